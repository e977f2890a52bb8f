"""Whether the values of a record are what its declaration allows.

``check_values`` looks at single fields (all of a record, or only those that a change sets);
``check_record`` looks at a whole record, its missing fields and the rules between fields. Both
return problems as values: a JSON pointer and a stable code, worded where they are shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sync.notation.text import is_one_line
from sync.record import Choice, Field, Kind, RecordType

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DIGEST = re.compile(r"[0-9a-f]{64}")
MONTH = re.compile(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z")
"""A month of this century; everything that takes one from outside asks this."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
ANSWERS = ("yes", "partial", "no", "na")
LONGEST_LINE = 200
"""Longer texts are prose: they may have several lines, and signs that join others."""
NOTE_LENGTH = 1000
EVIDENCE_PIECES = 5
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field; ``limit`` is the bound that was crossed, if any."""

    pointer: str
    code: str
    limit: int | None = None


Verdict = tuple[str, int | None] | None


def _text(field: Field, value: object) -> Verdict:
    if not isinstance(value, str) or FORBIDDEN.search(value):
        return "not_a_text", None
    if (field.high or 0) <= LONGEST_LINE and not is_one_line(value):
        return "not_a_text", None
    if field.high is not None and len(value) > field.high:
        return "too_long", field.high
    return ("too_short", field.low) if len(value) < (field.low or 0) else None


def _number(field: Field, value: object) -> Verdict:
    if not isinstance(value, int) or isinstance(value, bool):
        return "not_a_whole_number", None
    if field.low is not None and value < field.low:
        return "too_small", field.low
    return ("too_large", field.high) if field.high is not None and value > field.high else None


def _matching(pattern: re.Pattern[str], code: str) -> Callable[[Field, object], Verdict]:
    def verdict(_: Field, value: object) -> Verdict:
        return None if isinstance(value, str) and pattern.fullmatch(value) else (code, None)

    return verdict


def _day(_: Field, value: object) -> Verdict:
    return None if isinstance(value, str) and is_day(value) else ("not_a_day", None)


def _instant(_: Field, value: object) -> Verdict:
    if not isinstance(value, str) or not INSTANT.fullmatch(value) or not is_day(value[:10]):
        return "not_an_instant", None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return "not_an_instant", None
    return None


def _boolean(_: Field, value: object) -> Verdict:
    return None if isinstance(value, bool) else ("not_a_boolean", None)


def _choice(field: Field, value: object) -> Verdict:
    return None if isinstance(value, str) and value in _values(field) else ("not_a_choice", None)


def _list(field: Field, value: object) -> Verdict:
    if not isinstance(value, list):
        return "not_a_list", None
    if field.high is not None and len(value) > field.high:
        return "too_many", field.high
    single = _choice if field.kind is Kind.CHOICES else KINDS[Kind.REF]
    wrong = next((found for each in value if (found := single(field, each))), None)
    return wrong or (("twice", None) if len(set(value)) < len(value) else None)


def _answers(field: Field, value: object) -> Verdict:
    if not isinstance(value, dict):
        return "not_answers", None
    for item, answer in value.items():
        if item not in _values(field):
            return "not_a_choice", None
        if answer is not None and not _is_answer(answer):
            return "not_answers", None
    return None


def _is_answer(answer: object) -> bool:
    if not isinstance(answer, dict) or answer.keys() - {"answer", "evidence", "note"}:
        return False
    evidence = answer.get("evidence", [])
    if not isinstance(evidence, list):
        return False
    texts = [answer.get("note", ""), *evidence]
    if len(texts) > EVIDENCE_PIECES + 1 or not all(isinstance(each, str) for each in texts):
        return False
    return sum(map(len, texts)) <= NOTE_LENGTH and answer.get("answer") in ANSWERS


def _minutes_by_day(_: Field, value: object) -> Verdict:
    if not isinstance(value, dict) or not all(map(is_day, value)):
        return "not_minutes_by_day", None
    whole = all(isinstance(m, int) and not isinstance(m, bool) for m in value.values())
    inside = whole and all(0 <= m <= DAY_MINUTES for m in value.values())
    return None if inside else ("not_minutes_by_day", None)


def _document(field: Field, value: object) -> Verdict:
    if not isinstance(value, dict):
        return "not_a_document", None
    return ("too_long", field.high) if len(repr(value)) > (field.high or 0) else None


KINDS: dict[Kind, Callable[[Field, object], Verdict]] = {
    Kind.REF: _matching(ID, "not_an_id"),
    Kind.REFS: _list,
    Kind.TEXT: _text,
    Kind.INTEGER: _number,
    Kind.MINUTES: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DAY: _day,
    Kind.MONTH: _matching(MONTH, "not_a_month"),
    Kind.INSTANT: _instant,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _list,
    Kind.ANSWERS: _answers,
    Kind.MINUTES_BY_DAY: _minutes_by_day,
    Kind.FILE: _matching(DIGEST, "not_a_digest"),
    Kind.DOCUMENT: _document,
}


def _values(field: Field) -> frozenset[str]:
    return frozenset() if field.choices is None else _members(field.choices)


@cache
def _members(choices: type[Choice]) -> frozenset[str]:
    return frozenset(member.value for member in choices)


def is_day(value: str) -> bool:
    """Tell whether a text is a day of the calendar, YYYY-MM-DD, from 1900 to 2199."""
    if not DAY.fullmatch(value) or not "1900" <= value[:4] < "2200":
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_values(kind: RecordType, values: Mapping[str, Any]) -> Iterator[FieldProblem]:
    """Yield what is wrong with the given values, field by field; absent fields do not matter."""
    for name, value in values.items():
        field = kind.fields.get(name)
        if field is None:
            yield FieldProblem(f"/{name}", "unknown_field")
        elif value is None:
            if not field.optional:
                yield FieldProblem(f"/{name}", "required")
        elif (found := KINDS[field.kind](field, value)) is not None:
            yield FieldProblem(f"/{name}", *found)


@cache
def _required(kind: RecordType) -> tuple[str, ...]:
    return tuple(field.name for field in kind.fields.values() if not field.optional)


def check_record(kind: RecordType, data: Mapping[str, Any], today: date) -> Iterator[FieldProblem]:
    """Yield what is missing from a whole record, or breaks a rule between its fields."""
    for name in _required(kind):
        if data.get(name) is None:
            yield FieldProblem(f"/{name}", "required")
    for check in kind.checks:
        if not check.holds(data, today):
            yield FieldProblem(f"/{check.field}", check.code)
