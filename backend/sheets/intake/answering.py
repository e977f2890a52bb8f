"""Answers as they come from a page: each is checked against what was asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from backend.problems import FieldError, Invalid
from backend.records import sheets as queries
from backend.sheets.intake import work
from backend.sheets.intake.memory import ROLES
from backend.sheets.intake.reading import COLUMN, meanings_of
from backend.sheets.intake.showing import Desk
from backend.sheets.models import SheetReading
from backend.sheets.store import By
from sync.intake.asking import COLUMN as OTHER_COLUMN
from sync.intake.asking import Asked
from sync.intake.place import (
    KEEP,
    NOBODY,
    OUT,
    YES,
    column_key,
    hours_key,
    name_key,
    person_key,
)
from sync.notation.text import plain
from sync.notation.typed import typed_minutes

Given = Mapping[str, str | None]
BY_COLUMN = ("hours_doubtful", "hours_guessed")
ANY_MONTH = "2026-01"


def checked(desk: Desk, given: Given, by: By) -> dict[str, Any]:
    """Return all answers with those given now: Invalid at each that answers nothing asked."""
    asked = {question.key: question for question in desk.questions}
    known = set(asked) | {hours_key(line.place) for line in desk.lines}
    known |= {person_key(line.name) for line in desk.lines if line.name}
    errors = []
    wanted: dict[str, str | None] = {}
    for key, value in given.items():
        code = _problem(desk, key, value, asked.get(key), known)
        if code is not None:
            errors.append(FieldError(f"/answers/{key}", code))
        wanted[key] = value
        wanted |= dict(_columns(desk, asked.get(key), value))
    if errors:
        raise Invalid(errors=errors)
    return work.answered(desk.kept, wanted, by)


def _problem(
    desk: Desk, key: str, value: str | None, asked: Asked | None, known: set[str]
) -> str | None:
    """The code of what is wrong with an answer."""
    if value is None:
        return None
    if key.startswith(COLUMN):
        return None if key in desk.kept.answers and value in ROLES else "not_a_choice"
    if key not in known:
        return "unknown_field"
    if key.startswith("person@"):
        return None if value == NOBODY or _may_be(desk, value) else "not_a_choice"
    offered = {option.value for option in asked.options} if asked else set()
    if value in offered or (key.startswith("hours@") and value in {OUT, KEEP}):
        return None
    return _typed_problem(key, value, asked)


def _may_be(desk: Desk, worker: str) -> bool:
    """Whether a person is in the register, and one that the viewer knows of."""
    if desk.own is not None:
        return worker in desk.own
    return worker in queries.known_workers(desk.kept.territory_id, [worker])


def _typed_problem(key: str, value: str, asked: Asked | None) -> str | None:
    if key.startswith("hours@") or (asked is not None and asked.takes == "hours"):
        read = typed_minutes(value, ANY_MONTH)
        return read.error or (None if read.minutes is not None else "required")
    if asked is not None and asked.takes == "name":
        return None if plain(value) else "required"
    return "not_a_choice"


def _columns(
    desk: Desk, asked: Asked | None, value: str | None
) -> Iterator[tuple[str, str | None]]:
    """What an answer about a column of hours says of the columns, by the words above them."""
    if asked is None or asked.code not in BY_COLUMN:
        return
    words = desk.grids.text(asked.cell)
    if value == YES and plain(words):
        yield column_key(words), "hours"
    elif value is not None and value.startswith(OTHER_COLUMN):
        if plain(words):
            yield column_key(words), "other"
        yield column_key(desk.grids.text(value.removeprefix(OTHER_COLUMN))), "hours"


def reads_again(kept: SheetReading, answers: Mapping[str, Any]) -> bool:
    """Tell whether answers change how the file is read: its columns, or the name of a line."""
    if meanings_of(kept.answers) != meanings_of(answers):
        return True
    names = {key for key in answers.keys() | kept.answers.keys() if key.startswith(name_key(""))}
    return any(_value(answers, key) != _value(kept.answers, key) for key in names)


def _value(answers: Mapping[str, Any], key: str) -> str | None:
    said = answers.get(key)
    return None if said is None else str(said["value"])
