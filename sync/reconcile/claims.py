"""A claim: what one sheet declares for one person in one month; rows of one person add up.

A line whose person is not known is a claim of its own, which only the rules of identity look at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sync.hours import days_of, is_working_day
from sync.reconcile.declared import Match
from sync.reconcile.effects import Link, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from sync.reconcile.declared import Line, Sheet
    from sync.reconcile.effects import ClaimKey
    from sync.reconcile.registers import Employment

V = TypeVar("V")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Claim:
    """The declared minutes (D) of one person on one sheet for one month.

    ``employments`` are all contracts with this company, ``active`` those that meet the month,
    ``covered`` its days inside an active contract, ``days`` the day grid where there is one.
    """

    key: ClaimKey
    sheet: Sheet
    worker: str | None
    lines: tuple[Line, ...]
    minutes: int
    days: Mapping[date, int]
    employments: tuple[Employment, ...] = ()
    active: tuple[Employment, ...] = ()
    covered: tuple[date, ...] = ()

    @property
    def month(self) -> str:
        """The month declared."""
        return self.key.month

    @property
    def company(self) -> str:
        """The company whose line it is."""
        return self.key.company

    @property
    def lot(self) -> str:
        """The lot declared for."""
        return self.sheet.lot

    @property
    def place(self) -> Place:
        """Where its first line stands in the file."""
        return Place(self.lines[0].tab, self.lines[0].row)

    @property
    def links(self) -> tuple[Link, ...]:
        """The very lines, with their cells."""
        return tuple(link_of(line) for line in self.lines)

    @property
    def contract_links(self) -> tuple[Link, ...]:
        """The contracts active in the month."""
        return tuple(Link("employment", employment.id) for employment in self.active)

    @property
    def training(self) -> int:
        """The part of the minutes that is training."""
        return sum(line.training for line in self.lines if line.counted)

    @property
    def on_site(self) -> int:
        """The minutes that are not training: what a site can confirm or register."""
        return max(0, self.minutes - self.training)


def link_of(line: Line) -> Link:
    """The evidence link of a line, with its place in the file."""
    place = None if line.row is None else f"{line.tab or ''}!{line.row}"
    return Link("sheet_line", line.id, line.cell or place)


def subjects(sheet: Sheet) -> Iterator[tuple[Line, str]]:
    """Each line with what it is known by: its person, or its written name when unresolved."""
    names: Counter[tuple[str, str]] = Counter()
    for line in sorted(sheet.lines, key=lambda each: (each.tab or "", each.row or 0, each.id)):
        if line.match is Match.KNOWN and line.worker is not None:
            yield line, line.worker
            continue
        names[line.month, line.name] += 1
        number = names[line.month, line.name]
        yield line, f"«{line.name[:80]}»" + (f"#{number}" if number > 1 else "")


def is_blocked(sheet: Sheet) -> bool:
    """Unreadable, or of a month that was not asked for: its rows are not reconciled."""
    return bool(sheet.faults) or wrong_months(sheet) != ()


def wrong_months(sheet: Sheet) -> tuple[str, ...]:
    """The months that a sheet states outside its deposit slot."""
    return tuple(sorted(set(sheet.stated) - set(sheet.slot)))


def covered_days(employments: Iterable[Employment], month: str) -> tuple[date, ...]:
    """The days of a month inside one of these contracts."""
    mine = tuple(employments)
    if any(e.covers(days_of(month)[0]) and e.covers(days_of(month)[-1]) for e in mine):
        return days_of(month)
    return tuple(day for day in days_of(month) if any(e.covers(day) for e in mine))


def working(days: Iterable[date]) -> int:
    """How many of these days are Monday to Saturday and no public holiday."""
    return sum(map(is_working_day, days))


def group(values: Iterable[V], key: Callable[[V], K]) -> dict[K, tuple[V, ...]]:
    """Values by key, each group in the order of the values."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for value in values:
        found[key(value)].append(value)
    return {name: tuple(each) for name, each in found.items()}
