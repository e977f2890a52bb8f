"""A person's line on a monthly sheet: what was done, and what companies make of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from backend.demo.dice import Dice
from backend.demo.names import Name
from backend.demo.world import Job, Post
from sync.hours import FULL_MONTH, HOUR, days_of, is_open_day, is_public_holiday

Days = dict[date, int]
DAY = 7 * HOUR


@dataclass
class Line:
    """What a sheet says of one person, beside what is true."""

    job: Job
    raw_name: str
    worked: Days
    trained: int
    absent: Days
    truth: int
    total: int | None = None
    is_matched: bool = True
    is_honest: bool = True
    cell: str | None = None
    comment: str | None = None
    usual: int = field(default=DAY)

    @property
    def minutes(self) -> int:
        """Declared minutes of work."""
        return sum(self.worked.values()) if self.total is None else self.total


def true_line(random: Dice, posts: list[Post], month: str) -> Line:
    """The line that tells a person's month at one party as it was."""
    days = days_of(month)
    job = posts[-1].job
    usual = max(15, job.weekly_minutes * posts[-1].percent // 500)
    worked = {d: p.worked[d] for p in posts for d in days if d in p.worked}
    return Line(
        job=job,
        raw_name=_written(random, job.worker.name),
        worked=dict(sorted(worked.items())),
        trained=sum(p.trained.get(d, 0) for p in posts for d in days),
        absent={d: usual for p in posts for d in days if p.absent.get(d) == "sick"},
        truth=sum(worked.values()),
        usual=usual,
    )


def _written(random: Dice, name: Name) -> str:
    forms = (
        f"{name.last.upper()} {name.first}",
        f"{name.first} {name.last}",
        f"{name.last.upper()} {name.first.upper()}",
        f"{name.last} {name.first[0]}.",
    )
    return random.choices(forms, (60, 20, 15, 5))[0]


def absences_as_worked(random: Dice, line: Line) -> None:
    """The company counts days of absence as worked."""
    del random
    line.worked = dict(sorted((line.worked | line.absent).items()))
    line.absent = {}


def full_month(random: Dice, line: Line) -> None:
    """The legal monthly hours, whatever was worked."""
    del random
    line.total = FULL_MONTH
    line.comment = "Forfait mensuel"


def long_day(random: Dice, line: Line) -> None:
    """One day of more than ten hours."""
    if line.worked:
        line.worked[random.choice(list(line.worked))] = 11 * HOUR


def day_off(random: Dice, line: Line) -> None:
    """A public holiday or a Sunday counted as worked."""
    if not line.worked:
        return
    month = days_of(next(iter(line.worked)).strftime("%Y-%m"))
    off = [d for d in month if is_public_holiday(d)] or [d for d in month if d.weekday() > 5]  # noqa: PLR2004
    line.worked[random.choice(off)] = DAY
    line.worked = dict(sorted(line.worked.items()))


def before_hire(random: Dice, line: Line) -> None:
    """Days before the job contract, when it begins in the month."""
    first = line.job.starts_on
    days = [first - timedelta(days=n) for n in range(1, 6)]
    early = [d for d in days if d.month == first.month and is_open_day(d)]
    if line.worked and first.month == next(iter(line.worked)).month:
        added = dict.fromkeys(early[: random.randint(1, 3)], DAY)
        line.worked = dict(sorted((added | line.worked).items()))


def unmatched(random: Dice, line: Line) -> None:
    """A name that nobody recognises."""
    name = line.job.worker.name
    at = random.randrange(len(name.last))
    line.raw_name = f"{name.last[:at]}{name.last[at + 1 :]} {name.first[:2]}"
    line.is_matched = False


def gap(random: Dice, line: Line) -> None:
    """A few hours too many or too few."""
    line.total = max(0, line.minutes + random.choice((-3, 3, 7, 10, 14)) * HOUR)


ACCIDENTS: dict[Callable[[Dice, Line], None], int] = {
    absences_as_worked: 4,
    full_month: 2,
    long_day: 2,
    day_off: 2,
    before_hire: 2,
    unmatched: 2,
    gap: 4,
}


def spoil(random: Dice, line: Line) -> None:
    """Let one accident happen to a line."""
    before = line.minutes
    random.weighted(ACCIDENTS)(random, line)
    line.is_honest = line.minutes == before
