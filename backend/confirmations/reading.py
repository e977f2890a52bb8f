"""Reading an answer as the page sends it: lines, hours, reasons, who signs."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from backend.confirmations.month import Line, Month
from backend.confirmations.words import REASONS, reason_text
from sync.hours import HOUR
from sync.notation.hours import hours_of

MOST_MINUTES = 744 * HOUR
LONGEST_NAME, LONGEST_NOTE = 120, 500
CHANGED = "changed"
Form = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said of one line; ``declared`` are the minutes that were on screen."""

    key: str
    state: str
    minutes: int | None = None
    declared: int | None = None
    digest: str | None = None
    comment: str = ""

    def plain(self) -> dict[str, Any]:
        """The answer as the receipt keeps it."""
        kept = {"key": self.key, "state": self.state, "minutes": self.minutes}
        return kept | {"declared": self.declared, "comment": self.comment}


@dataclass
class Given:
    """A whole answer, and what is wrong with it: places of the page with the name of the words."""

    answer_id: str
    name: str
    role: str
    answers: list[Answer] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """What tells this answer from another one."""
        said = [self.name, self.role, [each.plain() for each in self.answers]]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def read(form: Form, month: Month) -> Given:
    """An answer with its errors; the lines are those of the month as it stands now."""
    given = Given(
        answer_id=_id(form.get("answer", "")),
        name=_text(form, "name", LONGEST_NAME),
        role=_text(form, "role", LONGEST_NAME),
    )
    if not given.name:
        given.errors.append(("name", "no_name"))
    if not given.role:
        given.errors.append(("role", "no_role"))
    if is_of_another_month(form, month):
        given.errors.append(("lines", CHANGED))
        return given
    for number, line in enumerate(month.lines):
        answer = _line(form, number, line, given.errors)
        if answer is not None:
            given.answers.append(answer)
    if not given.answers and not given.errors:
        given.errors.append(("line-0", "nothing_said"))
    return given


def is_of_another_month(form: Form, month: Month) -> bool:
    """Tell whether the lines on screen are no longer those of the month."""
    seen = [(form.get(f"key-{n}"), form.get(f"seen-{n}")) for n in range(len(month.lines))]
    now = [(line.key, line.digest or "") for line in month.lines]
    return seen != now or f"key-{len(now)}" in form


def _line(form: Form, number: int, line: Line, errors: list[tuple[str, str]]) -> Answer | None:
    state = "exact" if "all" in form and line.minutes is not None else form.get(f"line-{number}")
    found = list(_errors(form, number, line, state))
    errors.extend(found)
    if found or state is None or state == "unknown":
        return None
    is_figure = state in ("exact", "corrected")
    minutes = _minutes(form, number) if state == "corrected" else line.minutes
    return Answer(
        key=line.key,
        state="confirmed" if is_figure else state,
        minutes=minutes if is_figure else None,
        declared=line.minutes,
        digest=line.digest,
        comment="" if state == "exact" else _comment(form, number),
    )


def _errors(form: Form, number: int, line: Line, state: str | None) -> Iterator[tuple[str, str]]:
    if state not in ("exact", "corrected", "contested", "not_here", "unknown") or (
        line.minutes is None and state == "exact"
    ):
        yield f"line-{number}", "no_answer"
        return
    if state == "corrected" and _minutes(form, number) is None:
        yield f"hours-{number}", "wrong_hours"
    differs = state == "contested" or (state == "corrected" and line.minutes is not None)
    if not differs or _is_said_already(form, number, line, state):
        return
    reason = form.get(f"reason-{number}")
    if reason not in REASONS:
        yield f"reason-{number}", "no_reason"
    elif reason == "other" and not _text(form, f"note-{number}", LONGEST_NOTE):
        yield f"note-{number}", "no_note"


def _is_said_already(form: Form, number: int, line: Line, state: str) -> bool:
    """Tell whether this is the answer that there is: its reason was asked for when it was given."""
    if line.said is None or line.answered != state:
        return False
    return state == "contested" or _minutes(form, number) == line.said.get("confirmed_minutes")


def _comment(form: Form, number: int) -> str:
    note = _text(form, f"note-{number}", LONGEST_NOTE)
    return reason_text(form.get(f"reason-{number}", ""), note)


def _minutes(form: Form, number: int) -> int | None:
    read = hours_of(form.get(f"hours-{number}", "").strip())
    if read.hours is None:
        return None
    minutes = round(read.hours * HOUR)
    return minutes if 0 <= minutes <= MOST_MINUTES else None


def _text(form: Form, name: str, longest: int) -> str:
    """One line of text without control signs."""
    said = "".join(sign if sign.isprintable() else " " for sign in form.get(name, ""))
    return " ".join(said.split())[:longest]


def _id(said: str) -> str:
    """The answer's own id; what is none becomes none and is never met again."""
    try:
        return str(UUID(said))
    except ValueError:
        return ""
