"""Where we stand: hours due, declared, confirmed and retained, against the time that has passed.

Minutes are integers; rates are per mille, rounded down and never clamped, for more than the hours
due is a normal outcome (129 % in 2009, on operations that were received). A forecast is linear: the
pace so far, held until the due day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sync.hours import first_day, month_after, month_of, months_between

MILLE = 1000
DAYS_OF_A_MONTH = (1461, 48)
"""30.4375 days as a fraction, so that every figure is exact."""


class Figures(NamedTuple):
    """Minutes of a month, or of many: ``closed`` is the part of retained that is in the ledger.

    ``disputed`` are minutes that findings take and nobody has decided on.
    """

    declared: int = 0
    confirmed: int = 0
    retained: int = 0
    disputed: int = 0
    closed: int = 0

    def plus(self, other: Figures) -> Figures:
        """The sum of both, figure by figure."""
        a, b, c, d, e = self
        f, g, h, i, j = other
        return Figures(a + f, b + g, c + h, d + i, e + j)


NOTHING = Figures()
ByMonth = Mapping[str, Figures]


@dataclass(frozen=True, kw_only=True)
class Due:
    """What one clause asks today: its last effective amendment holds."""

    clause: str
    required: int
    first: date
    due: date
    received_on: date | None = None
    figures: ByMonth = field(default_factory=dict)

    @cached_property
    def total(self) -> Figures:
        """The sum over all months."""
        return summed(self.figures.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Hours due and retained of what was received, and their ratio."""

    required: int
    retained: int
    rate: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where some clauses stand together on a day.

    ``elapsed`` is the share of time gone, weighed by the hours due; ``forecast`` is None before any
    time has passed; ``pace`` and ``pace_needed`` are minutes a month.
    """

    clauses: int
    required: int
    figures: Figures
    rate: int | None
    elapsed: int | None
    starts_on: date | None
    due_on: date | None
    forecast: int | None
    missing: int
    pace: int | None
    pace_needed: int | None
    received: Rate | None


def standing_of(dues: Iterable[Due], as_of: date) -> Standing:
    """Where clauses stand together."""
    mine = tuple(dues)
    required = sum(each.required for each in mine)
    figures = summed(each.total for each in mine)
    begun = [each for each in mine if _gone(each, as_of) > 0]
    received = [each for each in mine if each.received_on is not None and each.received_on <= as_of]
    return Standing(
        clauses=len(mine),
        required=required,
        figures=figures,
        rate=_per_mille(figures.retained, required),
        elapsed=_elapsed(mine, as_of),
        starts_on=min((each.first for each in mine), default=None),
        due_on=max((each.due for each in mine), default=None),
        forecast=sum(_forecast(each, as_of) for each in begun) if begun else None,
        missing=max(0, required - figures.retained),
        pace=sum(_pace(each, as_of) for each in begun) if begun else None,
        pace_needed=_pace_needed(mine, as_of),
        received=_received(received),
    )


def summed(figures: Iterable[Figures]) -> Figures:
    """The sum of figures."""
    columns = list(zip(*figures, strict=True))
    return Figures(*map(sum, columns)) if columns else NOTHING


def by_month(dues: Iterable[Due]) -> dict[str, Figures]:
    """The figures of clauses together, month by month."""
    found: dict[str, Figures] = {}
    for each in dues:
        for month, figures in each.figures.items():
            found[month] = found.get(month, NOTHING).plus(figures)
    return dict(sorted(found.items()))


def objective(dues: Iterable[Due], until: date) -> dict[str, int]:
    """What a linear pace would have brought by the end of each month, all clauses together."""
    mine = [each for each in dues if each.required]
    if not mine:
        return {}
    first, last = min(each.first for each in mine), max(each.due for each in mine)
    months = months_between(first, min(max(last, first), until))
    return {month: sum(_due_by(each, month) for each in mine) for month in months}


def fte(minutes: int, annual_minutes: int) -> int:
    """Full-time equivalents in hundredths, rounded to the nearest."""
    return (200 * minutes + annual_minutes) // (2 * annual_minutes)


def _due_by(due: Due, month: str) -> int:
    whole = max(1, (due.due - due.first).days)
    if month >= month_of(due.due):
        return due.required
    if month < month_of(due.first):
        return 0
    after = first_day(month_after(month))
    return due.required * min(whole, max(0, (after - due.first).days)) // whole


def a_month(minutes: int, days: int) -> int:
    """The minutes of a month at a pace of so many in some days, at least one."""
    numerator, denominator = DAYS_OF_A_MONTH
    return minutes * numerator // (denominator * days)


def _gone(due: Due, as_of: date) -> int:
    whole = (due.due - due.first).days
    return max(0, min((as_of - due.first).days, whole))


def _per_mille(part: int, whole: int) -> int | None:
    return None if whole == 0 else MILLE * part // whole


def _elapsed(dues: tuple[Due, ...], as_of: date) -> int | None:
    weighed = [(each, each.required) for each in dues if (each.due - each.first).days > 0]
    weight = sum(each for _, each in weighed)
    if not weighed or weight == 0:
        return None
    share = sum(
        MILLE * weight_of * _gone(due, as_of) // (due.due - due.first).days
        for due, weight_of in weighed
    )
    return share // weight


def _forecast(due: Due, as_of: date) -> int:
    gone, retained = _gone(due, as_of), due.total.retained
    return retained * (due.due - due.first).days // gone


def _pace(due: Due, as_of: date) -> int:
    return a_month(due.total.retained, _gone(due, as_of))


def _pace_needed(dues: tuple[Due, ...], as_of: date) -> int | None:
    """What each clause lacks over the months it has left; what is overdue has no pace."""
    left = [(each, (each.due - as_of).days) for each in dues if each.due > as_of]
    if not left:
        return None
    return sum(
        a_month(max(0, each.required - each.total.retained), days_left) for each, days_left in left
    )


def _received(dues: list[Due]) -> Rate | None:
    if not dues:
        return None
    required = sum(each.required for each in dues)
    retained = sum(each.total.retained for each in dues)
    return Rate(required=required, retained=retained, rate=_per_mille(retained, required))
