"""Many rows by one statement: written by the driver itself, asked for by one parameter.

What SQLAlchemy does anew for each row of each transaction (name its parameters, copy them) is more
work than what the database does with a row.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Dialect, Table, any_, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

Rows = list[dict[str, Any]]
Bound = Callable[[Any], Any]


class Statement(NamedTuple):
    """An insert as the driver takes it: its columns in order, and how some are bound."""

    text: str
    positional: bool
    blank: dict[str, None]
    bound: tuple[tuple[str, Bound], ...]

    def values(self, row: dict[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
        """Return what the driver binds for a row; a column that it leaves out is NULL."""
        full = self.blank | row
        for name, bind in self.bound:
            full[name] = bind(full[name])
        return full if not self.positional else tuple(full.values())


def insert(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows that are not there yet."""
    _execute(connection, _insert(connection.dialect, table), rows)


def upsert(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert rows, or replace those with the same primary key."""
    _execute(connection, _upsert(connection.dialect, table), rows)


def among(
    connection: Connection, column: ColumnElement[Any], values: Iterable[Any]
) -> ColumnElement[bool]:
    """Return the condition that a column has one of many values, which are one parameter."""
    listed = list(values)
    if connection.dialect.name == "sqlite":
        each = func.json_each(orjson.dumps(listed).decode()).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(literal(listed, postgresql.ARRAY(column.type)))


def _execute(connection: Connection, statement: Statement, rows: Rows) -> None:
    if rows:
        connection.exec_driver_sql(statement.text, [statement.values(row) for row in rows])


@lru_cache(maxsize=512)
def _insert(dialect: Dialect, table: Table) -> Statement:
    return _compiled(dialect, table, replaces=False)


@lru_cache(maxsize=512)
def _upsert(dialect: Dialect, table: Table) -> Statement:
    return _compiled(dialect, table, replaces=True)


def _compiled(dialect: Dialect, table: Table, *, replaces: bool) -> Statement:
    make = sqlite.insert if dialect.name == "sqlite" else postgresql.insert
    statement = make(table)
    if replaces:
        keys = [column.name for column in table.primary_key]
        replaced = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
        statement = statement.on_conflict_do_update(index_elements=keys, set_=replaced)
    compiled = statement.compile(dialect=dialect)
    binds = ((c.name, c.type.dialect_impl(dialect).bind_processor(dialect)) for c in table.columns)
    return Statement(
        str(compiled),
        bool(compiled.positional),
        dict.fromkeys(table.columns.keys()),
        tuple((name, bind) for name, bind in binds if bind is not None),
    )
