"""Switches at every check of rights: one taken out at a time, and who would have met it.

The code under test calls these where `bench.mutants.checks` wrote them in. Without a mutant in
force they change nothing and note at which check a test was refused, or merely passed. A query's
condition carries its number, for it may have been written long before it is asked.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import ClauseElement, ColumnElement

NAME = "__rights__"
"""The name under which the code under test finds this module, in `builtins`."""
Value = TypeVar("Value")


class State:
    """Which check is out, and what was met since `forget`."""

    out = -1
    refused: ClassVar[set[int]] = set()
    passed: ClassVar[set[int]] = set()


def forget() -> None:
    """Begin anew, before a test."""
    State.refused, State.passed = set(), set()


def refuses(number: int, value: Value) -> Value | object:
    """Stand for a condition that refuses; without the check it never does."""
    if State.out == number:
        return False
    if value:
        State.refused.add(number)
    return value


def admits(number: int, value: Value) -> Value | object:
    """Stand for a condition that lets through; without the check it always does."""
    if State.out == number:
        return True
    if not value:
        State.refused.add(number)
    return value


def filters(number: int, value: Value) -> Value | object:
    """Stand for the condition of a query, or of Python, that keeps others' rows out."""
    if isinstance(value, bool):
        return admits(number, value)
    if State.out == number:
        return sqlalchemy.true()
    numbered: Any = value
    return numbered._annotate({NAME: number})  # noqa: SLF001 - what SQLAlchemy itself does


@contextmanager
def calls(number: int) -> Iterator[bool]:
    """Stand around a call that refuses by raising; without the check it is not made."""
    if State.out == number:
        yield False
        return
    State.passed.add(number)
    try:
        yield True
    except BaseException:
        State.refused.add(number)
        raise


@event.listens_for(Engine, "before_execute", retval=True)
def _without(
    _connection: Connection, asked: object, many: object, values: object, _options: object
) -> tuple[object, object, object]:
    if State.out >= 0 and isinstance(asked, ClauseElement) and State.out in _numbers(asked):
        asked = visitors.replacement_traverse(asked, {}, _taken_out)
    return asked, many, values


def _taken_out(element: object, **_rest: object) -> ColumnElement[bool] | None:
    number = getattr(element, "_annotations", {}).get(NAME)
    return sqlalchemy.true() if number == State.out else None


@event.listens_for(Engine, "before_cursor_execute")
def _passed(_1: object, _2: object, _3: object, _4: object, context: object, _5: object) -> None:
    compiled = getattr(context, "compiled", None)
    if compiled is None or compiled.statement is None:
        return
    if not hasattr(compiled, NAME):
        setattr(compiled, NAME, _numbers(compiled.statement))
    State.passed |= getattr(compiled, NAME)


def _numbers(statement: ClauseElement) -> frozenset[int]:
    """The numbers of the conditions in a statement."""
    met = (getattr(each, "_annotations", {}).get(NAME) for each in visitors.iterate(statement))
    return frozenset(number for number in met if number is not None)
