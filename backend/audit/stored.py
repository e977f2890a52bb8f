"""The chains and lines of a territory as the database holds them, for `verifying`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

import orjson
from sqlalchemy import Select, Table, select

from backend.audit import lines, tables
from backend.audit.chain import Chain
from backend.audit.erasing import READINGS
from backend.audit.events import EventKind
from backend.audit.verifying import Found
from backend.clock import now
from backend.extensions import db
from backend.records import sealing

AT_ONCE = 200
TABLES: dict[Chain, Table] = {Chain.READS: tables.reading, Chain.EVENTS: tables.event}


class Stored:
    """One territory; asks in the session's transaction, which should be a read of one moment."""

    def __init__(self, territory: str) -> None:
        self.territory = territory

    def links(self, chain: Chain) -> Iterable[Mapping[str, Any]]:
        """The links in the order of their numbers, some at a time."""
        columns = tables.link.c
        mine = (columns.territory_id == self.territory, columns.chain == str(chain))
        last = -1
        while True:
            query = select(tables.link).where(*mine, columns.n > last).order_by(columns.n)
            some = _rows(query.limit(AT_ONCE))
            yield from some
            if len(some) < AT_ONCE:
                return
            last = some[-1]["n"]

    def lines(self, chain: Chain, keys: list[str]) -> Mapping[str, Found]:
        """The lines of these keys that are there."""
        if chain is Chain.JOURNAL:
            changes = sealing.lines(self.territory, keys)
            return {row["op"]: self._change(row) for row in changes}
        columns = TABLES[chain].c
        mine = (columns.territory_id == self.territory, columns.id.in_(keys))
        rows = {row["id"]: row for row in _rows(select(TABLES[chain]).where(*mine))}
        if chain is Chain.EVENTS:
            return {each: _event(row) for each, row in rows.items()}
        persons = self._persons(list(rows))
        return {each: _reading(row, persons.get(each, [])) for each, row in rows.items()}

    def keys(self, chain: Chain) -> Iterable[str]:
        """The keys of every line that is there."""
        if chain is Chain.JOURNAL:
            return sealing.keys(self.territory)
        columns = TABLES[chain].c
        return db.session.scalars(select(columns.id).where(columns.territory_id == self.territory))

    def let_go(self, chain: Chain, at: datetime) -> bool:
        """Whether lines of that instant were let go by an event on record."""
        return chain is Chain.READS and self._until is not None and at < self._until

    def _change(self, row: Mapping[str, Any]) -> Found:
        name = (
            f"sync_op {row['op']} ({row['kind']} {row['tbl']} {row['record_id']},"
            f" {row['received_at']:%Y-%m-%d %H:%M:%S} UTC, {row['user_id']})"
        )
        if row["content_hash"] is None:
            return Found("", name)
        if row["salt"] is None:
            whole = self._erased.get(row["op"]) == lines.replaced(row)
            return Found(lines.of_journal(row), name, whole=whole, erased=True)
        whole = lines.content_hash(row, row["salt"]) == row["content_hash"]
        return Found(lines.of_journal(row), name, whole=whole)

    def _persons(self, reads: list[str]) -> dict[str, list[str]]:
        columns = tables.reading_of.c
        found: dict[str, list[str]] = {}
        for row in db.session.execute(
            select(columns.read_id, columns.person_id).where(
                columns.territory_id == self.territory, columns.read_id.in_(reads)
            )
        ):
            found.setdefault(row.read_id, []).append(row.person_id)
        return found

    @cached_property
    def _erased(self) -> dict[str, str]:
        found: dict[str, str] = {}
        in_order: dict[str, int] = {}
        for link in self.links(Chain.EVENTS):
            in_order |= {key: len(in_order) for key, _ in orjson.loads(link["lines"])}
        events = self._events(EventKind.ERASED)
        for row in sorted(events, key=lambda each: in_order.get(each["id"], -1)):
            found |= row["body"].get("ops", {})
        return found

    @cached_property
    def _until(self) -> datetime | None:
        """Until when readings went in their time: an event that let go of younger ones is none."""
        events = self._events(EventKind.FORGOTTEN)
        lawful = (e["until"] for e in events if e["until"] <= min(e["at"], now()) - READINGS)
        return max(lawful, default=None)

    def _events(self, kind: EventKind) -> "Iterable[Mapping[str, Any]]":
        columns = tables.event.c
        mine = (columns.territory_id == self.territory, columns.kind == str(kind))
        return _rows(select(tables.event).where(*mine))


def _rows(query: "Select[Any]") -> list[dict[str, Any]]:
    return [dict(row) for row in db.session.execute(query).mappings()]


def _event(row: Mapping[str, Any]) -> Found:
    return Found(
        lines.of_event(row), f"audit_event {row['id']} ({row['kind']}, {row['at']:%Y-%m-%d})"
    )


def _reading(row: Mapping[str, Any], persons: list[str]) -> Found:
    name = f"person_read {row['id']} ({row['at']:%Y-%m-%d %H:%M:%S} UTC, {row['user_id']})"
    return Found(lines.of_reading(row, persons), name)
