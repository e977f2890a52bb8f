"""The questions of a file: the reader's doubts, and what keeps a line from being counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.intake.beside import IN_DAYS, UNREAD
from sync.intake.place import (
    KEEP,
    NO,
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
from sync.reconcile.wording import hours, month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sync.reconcile.reading import Question, RowMatch, SheetReading, SheetRow

COLUMN = "column:"
COUNTED = ("hours", "training", "absence")
UNUSABLE = {
    "E_HOURS_MISSING": ("pas d'heures", "no hours"),
    "E_HOURS_UNREADABLE": ("heures illisibles", "unreadable hours"),
    "E_HOURS_NEGATIVE": ("heures négatives", "negative hours"),
    "E_HOURS_ABSURD": ("plus d'heures que le mois n'en compte", "more hours than the month has"),
    "E_FORMULA_NO_CACHE": ("formule sans résultat", "a formula without a result"),
}
DOUBTED = ("confirm", "ambiguous")
DAY_CHOICES = ((7.0, "7"), (7.5, "7,5"), (8.0, "8"))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be given."""

    value: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answers that are offered; ``takes`` says what may be typed instead.

    The file gives no sheet while a ``needed`` one waits. ``rows`` are the lines that it is about.
    """

    key: str
    code: str
    cell: str | None
    fr: str
    en: str
    options: tuple[Option, ...]
    rows: tuple[int, ...] = ()
    takes: str = ""
    needed: bool = True


_NONE_OF_THEM = Option(NOBODY, "Aucune de ces personnes", "None of these people")
_OUT = Option(OUT, "Laisser la ligne de côté", "Leave the line out")


def questions_of(
    reading: SheetReading,
    matches: Sequence[RowMatch],
    answers: Mapping[str, str],
    slot_months: Sequence[str],
    columns: Mapping[str, Sequence[tuple[str, str]]],
) -> tuple[Asked, ...]:
    """Return what is to be asked of a file; ``columns`` are (cell, words) beside a header's cell.

    The months first, then the columns, the figures, the people. What was answered stays there.
    """
    rows, places = reading.rows, places_of(reading.rows)
    found = [*_months(rows, slot_months)]
    found += [
        _doubt(question, rows, columns.get(question.cell or "", ()))
        for question in reading.questions
        if question.code != "month_unsaid"
    ]
    proposed = (f for f in found if f.code == "formula_without_value" and answers.get(f.key) != NO)
    told = {index for each in proposed for index in each.rows}
    for number, (row, place) in enumerate(zip(rows, places, strict=True)):
        found += _of_line(number, row, place, told=number in told)
    found += _people(rows, matches)
    return tuple({each.key: each for each in reversed(found)}.values())[::-1]


def _months(rows: Sequence[SheetRow], slot_months: Sequence[str]) -> Iterator[Asked]:
    unsaid = tuple(i for i, row in enumerate(rows) if row.month is None)
    if unsaid:
        fr, en = "De quel mois sont ces heures ?", "Of which month are these hours?"
        options = tuple(Option(m, month_fr(m), month_en(m)) for m in slot_months)
        yield Asked("month_unsaid", "month_unsaid", None, fr, en, options, unsaid)
    others = sorted({row.month for row in rows if row.month and row.month not in slot_months})
    if not others:
        return
    about = tuple(i for i, row in enumerate(rows) if row.month in others)
    fr = f"Le fichier parle de {', '.join(map(month_fr, others))}, et non du mois demandé."
    en = f"The file speaks of {', '.join(map(month_en, others))}, not of the month asked for."
    options = (
        Option("file", "Garder le mois du fichier", "Keep the month of the file"),
        Option(OUT, "Laisser ces lignes de côté", "Leave these lines out"),
    )
    if len(others) == len(slot_months) == 1:
        meant = f"Ce sont les heures de {month_fr(slot_months[0])}"
        same = Option("slot", meant, f"These are the hours of {month_en(slot_months[0])}")
        options = (same, *options)
    yield Asked("month_other", "month_other", None, fr, en, options, about)


def _doubt(
    question: Question, rows: Sequence[SheetRow], columns: Sequence[tuple[str, str]]
) -> Asked:
    key = f"{question.code}@{question.cell or ''}"
    same_cell = tuple(i for i, r in enumerate(rows) if r.cells.get("hours") == question.cell)
    below = tuple(
        i
        for i, r in enumerate(rows)
        if any(in_column(r.cells.get(each), question.cell) for each in COUNTED)
    )
    options, about, takes = _yes_no(question), same_cell, ""
    if question.code == IN_DAYS:
        options, about, takes = _units(), below, "hours"
    elif question.code.endswith(UNREAD):
        options, takes = (Option("0", "Aucune heure (0)", "No hours (0)"),), "hours"
        about = tuple(
            i for i, r in enumerate(rows) if in_column(r.cells.get("name"), question.cell)
        )
    elif question.code in {"hours_doubtful", "hours_guessed"}:
        options, about = _columns(question, columns), below
    return Asked(key, question.code, question.cell, question.fr, question.en, options, about, takes)


def _yes_no(question: Question) -> tuple[Option, ...]:
    said = "" if question.proposed is None else f" : {hours(round(question.proposed * 60))}"
    return Option(YES, f"Oui{said}", f"Yes{said}"), Option(NO, "Non", "No")


def _units() -> tuple[Option, ...]:
    days = (
        Option(f"{hours:g}", f"Des jours de {text} h", f"Days of {hours:g} h")
        for hours, text in DAY_CHOICES
    )
    return *days, Option("hours", "Ce sont déjà des heures", "These are hours already")


def _columns(question: Question, columns: Sequence[tuple[str, str]]) -> tuple[Option, ...]:
    yes = Option(YES, "Oui, ce sont les heures faites", "Yes, these are the hours done")
    others = (
        Option(f"{COLUMN}{cell}", f"Non, prendre « {words} »", f"No, take “{words}”")
        for cell, words in columns
        if cell != question.cell
    )
    return yes, *others


def _of_line(index: int, row: SheetRow, place: str, *, told: bool) -> Iterator[Asked]:
    cell = row.cells.get("hours") or row.cells.get("name")
    who = row.name_raw or f"ligne {row.row}"
    wrong = next((code for code in UNUSABLE if code in row.errors), None)
    if wrong is not None and not told:
        fr, en = UNUSABLE[wrong]
        zero = Option("0", "Aucune heure (0)", "No hours (0)")
        yield Asked(
            hours_key(place), wrong, cell, f"{who} : {fr}. Combien d'heures ?",
            f"{who}: {en}. How many hours?", (zero, _OUT), (index,), "hours",
        )  # fmt: skip
    if "E_NAME_MISSING" in row.errors:
        written = hours(row.minutes or 0)
        yield Asked(
            name_key(place), "E_NAME_MISSING", cell, f"{written} sans nom : de qui sont-elles ?",
            f"{written} without a name: whose are they?", (_OUT,), (index,), "name",
        )  # fmt: skip
    if "E_DUPLICATE_ROW" in row.errors:
        keep = Option(KEEP, "La compter aussi", "Count it too")
        yield Asked(
            twice_key(place), "E_DUPLICATE_ROW", cell, f"{who} : cette ligne répète une autre.",
            f"{who}: this line repeats another one.", (_OUT, keep), (index,),
        )  # fmt: skip


def _people(rows: Sequence[SheetRow], matches: Sequence[RowMatch]) -> Iterator[Asked]:
    """One question for each written name that is not sure on some line."""
    lines: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.name_raw:
            lines.setdefault(person_key(row.name_raw), []).append(index)
    for key, about in lines.items():
        worst = next((i for i in about if matches[i].band in DOUBTED), None)
        unknown = next((i for i in about if matches[i].band == "none"), None)
        shown = worst if worst is not None else unknown
        if shown is None:
            continue
        row, match = rows[shown], matches[shown]
        yield Asked(
            key, f"person_{match.band}", row.cells.get("name"),
            f"« {row.name_raw} » : qui est-ce ?", f"“{row.name_raw}”: who is it?",
            (*(Option(each, each, each) for each in match.candidates), _NONE_OF_THEM),
            tuple(about), needed=worst is not None,
        )  # fmt: skip
