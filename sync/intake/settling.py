"""What each line of a file is once the answers are taken into account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.hours import HOUR
from sync.intake.asking import UNUSABLE
from sync.intake.beside import IN_DAYS, NOTHING, SEVEN, Beside, beside, day_hours
from sync.intake.place import (
    KEEP,
    NOBODY,
    OUT,
    YES,
    hours_key,
    in_column,
    name_key,
    person_key,
    places_of,
    twice_key,
)
from sync.notation.typed import typed_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync.reconcile.reading import RowMatch, SheetReading, SheetRow


@dataclass(frozen=True, slots=True)
class Settled:
    """A line as it counts: ``minutes`` None while nobody knows; ``out`` when it is left aside.

    ``worker`` is the person that is sure or was said; ``decided`` tells that somebody said so.
    """

    index: int
    place: str
    row: SheetRow
    month: str | None
    name: str
    minutes: int | None
    worker: str | None
    decided: bool
    out: bool
    beside: Beside = NOTHING


def with_names(reading: SheetReading, answers: Mapping[str, str]) -> SheetReading:
    """Return the reading with the names that people gave to lines without one."""
    places = places_of(reading.rows)
    rows = tuple(
        replace(row, name_raw=said)
        if not row.name_raw and (said := answers.get(name_key(place), OUT)) != OUT
        else row
        for row, place in zip(reading.rows, places, strict=True)
    )
    return replace(reading, rows=rows)


def settled(
    reading: SheetReading,
    matches: Sequence[RowMatch],
    answers: Mapping[str, str],
    slot_months: Sequence[str],
) -> tuple[Settled, ...]:
    """Return every line as the answers make it; ``reading`` has the names that were given."""
    places = places_of(reading.rows)
    return tuple(
        _settled(index, (row, place, match), reading, answers, slot_months)
        for index, (row, place, match) in enumerate(zip(reading.rows, places, matches, strict=True))
    )


def _settled(
    index: int,
    line: tuple[SheetRow, str, RowMatch],
    reading: SheetReading,
    answers: Mapping[str, str],
    slot_months: Sequence[str],
) -> Settled:
    row, place, match = line
    month, left = _month(row, answers, slot_months)
    name = row.name_raw
    said = answers.get(person_key(name)) if name else None
    sure = match.worker_id if match.band == "sure" else None
    figure = answers.get(hours_key(place), "")
    out = (
        left
        or OUT in (figure, answers.get(name_key(place)))
        or ("E_DUPLICATE_ROW" in row.errors and answers.get(twice_key(place)) != KEEP)
    )
    minutes = _minutes(row, reading, answers, figure, month)
    return Settled(
        index, place, row, month, name,
        minutes=minutes,
        worker=sure if said is None else None if said == NOBODY else said,
        decided=said is not None,
        out=out,
        beside=beside(row, reading.questions, answers, minutes),
    )  # fmt: skip


def _month(
    row: SheetRow, answers: Mapping[str, str], slot_months: Sequence[str]
) -> tuple[str | None, bool]:
    """The month of a line, and whether lines of that month are left out."""
    if row.month is None:
        return answers.get("month_unsaid"), False
    if row.month in slot_months:
        return row.month, False
    said = answers.get("month_other")
    if said == "slot":
        return slot_months[0], False
    return row.month, said == OUT


def _minutes(
    row: SheetRow,
    reading: SheetReading,
    answers: Mapping[str, str],
    figure: str,
    month: str | None,
) -> int | None:
    """The typed figure, else what was read, with what was said of its cell and its column."""
    if figure not in {"", OUT, KEEP} and month is not None:
        return typed_minutes(figure, month).minutes
    hours = row.hours
    usable = not any(code in row.errors for code in UNUSABLE)
    for question in reading.questions:
        said = answers.get(f"{question.code}@{question.cell or ''}")
        if said is None:
            continue
        cell = row.cells.get("hours")
        if question.code == IN_DAYS and in_column(cell, question.cell):
            hours = None if hours is None else hours / SEVEN * day_hours(said)
        elif question.proposed is not None and cell == question.cell and said == YES:
            hours, usable = question.proposed, True
    return round(hours * HOUR) if hours is not None and usable else None
