"""Pushes as a released schema makes them, kept for ever, and what the office makes of them (I14).

`python -m tests.simulation.recorded jalon.sqlite3 > tests/vectors/pushes/schema-N.json` records one
from a demo territory, when a new schema is released; one that is there is never made again.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from backend.records.store import Actor
from backend.syncing.taking import Exchange
from sync.exchange import Sender
from sync.protocol import SCHEMA, read_op
from sync.record import Kind, Role, natural_id
from sync.records import RECORDS
from tests.backend.personas import HERE
from tests.simulation.twin_store import Kept, TwinStore

PUSHES = Path(__file__).resolve().parents[1] / "vectors" / "pushes"
ROLE = Role.SUPERVISOR
LATER = datetime(2040, 1, 1, 12, 0, tzinfo=UTC)
"""Nothing recorded lies in the future then."""
OPEN = {"visit": "draft", "monthly_sheet": "draft"}
Row = tuple[str, str, dict[str, Any]]


def outcomes(recorded: dict[str, Any]) -> list[dict[str, Any]]:
    """What becomes of each change of a recording, on an office that has what its author had."""
    kept = Kept()
    store = TwinStore(kept)
    office = Actor("office", "office", LATER, LATER.date())
    for table, record_id, values in recorded["there"]:
        store.put(table, record_id, values, office)
    grants = frozenset({f"territory:{HERE}", "ref"})
    sender = Sender("author", ROLE, grants, "device", HERE)
    ops = [read_op(raw, n) for n, raw in enumerate(recorded["ops"])]
    answers = Exchange(store, sender, replace(office, user="author")).take_all(ops)
    found = []
    for op in ops:
        stored = store.records.stored(op.table, op.record_id)
        told = answers[op.op]
        data = dict(stored.data) if stored is not None else None
        found.append({"status": told["status"], "held": told.get("held"), "data": data})
    return found


def main() -> None:
    """Record a push of one record of each type that a supervisor writes."""
    rows = dict(_read(Path(sys.argv[1])))
    chosen = {table: each for table in RECORDS if (each := _first(rows, table))}
    pushed = [chosen[table] for table in _in_order(chosen) if ROLE in RECORDS[table].writers]
    ids = {record_id for _, record_id, _ in pushed}
    there: dict[str, Row] = {}
    for row in pushed:
        _with_what_it_names(row, rows, ids, there)
    ops = [_create(n, *row) for n, row in enumerate(pushed, 1)]
    made = {"schema": SCHEMA, "there": list(there.values()), "ops": ops}
    json.dump(made | {"gives": outcomes(made)}, sys.stdout, ensure_ascii=False, indent=1)


def _read(database: Path) -> Iterator[tuple[str, Row]]:
    query = "SELECT id, tbl, wire FROM sync_record WHERE NOT deleted ORDER BY rev"
    for record_id, table, wire in sqlite3.connect(database).execute(query):
        data = json.loads(wire)["data"]
        if table in OPEN:
            data["state"] = OPEN[table]
        yield record_id, (table, record_id, data)


def _first(rows: dict[str, Row], table: str) -> Row | None:
    """The record of a type that says most."""
    every = [row for row in rows.values() if row[0] == table]
    return max(every, key=lambda row: len(json.dumps(row[2])), default=None)


def _in_order(tables: dict[str, Row]) -> list[str]:
    done: list[str] = []

    def add(table: str) -> None:
        if table in done or table not in tables:
            return
        for field in RECORDS[table].fields.values():
            if field.kind is Kind.REF and field.target and field.target != table:
                add(field.target)
        done.append(table)

    for table in tables:
        add(table)
    return done


def _with_what_it_names(
    row: Row, rows: dict[str, Row], pushed: set[str], there: dict[str, Row]
) -> None:
    for field in RECORDS[row[0]].fields.values():
        named = row[2].get(field.name) if field.kind in (Kind.REF, Kind.REFS) else None
        for each in named if isinstance(named, list) else [named]:
            if each in rows and each not in pushed and each not in there:
                there[each] = rows[each]
                _with_what_it_names(rows[each], rows, pushed, there)


def _create(n: int, table: str, record_id: str, data: dict[str, Any]) -> dict[str, Any]:
    op = natural_id("recorded", str(SCHEMA), table)
    made = {"op": op, "n": n, "kind": "create", "tbl": table, "id": record_id}
    return made | {"base": {"epoch": None, "rev": 0}, "set": data, "was": {}}


if __name__ == "__main__":
    main()
