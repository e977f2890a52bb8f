"""The monthly sheets of every company on every lot with a clause."""

from dataclasses import dataclass, replace
from datetime import timedelta

from backend.demo.days import in_office_hours
from backend.demo.deposits import Deposit, deposits
from backend.demo.dice import Dice
from backend.demo.ledger import confirm, retain
from backend.demo.lines import Line, spoil, true_line
from backend.demo.world import Party, Post, Worker, World
from sync.hours import days_of, months_between

CHANNELS = {"xlsx": 46, "portal": 24, "email": 14, "csv": 8, "paper": 8}


@dataclass(frozen=True)
class Habits:
    """How one company fills its sheets."""

    channel: str
    fills_days: bool
    names_tutors: bool
    confirms: bool


def draw_sheets(world: World) -> None:
    """Every month of every party, until the month before today's."""
    random = world.book.random("sheets")
    last = world.today.replace(day=1) - timedelta(days=1)
    for party in (each for each in world.parties if each.has_clause):
        channel = random.weighted(CHANNELS)
        days = channel != "paper" and random.chance(0.4)
        habits = Habits(channel, days, random.chance(0.4), random.chance(0.72))
        for month in months_between(party.from_on, min(party.to_on or last, last)):
            people = _people(party, month)
            if people or (party.parent is None and random.chance(0.25)):
                _month(world, random, party, month, (people, habits))


def _people(party: Party, month: str) -> dict[Worker, list[Post]]:
    """Who was there in a month; somebody hired twice in it stands on one line."""
    days = days_of(month)
    people: dict[Worker, list[Post]] = {}
    for post in party.posts:
        if any(day in kept for kept in (post.worked, post.trained, post.absent) for day in days):
            people.setdefault(post.job.worker, []).append(post)
    return people


def _month(
    world: World,
    random: Dice,
    party: Party,
    month: str,
    told: tuple[dict[Worker, list[Post]], Habits],
) -> None:
    people, habits = told
    true = [true_line(random, posts, month) for posts in people.values()]
    versions = deposits(random, month, world.today)
    for deposit in versions:
        is_last = deposit is versions[-1]
        lines = [replace(line, worked=dict(line.worked)) for line in true]
        if deposit.version == 1:
            lines = _with_accidents(random, lines, 0.5 if deposit.comment else 0.07)
        sheet_id = _write(world, random, party, month, (deposit, lines, habits))
        if not is_last or deposit.on is None:
            continue
        party.declared += sum(line.minutes for line in lines)
        if habits.confirms:
            confirm(world, random, party, month, (deposit, lines))
        if deposit.closed_on is not None:
            retain(world, random, party, month, (sheet_id, deposit.closed_on, lines))


def _with_accidents(random: Dice, lines: list[Line], share: float) -> list[Line]:
    kept = [line for line in lines if len(lines) == 1 or not random.chance(share / 6)]
    for line in kept:
        if random.chance(share):
            spoil(random, line)
    return kept


def _write(
    world: World,
    random: Dice,
    party: Party,
    month: str,
    told: tuple[Deposit, list[Line], Habits],
) -> str:
    deposit, lines, habits = told
    total = sum(line.minutes for line in lines)
    slip = 420 if lines and random.chance(0.015) else 0
    sheet_id = world.book.add(
        "monthly_sheet",
        party_id=party.id,
        period=month,
        version=deposit.version,
        state=deposit.state,
        state_comment=deposit.comment or (None if lines else "Aucune heure ce mois-ci."),
        channel=habits.channel,
        submitted_at=in_office_hours(random, deposit.on) if deposit.on else None,
        submitted_by=party.company.contacts[0].name if deposit.on else None,
        declared_total_minutes=total + slip,
    )
    for row, line in enumerate(lines):
        _write_line(world, sheet_id, line, habits, row)
    return sheet_id


def _write_line(world: World, sheet_id: str, line: Line, habits: Habits, row: int) -> None:
    days = habits.fills_days and line.total is None
    first = min(line.worked, default=None)
    tutor = line.job.tutor_on(first) if habits.names_tutors and first else None
    world.book.add(
        "sheet_line",
        sheet_id=sheet_id,
        raw_name=line.raw_name,
        worker_id=line.job.worker.id if line.is_matched else None,
        employment_id=line.job.id if line.is_matched else None,
        worked_minutes=line.minutes,
        training_minutes=line.trained or None,
        absence_minutes=sum(line.absent.values()) or None,
        daily_minutes={d.isoformat(): m for d, m in line.worked.items()} if days else None,
        kind=line.job.kind,
        tutor_raw=tutor.name if tutor else None,
        cell=f"Feuil1!A{row + 8}" if habits.channel in {"xlsx", "csv"} else None,
        comment=line.comment,
    )
