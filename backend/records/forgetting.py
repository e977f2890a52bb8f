"""Finding where a person is named in everything that is stored, and putting a mask there.

Every column that holds text is searched, whatever its table, so that one added tomorrow is not
forgotten: the database finds what may match, ``sync.retention_names`` tells what does.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    String,
    Table,
    Text,
    and_,
    cast,
    func,
    or_,
    select,
    update,
)

from backend.extensions import db
from backend.records import tables
from sync.retention_names import Names, masked_value, may_say, patterns

NOT_SEARCHED = frozenset(
    {"sync_record", "sync_op", "setting_change", "territory", "user_account", "alembic_version"}
)
"""Searched otherwise, or about people in their office alone."""
OTHERS = ("contact", "staff", "tutor")
"""Types that name people who are nobody's file here."""


@dataclass(frozen=True)
class Mention:
    """A row that names the person: its table, its key and the columns that do."""

    table: Table
    key: dict[str, Any]
    values: dict[str, Any]
    """As they are."""


def searched() -> list[Table]:
    """Return the tables whose every text is searched: all but records, their journal, the audit."""
    return [
        table
        for table in db.metadata.sorted_tables
        if table.name not in NOT_SEARCHED
        and not table.name.startswith(("r_", "audit_"))
        and "territory_id" in table.columns
    ]


def mentions(
    connection: Connection, territory: str, names: Names, only: Collection[str] = ()
) -> Iterator[Mention]:
    """Yield the rows that name a person, of all tables but those of records and their journal."""
    for table in searched():
        if not only or table.name in only:
            yield from _mentions(connection, table, territory, names)


def journal_mentions(
    connection: Connection, territory: str, names: Names, of: Collection[str] = ()
) -> Iterator[Mention]:
    """Yield the lines of the journal that name a person, and all of the records ``of``."""
    table = tables.journal
    columns = [table.c.body, table.c.before, table.c.result]
    said = [_may_match(columns, names)] if names else []
    about = [table.c.record_id.in_(some) for some in _some(sorted(of))]
    told = [_text(column).label(column.name) for column in columns]
    query = select(table.c.op, table.c.record_id, *told).where(
        table.c.territory_id == territory, or_(*said, *about)
    )
    for row in connection.execute(query):
        own = row.record_id in of
        if not own and not any(may_say(text, names) for text in row[2:]):
            continue
        values = {column.name: orjson.loads(row[2 + at]) for at, column in enumerate(columns)}
        if own or masked_value(values, names) != values:
            yield Mention(table, {"op": row.op, "record_id": row.record_id}, values)


def records_that_name(
    connection: Connection, territory: str, names: Names, but: Collection[str] = ()
) -> list[str]:
    """Return the ids of the records, deleted ones too, that may name a person.

    Those of the types ``but`` are not looked at.
    """
    found = tables.record.c
    told = _text(found.wire).label("wire"), found.last
    query = select(found.id, *told).where(found.territory_id == territory)
    query = query.where(
        found.tbl.not_in([*OTHERS, *sorted(but)]), _may_match([found.wire, found.last], names)
    )
    return [
        row.id
        for row in connection.execute(query)
        if may_say(row.wire, names) or may_say(row.last or "", names)
    ]


def rewrite(connection: Connection, territory: str, mention: Mention, new: dict[str, Any]) -> None:
    """Write other values into a row."""
    table = mention.table
    key = and_(*(table.c[name] == value for name, value in mention.key.items()))
    connection.execute(update(table).where(table.c.territory_id == territory, key).values(new))


def names_of_others(connection: Connection, territory: str, but: Collection[str]) -> list[str]:
    """Return the names of everybody known but these people: other workers, staff, contacts."""
    worker = tables.TABLES["worker"].c
    query = select(worker.id, worker.first_name, worker.last_name, worker.birth_name).where(
        worker.territory_id == territory
    )
    found = []
    for row in connection.execute(query):
        if row.id not in but:
            found += [f"{row.first_name} {last}" for last in row[2:] if last]
    for name in OTHERS:
        column = tables.TABLES[name].c
        found += connection.scalars(select(column.name).where(column.territory_id == territory))
    return found


def _mentions(
    connection: Connection, table: Table, territory: str, names: Names
) -> Iterator[Mention]:
    columns = [each for each in table.columns if _holds_text(each)]
    if not columns:
        return
    keys = list(table.primary_key.columns)
    told = [_text(column).label(f"text_{at}") for at, column in enumerate(columns)]
    query = select(*keys, *told).where(
        table.c.territory_id == territory, _may_match(columns, names)
    )
    for row in connection.execute(query):
        texts = dict(zip(columns, row[len(keys) :], strict=True))
        if not any(text and may_say(text, names) for text in texts.values()):
            continue
        values = {column.name: _value(column, text) for column, text in texts.items() if text}
        naming = {n: each for n, each in values.items() if masked_value(each, names) != each}
        if naming:
            yield Mention(table, {key.name: row[at] for at, key in enumerate(keys)}, naming)


def _value(column: "Column[Any]", text: str) -> Any:  # noqa: ANN401 - any JSON value
    return orjson.loads(text) if isinstance(column.type, JSON) else text


def _holds_text(column: "Column[Any]") -> bool:
    apart = column.primary_key or column.foreign_keys
    return isinstance(column.type, String | JSON) and not apart


def _may_match(columns: "Collection[Column[Any]]", names: Names) -> ColumnElement[bool]:
    """Return a condition; SQLite's LIKE takes capitals alike already, and costs less than ILIKE."""
    said = [_text(column) for column in columns]
    alike = db.engine.dialect.name == "sqlite"
    found = (
        text.like(each) if alike else text.ilike(each) for text in said for each in patterns(names)
    )
    return or_(*found)


def _text(column: "Column[Any]") -> ColumnElement[str]:
    if isinstance(column.type, LargeBinary):
        on_postgres = db.engine.dialect.name == "postgresql"
        return func.convert_from(column, "UTF8") if on_postgres else cast(column, Text)
    return cast(column, Text) if isinstance(column.type, JSON) else column


def _some(ids: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def deleted_about(connection: Connection, territory: str, ids: Collection[str]) -> list[str]:
    """Return the deleted records whose last values name one of these records."""
    found = tables.record.c
    query = select(found.id, found.last).where(
        found.territory_id == territory, found.deleted.is_(True), found.last.is_not(None)
    )
    return [row.id for row in connection.execute(query) if any(each in row.last for each in ids)]
