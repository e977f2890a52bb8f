"""Switches at every check of rights: one taken out at a time, and who would have met it.

The code under test calls these where `bench.mutants.checks` wrote them in. Without a mutant in
force they change nothing and note at which check a test was refused, or merely passed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

import sqlalchemy

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
    State.passed.add(number)
    return value


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
