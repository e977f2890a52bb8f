"""Each statement of the application names whose rows it asks for, in every test.

SQLite has no wall between territories (decision 0141). Here, instead, a statement is looked at
before it runs: each table in it must be asked for by its territory, or, where its rows are known by
a key that is its own in all of them, by that key, a person or a phone. One that forgets ends the
test. What serves the whole installation is said below.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Insert, Table, event
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, ClauseElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import Alias, SelectBase

ROOT = Path(__file__).resolve().parent.parent.parent
OF_ALL = (
    *("backend/upkeep/", "backend/metrics.py", "backend/jobs/", "backend/demo/"),
    *("backend/accounts/commands.py", "backend/accounts/rotation.py", "backend/accounts/served.py"),
    *("backend/accounts/passkeys.py:_challenge", "backend/accounts/sessions.py:_turns"),
    *(
        "backend/attachments/tidying.py",
        "backend/directory/commands.py",
        "backend/mail/commands.py",
    ),
    *("backend/mail/outbox.py:due", "backend/mail/outbox.py:find_cut_off"),
    *("backend/mail/outbox.py:wait_again", "backend/records/exchanges.py:late_since"),
    *("backend/records/exchanges.py:open_discrepancies", "backend/records/exchanges.py:by_state"),
    *("backend/records/exchanges.py:waiting", "backend/records/exchanges.py:records_by_territory"),
)
"""What serves all territories at once, or goes by the hash of a token, which is one phone's."""
ALIKE = {operators.eq, operators.in_op}
WHOSE = ("territory.id", "user_account.id", "sync_device.id")


class ForgottenError(AssertionError):
    """A statement that would show the rows of every territory."""


found: list[str] = []
_judged: dict[str, str] = {}


def end() -> None:
    """Fail when a statement forgot whose rows it asks for, whatever became of the error then."""
    forgotten = found.copy()
    found.clear()
    if forgotten:
        raise ForgottenError(forgotten)


@event.listens_for(Engine, "before_cursor_execute")
def _look(
    _connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: object,
    context: Any,
    _many: bool,  # noqa: FBT001 - as above
) -> None:
    if statement not in _judged:
        compiled = getattr(context, "compiled", None)
        state = getattr(compiled, "compile_state", None)
        asked = getattr(state, "statement", getattr(compiled, "statement", None))
        judged = forgotten(asked) if isinstance(asked, ClauseElement) else set()
        _judged[statement] = ", ".join(judged)
    if _judged[statement] and (place := _place()) is not None:
        found.append(f"{place}: {_judged[statement]} of any territory: {statement}")
        raise ForgottenError(found[-1])


def forgotten(statement: ClauseElement, known: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of the tables that a statement asks for whosever they are."""
    nodes = list(_nodes(statement))
    inner = [each for each in nodes if isinstance(each, SelectBase)]
    there = {_name(each): each for each in _tables(statement, nodes)}
    pairs = [pair for each in nodes for pair in _pairs(each)]
    bound = set(known)
    while (
        more := {
            _name(column.table)
            for column, other in pairs
            if _is_key(column) and (not isinstance(other, Column) or _name(other.table) in bound)
        }
        - bound
    ):
        bound |= more
    open_ = {
        name for name, table in there.items() if name not in bound and "territory_id" in table.c
    }
    for each in inner:
        open_ |= forgotten(each, frozenset(bound | there.keys()))
    return open_


def _nodes(element: ClauseElement) -> Iterator[ClauseElement]:
    """All parts of a statement; of a query inside it only that it is there."""
    for each in element.get_children():
        yield each
        if not isinstance(each, SelectBase | Table | Alias):
            yield from _nodes(each)


def _tables(statement: ClauseElement, nodes: list[ClauseElement]) -> Iterator[Any]:
    if isinstance(statement, Insert):
        return
    for each in [getattr(statement, "table", None), *nodes]:
        if isinstance(each, Table) or (isinstance(each, Alias) and isinstance(each.element, Table)):
            yield each


def _pairs(node: ClauseElement) -> Iterator[tuple[Column[Any], object]]:
    """The two sides of a comparison, either way round."""
    if isinstance(node, BinaryExpression) and node.operator in ALIKE:
        for one, other in ((node.left, node.right), (node.right, node.left)):
            named = next(iter(one.clauses), one) if isinstance(one, FunctionElement) else one
            if isinstance(named, Column):
                yield named, other


def _is_key(column: Column[Any]) -> bool:
    """Tell whether a column names one territory, person or phone, or one row among all."""
    of = column.table
    table = of.element if isinstance(of, Alias) else of
    if not isinstance(table, Table):
        return False
    if "territory_id" in table.primary_key.columns:
        return column.key == "territory_id"
    own = table.c.get(column.key, column)
    alone = list(table.primary_key.columns) == [own] or own.unique
    return bool(alone or any(each.target_fullname in WHOSE for each in own.foreign_keys))


def _name(table: Any) -> str:
    return str(getattr(table, "name", table))


def _place() -> str | None:
    """Where in the application it is asked; None in a test and in what serves all."""
    frame = sys._getframe(2)  # noqa: SLF001 - only when something is wrong
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT) and "site-packages" not in file.parts:
            place = f"{file.relative_to(ROOT)}:{frame.f_code.co_name}"
            return None if place.startswith((*OF_ALL, "tests/")) else place
        frame = frame.f_back
    return None
