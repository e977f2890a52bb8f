"""What the reader was not sure of, as questions to the company: never a silent guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.sheets.reader.doubts_beside import days_that_differ, units_beside, unread_beside
from backend.sheets.reader.hours_columns import DOUBTFUL, PARTS
from backend.sheets.reader.people import slot_hours
from sync.reconcile.reading import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backend.sheets.reader.hours_columns import HoursSlot
    from backend.sheets.reader.table import SheetTables
    from sync.reconcile.reading import SheetRow, StatedTotal

LOST_COMMA = 100
TOLERANCE = 0.5


def doubts_of(
    sheets: Sequence[SheetTables], rows: Sequence[SheetRow], totals: Sequence[StatedTotal]
) -> tuple[Question, ...]:
    """The questions of a file, the columns first, then the lines."""
    found = [question for sheet in sheets for question in _of_columns(sheet)]
    if any(row.month is None for row in rows):
        found.append(
            Question("month_unsaid", None, "De quel mois s'agit-il ?", "Which month is it?")
        )
    found += [question for total in totals for question in _lost_commas(rows, total)]
    of_sheets = (units_beside, _uncomputed, days_that_differ, unread_beside)
    found += [question for ask in of_sheets for sheet in sheets for question in ask(sheet)]
    return tuple(dict.fromkeys(found))


def _of_columns(sheet: SheetTables) -> Iterator[Question]:
    guessed = any(header.guessed for header in sheet.headers)
    for plan in sheet.plans:
        for slot in plan.slots:
            if slot.column is not None and (why := _why_doubtful(slot, guessed=guessed)):
                cell = sheet.grid.place(max(sheet.headers[0].bottom - 1, 0), slot.column)
                yield Question(why[0], cell, why[1], why[2])


def _why_doubtful(slot: HoursSlot, *, guessed: bool) -> tuple[str, str, str] | None:
    if slot.factor != 1.0:
        fr = "Cette colonne est en jours : ils ont été comptés 7 heures. Est-ce juste ?"
        return "days_times_seven", fr, "This column is in days, counted as 7 hours. Is that right?"
    if slot.rank < min(DOUBTFUL, PARTS):
        fr = "Cette colonne n'a pas l'air d'être les heures faites. Faut-il la prendre ?"
        return "hours_doubtful", fr, "This column may not be the hours done. Should it be used?"
    if guessed:
        fr = "Cette colonne a été prise pour les heures d'après son contenu. Est-ce juste ?"
        return "hours_guessed", fr, "This column was taken for the hours by its content. Right?"
    return None


def _lost_commas(rows: Sequence[SheetRow], total: StatedTotal) -> Iterator[Question]:
    """A total that adds up once a figure is divided by a hundred shows a lost comma."""
    covered = [rows[i] for i in total.rows]
    excess = sum(row.hours or 0.0 for row in covered) - total.hours
    for row in covered:
        hours = row.hours or 0.0
        meant = hours / LOST_COMMA
        if hours >= LOST_COMMA and abs(excess - (hours - meant)) <= TOLERANCE:
            fr = f"Le total écrit donne ici {meant:g} h, et non {hours:g} h. Est-ce cela ?"
            en = f"The written total gives {meant:g} h here, not {hours:g} h. Is it that?"
            yield Question("comma_lost", row.cells.get("hours"), fr, en, round(meant, 4))


def _uncomputed(sheet: SheetTables) -> Iterator[Question]:
    """A formula without its value beside filled weeks or days: their sum is proposed."""
    slots = {slot.column: slot for plan in sheet.plans for slot in plan.slots if slot.parts}
    people = {row.row for row in sheet.rows}
    for row, column in sorted(sheet.grid.uncached):
        if column not in slots or sheet.grid.line(row) not in people:
            continue
        _, hours, _ = slot_hours(sheet.grid, slots[column].without_column(), row)
        if hours is not None:
            fr = f"La formule n'a pas de valeur ; ses colonnes donnent {hours:g} h. Est-ce juste ?"
            en = f"The formula has no value; its columns give {hours:g} h. Is that right?"
            cell = sheet.grid.place(row, column)
            yield Question("formula_without_value", cell, fr, en, hours)
