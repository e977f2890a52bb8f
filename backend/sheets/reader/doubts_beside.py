"""Doubts about what stands beside the hours: a calendar, training, absences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.sheets.reader.beside import ABSENCE, TRAINING
from backend.sheets.reader.hours_columns import HOURS_PER_DAY
from backend.sheets.reader.more import unread_of
from sync.reconcile.reading import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.sheets.reader.table import SheetTables

TOLERANCE = 0.5
IN_DAYS = "days_times_seven"
_WORDS = {TRAINING: ("de formation", "of training"), ABSENCE: ("d'absence", "of absence")}


def units_beside(sheet: SheetTables) -> Iterator[Question]:
    """Columns counted seven hours a day: days of presence, training, absences in days."""
    line = max(sheet.headers[0].bottom - 1, 0)
    for plan in sheet.plans:
        for slot in plan.slots:
            if slot.column is None and slot.part_factor != 1.0:
                fr = "Les jours de ce calendrier ont été comptés 7 heures. Est-ce juste ?"
                en = "The days of this calendar were counted as 7 hours. Is that right?"
                yield Question(IN_DAYS, sheet.grid.place(line, slot.parts[0]), fr, en)
        for each in plan.besides:
            if each.factor == HOURS_PER_DAY:
                words = _WORDS[each.kind]
                fr = f"Ces jours {words[0]} ont été comptés 7 heures. Est-ce juste ?"
                en = f"These days {words[1]} were counted as 7 hours. Is that right?"
                yield Question(IN_DAYS, sheet.grid.place(line, each.columns[0]), fr, en)


def days_that_differ(sheet: SheetTables) -> Iterator[Question]:
    """A total that its days do not add up to: which of the two holds is asked."""
    for row in sheet.rows:
        days = round(sum(row.daily.values()), 4)
        if not row.daily or row.hours is None or abs(days - row.hours) <= TOLERANCE:
            continue
        fr = f"Les jours donnent {days:g} h, et le total {row.hours:g} h. Prendre les jours ?"
        en = f"The days give {days:g} h, and the total {row.hours:g} h. Take the days?"
        yield Question("days_differ", row.cells.get("hours"), fr, en, days)


def unread_beside(sheet: SheetTables) -> Iterator[Question]:
    """Words where hours of training or of absence were to stand."""
    people = {row.row for row in sheet.rows}
    for plan in sheet.plans:
        for row, cells in enumerate(sheet.grid.rows):
            if sheet.grid.line(row) not in people:
                continue
            for kind, column in unread_of(sheet.grid, plan, row):
                fr, en = _WORDS[kind]
                yield Question(
                    f"{kind}_unread",
                    sheet.grid.place(row, column),
                    f"« {cells[column]} » : combien d'heures {fr} ?",
                    f"“{cells[column]}”: how many hours {en}?",
                )
