"""Many rows by one statement: written by the driver itself, asked for by one parameter.

What SQLAlchemy does anew for each row of each transaction (name its parameters, copy them) is more
work than what SQLite does with a row.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    LargeBinary,
    Table,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from backend.extensions import Instant

ROWS, AT_ONCE = "rows", 5000
UTF8: ColumnElement[str] = literal_column("'UTF8'")
Rows = list[dict[str, Any]]
Bound = Callable[[Any], Any]
Insert = sqlite.Insert | postgresql.Insert


class Statement(NamedTuple):
    """An insert as a driver takes it: its columns in order, and how some are bound."""

    text: str
    names: tuple[str, ...]
    bound: tuple[tuple[int, Bound], ...]

    def values(self, rows: Rows) -> list[tuple[Any, ...]]:
        """Return what SQLite's driver binds for rows; a column that one leaves out is NULL."""
        if not self.bound:
            return [tuple(map(row.get, self.names)) for row in rows]
        columns = [[row.get(name) for row in rows] for name in self.names]
        for index, bind in self.bound:
            columns[index] = list(map(bind, columns[index]))
        return list(zip(*columns, strict=True))

    def document(self, rows: Rows) -> str:
        """Return rows as the one parameter that PostgreSQL unfolds, a JSON list of them."""
        bound = [(self.names[index], bind) for index, bind in self.bound]
        if bound:
            rows = [{**row, **{name: bind(row.get(name)) for name, bind in bound}} for row in rows]
        return orjson.dumps(rows).decode()


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
    statement = _compiled(connection.dialect, table, replaces=replaces)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(statement.text, statement.values(rows))
        return
    for start in range(0, len(rows), AT_ONCE):
        some = {ROWS: statement.document(rows[start : start + AT_ONCE])}
        connection.exec_driver_sql(statement.text, some)


@lru_cache(maxsize=512)
def _compiled(dialect: Dialect, table: Table, *, replaces: bool) -> Statement:
    made = sqlite.insert(table) if dialect.name == "sqlite" else _from_document(table)
    binds = [_bind(column, dialect) for column in table.columns]
    return Statement(
        str((_replacing(made, table) if replaces else made).compile(dialect=dialect)),
        tuple(map(str, table.columns.keys())),
        tuple((index, bind) for index, bind in enumerate(binds) if bind is not None),
    )


def _bind(column: Column[Any], dialect: Dialect) -> Bound | None:
    """Return how the values of a column are bound; rows of one transaction share their instant."""
    if isinstance(column.type, JSON):
        return _json
    if isinstance(column.type, LargeBinary) and dialect.name == "postgresql":
        return bytes.decode
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(8)(bind) if bind is not None and isinstance(column.type, Instant) else bind


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _from_document(table: Table) -> postgresql.Insert:
    """One row at a time costs a round each in the server: here all are one parameter.

    JSON inside of it is text, of which PostgreSQL reads nothing, and so are bytes, which are UTF-8.
    """
    sent = (column(c.name, Text() if _is_packed(c) else c.type) for c in table.columns)
    rows = cast(bindparam(ROWS, type_=Text), JSON)
    given = func.json_to_recordset(rows).table_valued(*sent)
    given = given.render_derived(name="given", with_types=True)
    found = (_unpacked(c, given.c[c.name]) for c in table.columns)
    return postgresql.insert(table).from_select(table.columns.keys(), select(*found))


def _is_packed(column: Column[Any]) -> bool:
    return isinstance(column.type, (JSON, LargeBinary))


def _unpacked(column: Column[Any], given: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, JSON):
        return cast(given, JSON)
    return func.convert_to(given, UTF8) if isinstance(column.type, LargeBinary) else given


def _replacing(made: Insert, table: Table) -> Insert:
    keys = [column.name for column in table.primary_key]
    replaced = {c.name: made.excluded[c.name] for c in table.columns if c.name not in keys}
    return made.on_conflict_do_update(index_elements=keys, set_=replaced)
