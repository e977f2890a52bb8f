"""What stands beside a line's hours, once the answers are taken into account."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.hours import HOUR
from sync.intake.place import in_column
from sync.notation.typed import typed_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sync.reconcile.reading import Question, SheetRow

ANY_MONTH = "2000-01"
DAY = 24 * HOUR
UNREAD = "_unread"
IN_DAYS = "days_times_seven"
KINDS = ("training", "absence")
SEVEN = 7


@dataclass(frozen=True, slots=True)
class Beside:
    """Minutes of training and of absence, None where nothing is written; minutes of days."""

    training: int | None = None
    absence: int | None = None
    daily: Mapping[str, int] = field(default_factory=dict)


NOTHING = Beside()


def beside(
    row: SheetRow,
    questions: Iterable[Question],
    answers: Mapping[str, str],
    minutes: int | None,
) -> Beside:
    """Return what stands beside ``minutes``; days that do not add up to them are none."""
    asked = tuple(questions)

    def scale(cell: str | None) -> float:
        return _scale(cell, asked, answers)

    figures = {kind: _figure(row, kind, scale, (asked, answers)) for kind in KINDS}
    return Beside(figures["training"], figures["absence"], _daily(row, scale, minutes))


def day_hours(said: str) -> float:
    """Return the hours of a day as answered: "7", "7.5", "hours" (the figure was one of hours)."""
    if said == "hours":
        return 1.0
    read = typed_minutes(said, ANY_MONTH).minutes
    return SEVEN if not read else read / HOUR


def _scale(cell: str | None, questions: Iterable[Question], answers: Mapping[str, str]) -> float:
    """By how much a figure counted seven hours a day is to be multiplied."""
    for question in questions:
        said = answers.get(f"{question.code}@{question.cell or ''}")
        if question.code == IN_DAYS and said is not None and in_column(cell, question.cell):
            return day_hours(said) / SEVEN
    return 1.0


def _figure(
    row: SheetRow,
    kind: str,
    scale: Callable[[str | None], float],
    said: tuple[Iterable[Question], Mapping[str, str]],
) -> int | None:
    questions, answers = said
    own = row.cells.get("name") or row.cells.get("hours")
    hours: float | None = getattr(row, kind)
    found = None if hours is None else round(hours * scale(row.cells.get(kind)) * HOUR)
    for question in questions:
        if question.code == f"{kind}{UNREAD}" and in_column(question.cell, own):
            answer = answers.get(f"{question.code}@{question.cell}", "")
            typed = typed_minutes(answer, ANY_MONTH).minutes
            found = found if typed is None else (found or 0) + typed
    return found


def _daily(
    row: SheetRow, scale: Callable[[str | None], float], minutes: int | None
) -> dict[str, int]:
    found = {
        day: round(hours * scale(row.cells.get(day)) * HOUR) for day, hours in row.daily.items()
    }
    whole = minutes is not None and abs(sum(found.values()) - minutes) <= len(found)
    return found if whole and all(0 < each <= DAY for each in found.values()) else {}
