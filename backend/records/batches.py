"""Many rows by one statement: written by the driver itself, asked for by one parameter.

What SQLAlchemy does anew for each row of each transaction (name its parameters, copy them) is more
work than what SQLite does with a row.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Table,
    Text,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from backend.extensions import Instant

Rows = list[dict[str, Any]]
Bound = Callable[[Any], Any]
Insert = TypeVar("Insert", sqlite.Insert, postgresql.Insert)


class Statement(NamedTuple):
    """An insert as SQLite's driver takes it: its columns in order, and how some are bound."""

    text: str
    names: tuple[str, ...]
    bound: tuple[tuple[int, Bound], ...]

    def values(self, rows: Rows) -> list[tuple[Any, ...]]:
        """Return what the driver binds for rows; a column that one leaves out is NULL."""
        if not self.bound:
            return [tuple(map(row.get, self.names)) for row in rows]
        columns = [[row.get(name) for row in rows] for name in self.names]
        for index, bind in self.bound:
            columns[index] = list(map(bind, columns[index]))
        return list(zip(*columns, strict=True))


def insert(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows that are not there yet."""
    _execute(connection, table, rows, replaces=False)


def upsert(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows, or replace those with the same primary key; no key comes twice."""
    _execute(connection, table, rows, replaces=True)


def among(dialect: str, column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a column has one of many values: one parameter, ``among``."""
    if dialect == "sqlite":
        each = func.json_each(bindparam("among", type_=Text)).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(bindparam("among", type_=postgresql.ARRAY(column.type)))


def listed(connection: Connection, values: Iterable[Any]) -> str | list[Any]:
    """Return the many values as the parameter ``among``."""
    some = list(values)
    return orjson.dumps(some).decode() if connection.dialect.name == "sqlite" else some


def _execute(connection: Connection, table: Table, rows: Rows, *, replaces: bool) -> None:
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = _compiled(connection.dialect, table, replaces=replaces)
        connection.exec_driver_sql(statement.text, statement.values(rows))
    else:
        columns = {c.name: [row.get(c.name) for row in rows] for c in table.columns}
        connection.execute(_from_arrays(table, replaces=replaces), columns)


@lru_cache(maxsize=512)
def _compiled(dialect: Dialect, table: Table, *, replaces: bool) -> Statement:
    made = sqlite.insert(table)
    binds = [_bind(column, dialect) for column in table.columns]
    return Statement(
        str((_replacing(made, table) if replaces else made).compile(dialect=dialect)),
        tuple(table.columns.keys()),
        tuple((index, bind) for index, bind in enumerate(binds) if bind is not None),
    )


def _bind(column: Column[Any], dialect: Dialect) -> Bound | None:
    """Return how the values of a column are bound; rows of one transaction share their instant."""
    if isinstance(column.type, JSON):
        return _json
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(8)(bind) if bind is not None and isinstance(column.type, Instant) else bind


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


@cache
def _from_arrays(table: Table, *, replaces: bool) -> postgresql.Insert:
    """One row at a time costs a round each in the server: here a column is one parameter."""
    arrays = (
        bindparam(c.name, type_=postgresql.ARRAY(c.type, dimensions=1)) for c in table.columns
    )
    given = func.unnest(*arrays).table_valued(*table.columns.keys(), name="given").render_derived()
    made = postgresql.insert(table).from_select(table.columns.keys(), select(given))
    return _replacing(made, table) if replaces else made


def _replacing(made: Insert, table: Table) -> Insert:
    keys = [column.name for column in table.primary_key]
    replaced = {c.name: made.excluded[c.name] for c in table.columns if c.name not in keys}
    return made.on_conflict_do_update(index_elements=keys, set_=replaced)
