"""All rows of an installation as lines of JSON, the same from both databases.

The first line is the head, then for each table, referred-to tables first, a line that names it with
its columns, one line for each row, and a line with the number of rows and their digest. The digest
is the sum of the rows' SHA-256: it does not depend on the order in which a database sorts.
"""

import base64
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    LargeBinary,
    Table,
    Text,
    bindparam,
    cast,
    insert,
    select,
    text,
)
from sqlalchemy.sql.elements import ColumnElement

from backend.audit.heads import standing
from backend.extensions import Instant, db

FORMAT = 1
HOME, OF = "territory", "territory_id"
AT_ONCE = 500
MODULUS = 1 << 256
SIZE = 32

Convert = Callable[[Any], Any]


class NotThisVersion(ValueError):
    """The dump was written with other tables than those of this version."""


class NotAsWritten(ValueError):
    """A table does not hold what its digest says."""


@dataclass(frozen=True)
class Counted:
    """What a table holds: how many rows, and the sum of their digests."""

    rows: int = 0
    digest: int = 0

    def and_row(self, line: bytes) -> "Counted":
        """With one row more."""
        own = int.from_bytes(sha256(line).digest(), "big")
        return Counted(self.rows + 1, (self.digest + own) % MODULUS)

    def told(self) -> dict[str, Any]:
        """As a line of the dump."""
        return {"rows": self.rows, "digest": self.digest.to_bytes(SIZE, "big").hex()}


def version(connection: Connection) -> str:
    """Return the migration that the database stands at."""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def written(connection: Connection, at: datetime, territory: str | None = None) -> Iterator[bytes]:
    """Read everything in the transaction of ``connection``, as lines that end with a newline.

    With ``territory``: the rows of this one, and none that belongs to no territory.
    """
    said = {"jalon": FORMAT, "version": version(connection), "at": at.astimezone(UTC)}
    said |= {"territory": territory} if territory else {"heads": list(standing(connection, at))}
    yield _line(said)
    for table in db.metadata.sorted_tables:
        yield _line({"table": table.name, "columns": [column.name for column in table.columns]})
        counted = Counted()
        for line in rows(connection, table, territory):
            counted = counted.and_row(line)
            yield line
        yield _line({"end": table.name, **counted.told()})
    yield _line({"end": None})


def rows(connection: Connection, table: Table, territory: str | None = None) -> Iterator[bytes]:
    """The rows of a table, or those of a territory, in the order of its key, each as a line."""
    convert = [_out(column) for column in table.columns]
    query = select(*map(_read, table.columns)).order_by(*table.primary_key.columns)
    if territory is not None:
        query = query.where(table.columns["id" if table.name == HOME else OF] == territory)
    for row in connection.execute(query.execution_options(yield_per=AT_ONCE)):
        yield _line([change(value) for change, value in zip(convert, row, strict=True)])


def counted(connection: Connection, table: Table, territory: str | None = None) -> Counted:
    """What a table holds now, or what it holds of a territory."""
    found = Counted()
    for line in rows(connection, table, territory):
        found = found.and_row(line)
    return found


def loaded(
    connection: Connection, lines: Iterable[bytes], older: Collection[str] = ()
) -> dict[str, Any]:
    """Put a dump into empty tables of its version, or of a later one; returns its head.

    ``older``: the versions before this one, which had no table or column that is not here; what
    came since stays empty. NotThisVersion or NotAsWritten: give up the transaction.
    """
    source = iter(lines)
    head = _head(connection, orjson.loads(next(source)), older)
    tables = db.metadata.tables
    while (said := orjson.loads(next(source))).get("table"):
        columns = _columns(tables[said["table"]], said["columns"], older)
        _load(connection, tables[said["table"]], columns, source)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")  # or the first readings wait for half a minute
    return head


def _head(connection: Connection, head: dict[str, Any], older: Collection[str]) -> dict[str, Any]:
    here, there = version(connection), head.get("version")
    if head.get("jalon") != FORMAT or there not in {here, *older}:
        with_that = "" if there in older else ": use the version of Jalon that wrote it"
        raise NotThisVersion(f"it stands at {there}, this database at {here}{with_that}")
    return head


def _columns(table: Table, names: Sequence[str], older: Collection[str]) -> list[Column[Any]]:
    here = [column.name for column in table.columns]
    if names != here and not (older and set(names) <= set(here)):
        raise NotThisVersion(f"table {table.name} has other columns here")
    return [table.columns[name] for name in names]


def _load(
    connection: Connection, table: Table, columns: list[Column[Any]], source: Iterator[bytes]
) -> None:
    put = insert(table).values({column.key: _bound(connection, column) for column in columns})
    convert = [_in(column) for column in columns]
    found, end = Counted(), b""

    def values() -> Iterator[dict[str, Any]]:
        nonlocal found, end
        for line in source:
            if not line.startswith(b"["):
                end = line
                return
            found = found.and_row(line)
            row = zip(columns, convert, orjson.loads(line), strict=True)
            yield {f"v_{column.key}": change(value) for column, change, value in row}

    given = values()
    while some := list(islice(given, AT_ONCE)):
        connection.execute(put, some)
    if not end or orjson.loads(end) != {"end": table.name, **found.told()}:
        raise NotAsWritten(f"table {table.name} is not as it was written")


def _line(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z)


def _read(column: Column[Any]) -> ColumnElement[Any]:
    """JSON is carried as the text that it is: null in it is not NULL."""
    return cast(column, Text) if isinstance(column.type, JSON) else column


def _bound(connection: Connection, column: Column[Any]) -> ColumnElement[Any]:
    if not isinstance(column.type, JSON):
        return bindparam(f"v_{column.key}", type_=column.type)
    told = bindparam(f"v_{column.key}", type_=Text)
    return cast(told, JSON) if connection.dialect.name == "postgresql" else told


def _out(column: Column[Any]) -> Convert:
    if isinstance(column.type, LargeBinary):
        return lambda value: None if value is None else base64.b64encode(value).decode()
    return lambda value: value


def _in(column: Column[Any]) -> Convert:
    if isinstance(column.type, LargeBinary):
        return lambda value: None if value is None else base64.b64decode(value)
    if isinstance(column.type, Instant):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: value
