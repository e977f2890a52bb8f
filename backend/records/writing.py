"""How changed records reach the database: rows, feed, digests and journal, in few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from backend.records import tables
from backend.records.batches import Rows, among, listed, upsert
from backend.records.folding import SEARCHED, folded
from backend.records.wire import to_row
from sync.exchange import Stored
from sync.protocol import fingerprint
from sync.records import RECORDS

Pairs = Iterable[tuple[Stored | None, Stored]]


def insert_or_leave(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row, unless one with its primary key is there or is just being written."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(table).on_conflict_do_nothing(), row)


def write(connection: Connection, territory: str, pairs: Pairs) -> dict[str, bytes]:
    """Write records that changed, each with what it was before (None: it is new).

    Returns the wire form of each by its id.
    """
    pairs = list(pairs)
    rows = [to_row(territory, after) for _, after in pairs]
    upsert(connection, tables.record, rows)
    _write_projections(connection, territory, [after for _, after in pairs])
    _write_feed(connection, territory, pairs)
    _write_digests(connection, territory, pairs)
    return {row["id"]: row["wire"] for row in rows}


def _write_projections(connection: Connection, territory: str, written: list[Stored]) -> None:
    rows: defaultdict[str, Rows] = defaultdict(list)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for each in written:
        if each.deleted:
            gone[each.table].append(each.record_id)
        else:
            rows[each.table].append(_projection(territory, each))
    for name, some in rows.items():
        upsert(connection, tables.TABLES[name], some)
    for name, ids in gone.items():
        columns = tables.TABLES[name].c
        connection.execute(
            delete(tables.TABLES[name]).where(
                columns.territory_id == territory, columns.id.in_(ids)
            )
        )


def _projection(territory: str, stored: Stored) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(RECORDS[stored.table].fields)
    row.update(stored.data)
    row["territory_id"], row["id"] = territory, stored.record_id
    if stored.table in SEARCHED:
        row["folded"] = folded(stored.table, stored.data)
    return row


def _write_feed(connection: Connection, territory: str, pairs: Pairs) -> None:
    rows: Rows = []
    for before, after in pairs:
        row = {"territory_id": territory, "id": after.record_id, "seq": after.rev, "gone": 0}
        rows += [{**row, "scope": tag} for tag in after.tags]
        if before is not None and before.tags != after.tags:
            rows += [{**row, "scope": tag, "gone": 1} for tag in before.tags - after.tags]
    upsert(connection, tables.change, rows)


def _write_digests(connection: Connection, territory: str, pairs: Pairs) -> None:
    moved: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for before, after in pairs:
        for stored, step in ((before, -1), (after, 1)):
            if stored is None or stored.deleted:
                continue
            share = fingerprint(stored.record_id, stored.rev)
            for tag in stored.tags:
                moved[tag][0] += step
                moved[tag][1] ^= share
    known = digests(connection, territory, moved)
    rows = []
    for tag, (count, xor) in moved.items():
        had, was = known.get(tag, (0, 0))
        new = {"count": had + count, "digest": f"{was ^ xor:016x}"}
        rows.append({"territory_id": territory, "scope": tag, **new})
    upsert(connection, tables.scope, rows)


def digests(
    connection: Connection, territory: str, tags: Iterable[str]
) -> Mapping[str, tuple[int, int]]:
    """Return count and xor of fingerprints for each of the tags that has any record."""
    some = {"territory": territory, "among": listed(connection, tags)}
    rows = connection.execute(_digests(connection.dialect.name), some)
    return {tag: (count, int(digest, 16)) for tag, count, digest in rows}


@cache
def _digests(dialect: str) -> "Select[str, int, str]":
    columns = tables.scope.c
    mine = columns.territory_id == bindparam("territory")
    query = select(columns.scope, columns.count, columns.digest)
    return query.where(mine, among(dialect, columns.scope))
