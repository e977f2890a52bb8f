"""The rows of an installation of release 0.1.0, as that release dumped them, and its tables.

`release_0_1_0.jsonl.zst` is what `backend.upkeep.dump` of release 0.1.0 wrote of its tests' office
at work: registers, visits, a photo, sheets, confirmations, accounts, jobs. It never changes.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import zstandard
from sqlalchemy import Column, Connection, Date, DateTime, LargeBinary, MetaData, select
from sqlalchemy.types import JSON

FILE = Path(__file__).with_name("release_0_1_0.jsonl.zst")
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Kept:
    """The rows of one table, by the names of its columns then."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables() -> Iterator[Kept]:
    """The tables in the order in which they may be filled."""
    text = zstandard.ZstdDecompressor().decompress(FILE.read_bytes())
    name, columns, rows = "", (), []
    for line in map(json.loads, text.splitlines()):
        if isinstance(line, list):
            rows.append(tuple(line))
        elif "table" in line:
            name, columns, rows = line["table"], tuple(line["columns"]), []
        elif line.get("end"):
            yield Kept(name, columns, tuple(rows))


def fill(connection: Connection) -> None:
    """Insert the rows as that release wrote them: its columns, and no other."""
    there = MetaData()
    there.reflect(connection)
    for kept in tables():
        table = there.tables[kept.table]
        columns = [table.columns[name] for name in kept.columns]
        values = [
            {c.name: _value(c, value) for c, value in zip(columns, row, strict=True)}
            for row in kept.rows
        ]
        if values:
            connection.execute(table.insert(), values)


def found(connection: Connection) -> dict[str, list[Row]]:
    """What the database holds now of the columns of then, table by table."""
    there = MetaData()
    there.reflect(connection)
    kept = {}
    for each in tables():
        columns = [there.tables[each.table].columns[name] for name in each.columns]
        rows = connection.execute(select(*columns)).all()
        kept[each.table] = sorted((tuple(map(_told, row)) for row in rows), key=repr)
    return kept


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return json.loads(value) if isinstance(column.type, JSON) else value


def _told(value: Any) -> Any:
    """A value as text that is the same whatever the zone or the database."""
    if isinstance(value, datetime):
        return f"{value.replace(tzinfo=None):%Y-%m-%dT%H:%M:%S.%f}"
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value
