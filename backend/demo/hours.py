"""What everybody really did, day by day: sheets, registers and visits then tell it in their way."""

from datetime import date, timedelta

from backend.demo.days import days_between
from backend.demo.dice import Dice
from backend.demo.world import Post, World
from sync.hours import is_open_day

QUARTER = 15
SUMMER_WEEKS = frozenset({32, 33})
WINTER_WEEKS = frozenset({52, 1})
LONGEST_SICK = 6
WEEKS_OF_SCHOOL = 4


def draw_hours(world: World) -> None:
    """The days worked, trained and missed of each post, up to the day before today."""
    random = world.book.random("hours")
    for party in world.parties:
        shut = {2: SUMMER_WEEKS, 1: WINTER_WEEKS}.get(random.randint(0, 4), frozenset())
        for post in party.posts:
            _fill(random, post, world.today - timedelta(days=1), shut | WINTER_WEEKS)


def _fill(random: Dice, post: Post, last: date, shut: frozenset[int]) -> None:
    usual = _usual(post)
    away_until, reason = date.min, ""
    school = random.randrange(WEEKS_OF_SCHOOL) if post.job.kind in {"PRO", "APPR"} else None
    for day in days_between(post.from_on, min(post.to_on or last, last)):
        week = day.isocalendar().week
        if not is_open_day(day):
            continue
        if week in shut:
            post.absent[day] = "leave"
        elif week % WEEKS_OF_SCHOOL == school:
            post.trained[day] = usual
        elif day <= away_until:
            post.absent[day] = reason
        elif random.chance(0.015):
            reason = random.weighted({"sick": 60, "leave": 40})
            away_until = day + timedelta(days=random.randint(0, LONGEST_SICK))
            post.absent[day] = reason
        else:
            post.worked[day] = usual if random.chance(0.94) else _other(random, usual)


def _usual(post: Post) -> int:
    whole = post.job.weekly_minutes * post.percent // 500
    return max(QUARTER, whole // QUARTER * QUARTER)


def _other(random: Dice, usual: int) -> int:
    """A day left early, or a long one."""
    return random.choice((usual // 2 // QUARTER * QUARTER, usual + 60, usual + 30))
