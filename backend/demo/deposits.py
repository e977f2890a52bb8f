"""When a company's sheet of a month comes, in which state it is, and whether it comes twice."""

from dataclasses import dataclass
from datetime import date, timedelta

from backend.demo.days import open_day_from, open_day_until
from backend.demo.dice import Dice
from sync.hours import first_day, month_after

DUE_DAY = 10
CLOSING_AFTER, READING = 3, 12
"""Months until a month is closed; days until a sheet is read."""

RETURNS = (
    "Total différent de la somme des lignes : merci de vérifier.",
    "Une personne vue sur le chantier ne figure pas sur la fiche.",
    "Les absences sont comptées comme des heures travaillées.",
    "Merci de séparer les heures de formation.",
)


@dataclass(frozen=True)
class Deposit:
    """One version of a sheet; `on` is None while it is a draft, `closed_on` while it is open."""

    version: int
    state: str
    on: date | None
    comment: str | None = None
    closed_on: date | None = None


def deposits(random: Dice, month: str, today: date) -> list[Deposit]:
    """The versions of a sheet of a month, as they stand today; none when it is missing."""
    if random.chance(0.03):
        return []
    after = first_day(month_after(month))
    if random.chance(0.13):
        on = open_day_from(after + timedelta(days=DUE_DAY + random.randint(0, 30)))
    else:
        on = open_day_until(after + timedelta(days=random.randint(3, DUE_DAY - 1)))
    if on >= today:
        return [Deposit(1, "draft", None)] if random.chance(0.3) else []
    if not random.chance(0.06):
        return [_standing(random, 1, month, on, today)]
    returned = Deposit(1, "returned", on, random.choice(RETURNS))
    again = open_day_from(on + timedelta(days=random.randint(6, 24)))
    if again >= today:
        return [returned]
    return [returned, _standing(random, 2, month, again, today)]


def _standing(random: Dice, version: int, month: str, on: date, today: date) -> Deposit:
    closing = open_day_from(first_day(month_after(month, CLOSING_AFTER)) + timedelta(days=4))
    closing = max(closing, open_day_from(on + timedelta(days=READING)))
    if closing < today:
        return Deposit(version, "closed", on, None, closing)
    is_read = on + timedelta(days=READING) < today and random.chance(0.85)
    return Deposit(version, "reviewed" if is_read else "submitted", on)
