"""The lines of a month's sheet from the lines of a file: those of one person are one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from sync.hours import HOUR
from sync.notation.text import plain, squeezed
from sync.validation import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sync.intake.settling import Settled
    from sync.reconcile.reading import SheetReading

_PART = re.compile(r"#\d+$")
"""Which part of a cell it is, where one holds several lines: a record names the cell."""
LONGEST_NAME, LONGEST_TUTOR, LONGEST_CELL, LONGEST_COMMENT = 200, 120, 60, 1000


def months_of(lines: Iterable[Settled]) -> tuple[str, ...]:
    """The months for which there is a line, in order."""
    return tuple(sorted({line.month for line in lines if line.month and not line.out}))


def values_of(
    lines: Iterable[Settled], month: str, jobs: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the values of the sheet's lines of a month; ``jobs`` are employments by person."""
    people: dict[str, list[Settled]] = {}
    for line in lines:
        if not line.out and line.month == month and line.minutes is not None:
            people.setdefault(line.worker or plain(line.name), []).append(line)
    return [_values(mine, jobs) for mine in people.values()]


def _values(mine: Sequence[Settled], jobs: Mapping[str, str]) -> dict[str, Any]:
    first = mine[0]
    kinds = {line.row.contract_type for line in mine}
    starts = [line.row.start for line in mine if line.row.start]
    ends = [line.row.end for line in mine if line.row.end]
    values = {
        "raw_name": clean(first.name, LONGEST_NAME),
        "worker_id": first.worker,
        "employment_id": jobs.get(first.worker or ""),
        "worked_minutes": sum(line.minutes or 0 for line in mine),
        "training_minutes": _sum(line.beside.training for line in mine),
        "absence_minutes": _sum(line.beside.absence for line in mine),
        "daily_minutes": _by_day(mine),
        "kind": first.row.contract_type if len(kinds) == 1 else None,
        "tutor_raw": clean(first.row.tutor or "", LONGEST_TUTOR) or None,
        "cell": clean(_PART.sub("", first.place), LONGEST_CELL),
        "comment": _comment(mine),
    }
    if not any("E_DATE_ORDER" in line.row.errors for line in mine):
        values["starts_on"] = min(starts).isoformat() if starts else None
        values["ends_on"] = max(ends).isoformat() if ends and len(ends) == len(mine) else None
    return {name: value for name, value in values.items() if value is not None}


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _by_day(mine: Sequence[Settled]) -> dict[str, int] | None:
    """The minutes of days, where every line says them."""
    if not all((line.beside.daily and _own_month(line)) or not line.minutes for line in mine):
        return None
    days: Counter[str] = Counter()
    for line in mine:
        days.update(line.beside.daily)
    possible = max(days.values(), default=0) <= 24 * HOUR
    return dict(sorted(days.items())) if days and possible else None


def _own_month(line: Settled) -> bool:
    """Whether the line counts for the month that the file says: else its days are of another."""
    return line.month == line.row.month


def _comment(mine: Sequence[Settled]) -> str | None:
    """Says that several lines of the file were added up, and where they stand."""
    if len(mine) == 1:
        return None
    cells = ", ".join(line.place for line in mine)
    return clean(f"{len(mine)} lignes du fichier réunies : {cells}", LONGEST_COMMENT)


def clean(text: str, most: int) -> str:
    """A text from outside as a record may hold it."""
    return squeezed(FORBIDDEN.sub("", text))[:most].strip()


def total_of(reading: SheetReading, month: str) -> int | None:
    """The total that the file states for a month in minutes, when there is exactly one."""
    stated = [t for t in reading.totals if t.kind == "total" and t.month in (month, None)]
    if len(stated) != 1 or stated[0].hours < 0:
        return None
    covered = {reading.rows[i].month for i in stated[0].rows}
    return round(stated[0].hours * 60) if covered <= {month} else None
