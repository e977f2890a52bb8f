"""The one door through which records change, and the only place that runs SQL on them.

``writing`` opens it: it locks the clock of the territory, so that changes get their numbers in the
order of their commits and two writers never merge against the same moment. Nothing here commits.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from secrets import randbelow, token_urlsafe
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, bindparam, update

from backend.extensions import db
from backend.records import batches, journal, tables
from backend.records.matters import Author, Matter, conflicts, hold, shown
from backend.records.timeline import Clock, agreed_until, end_epoch, locked_clock
from backend.records.wire import encode
from backend.records.working_set import WorkingSet
from backend.records.writing import write
from backend.traces import request_id
from sync.exchange import Outcome, Stored
from sync.merge import WHOLE, Writer, groups, leaf_of, leaves
from sync.protocol import JUMPS, Op, OpKind, Status, first_after_restore
from sync.records import RECORDS
from sync.scope import GIVEN, dependents, tags_of

OFFICE_DEVICE = "office"
_CLOCK = update(tables.clock).where(tables.clock.c.territory_id == bindparam("of"))

FOLLOWERS: "list[Callable[[Store, list[Stored]], None]]" = []
"""What follows from changed records outside of them, in the same transaction: rights of users."""

WITNESSES: "list[Callable[[Store, list[dict[str, Any]]], None]]" = []
"""Who sees the lines of the journal before they are written, and may add to each: the audit."""

AFTER_RESTORE: "list[Callable[[Store], object]]" = []
"""Takes away again what a restore must not bring back."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is answerable for a change and when the office received it; n is 0 for the office."""

    user: str
    device: str
    at: datetime
    today: date


@contextmanager
def writing(territory: str, *, empty: bool = False) -> Iterator["Store"]:
    """Give the store of a territory for changes; writes them at the end unless an error passes.

    Locks the territory against other writers until the transaction ends.
    """
    connection = db.session.connection()
    store = Store(connection, territory, locked_clock(connection, territory), empty=empty)
    yield store
    store.flush()


class Point(NamedTuple):
    """How far the changes of a transaction had come."""

    records: int
    seq: int
    lines: int


class Store:
    """Changes of one territory in one transaction, from the number ``seq`` on."""

    def __init__(
        self, connection: Connection, territory: str, clock: Clock, *, empty: bool
    ) -> None:
        self.connection, self.territory, self.epoch = connection, territory, clock.epoch
        self.seq = self._first = clock.seq
        self.last_line = clock.last_line
        self.records = WorkingSet(connection, territory, empty=empty)
        self._journal: list[dict[str, Any]] = []
        self._wires: dict[str, bytes] = {}

    @property
    def clock(self) -> Clock:
        """The clock as it will be."""
        return Clock(self.seq, self.epoch, self.last_line)

    def _next(self) -> int:
        self.seq += 1
        return self.seq

    def take_effect(
        self, op: Op, outcome: Outcome, actor: Actor, *, late: bool = False
    ) -> dict[str, Any]:
        """Carry out what was decided of one change; returns the answer to it, which is kept.

        ``late`` marks a held change as honest work of somebody who did not know yet.
        """
        before = self.records.stored(op.table, op.record_id)
        answer: dict[str, Any] = {"op": op.op, "n": op.n, "status": str(outcome.status)}
        if outcome.hold is not None:
            kept = hold(op, outcome, Author(actor.user, actor.today), late=late)
            answer["held"] = {
                "id": self._open(kept, actor),
                "reason": outcome.hold,
                "problems": [shown(each) for each in outcome.problems],
            }
        elif outcome.touched or outcome.deleted or (before is None and outcome.data is not None):
            self._change(op, outcome, before, actor)
        if outcome.collisions:
            answer["conflict"] = self._conflicts(op, outcome, actor)
        after = self.records.stored(op.table, op.record_id)
        answer["rev"] = after.rev if after is not None and outcome.hold is None else None
        self._note(op, actor, before, answer)
        return answer

    def savepoint(self) -> "Point":
        """Return what ``back_to`` needs to forget what comes after."""
        return Point(self.records.savepoint(), self.seq, len(self._journal))

    def back_to(self, point: "Point") -> None:
        """Forget the changes made since a savepoint."""
        self.records.back_to(point.records)
        self.seq = point.seq
        del self._journal[point.lines :]

    def answers_since(self, point: "Point") -> list[dict[str, Any]]:
        """Return the answers to the changes taken since a savepoint, in order."""
        return [line["result"] for line in self._journal[point.lines :]]

    def begin_anew(self, told: int, agreed: int = 0, heard: str = "") -> None:
        """Begin a new timeline after a restore: another epoch, and numbers never given before.

        A phone has heard of ``told`` in the epoch ``heard``; up to ``agreed`` both say the same.
        """
        self.epoch = self._new_epoch(agreed, heard)
        self.seq = first_after_restore(self.seq, told, randbelow(JUMPS))
        for follow in AFTER_RESTORE:
            follow(self)

    def _new_epoch(self, agreed: int, heard: str) -> str:
        return end_epoch(self.connection, self.territory, {heard: 0, self.epoch: agreed})

    def known_until(self, epoch: str | None, rev: int) -> int:
        """Return a revision as this timeline counts it; what it never gave was never seen in it."""
        if epoch is None or epoch == self.epoch or rev == 0:
            return rev if rev <= self.seq else 0
        return min(rev, self._agreed_until(epoch))

    def _agreed_until(self, epoch: str) -> int:
        return agreed_until(self.connection, self.territory, epoch) or 0

    def wire_of(self, table: str, record_id: str, grants: frozenset[str]) -> bytes | None:
        """Return the wire form of a record as it is now, None when the holder may not see it."""
        found = self.records.stored(table, record_id)
        if found is None or not found.tags & grants:
            return None
        return self._wires.get(record_id) or encode(found)

    def put(self, table: str, record_id: str, data: Mapping[str, Any], actor: Actor) -> Stored:
        """Write a whole record on behalf of the office, its values already checked."""
        before = self.records.stored(table, record_id)
        old = before.data if before is not None and not before.deleted else {}
        wanted = {name: data.get(name) for name in data.keys() | old.keys()}
        changed = {n: v for n, v in wanted.items() if v != old.get(n)}
        if before is not None and not before.deleted and not changed:
            return before
        rev = self._next()
        writer: Writer = (rev, actor.device, 0)
        touched = groups(RECORDS[table], changed)
        known = before.meta if before is not None and old else {WHOLE: writer}
        meta = {**known, **dict.fromkeys(touched, writer)} if old else known
        values = {name: value for name, value in wanted.items() if value is not None}
        made = self._place(Stored(table, record_id, rev, values, frozenset(), meta), before)
        self._journal.append(
            journal.line(self.territory, actor, str(uuid4()))
            | {"seq": rev, "kind": "update" if old else "create", "tbl": table}
            | {"record_id": record_id, "body": {"set": changed}}
            | {"before": {name: old.get(name) for name in changed} if old else {}}
            | {"result": {"status": "applied", "rev": rev}}
        )
        return made

    def forget(self, stored: Stored, actor: Actor) -> None:
        """Put a record as it is once a person is erased from it; the journal gets no content."""
        before = self.records.stored(stored.table, stored.record_id)
        rev = self._next()
        meta: dict[str, Writer] = {WHOLE: (rev, actor.device, 0)}
        self._place(replace(stored, rev=rev, meta=meta, erased=True), before, known=True)
        about = {"seq": rev, "kind": "erase", "tbl": stored.table, "record_id": stored.record_id}
        answer = {"body": {"set": {}}, "before": {}, "result": {"status": "applied", "rev": rev}}
        self._journal.append(journal.line(self.territory, actor, str(uuid4())) | about | answer)

    def _change(self, op: Op, outcome: Outcome, before: Stored | None, actor: Actor) -> None:
        assert outcome.data is not None
        rev = self._next()
        writer: Writer = (rev, actor.device, op.n)
        if before is None or before.deleted or outcome.deleted:
            meta: dict[str, Writer] = {WHOLE: writer}
        else:
            meta = {**before.meta, **dict.fromkeys(outcome.touched, writer)}
        tags = outcome.tags or frozenset()
        after = Stored(op.table, op.record_id, rev, outcome.data, tags, meta, outcome.deleted)
        self._place(after, before, known=outcome.tags is not None)

    def _place(self, stored: Stored, before: Stored | None, *, known: bool = False) -> Stored:
        """Put a record with the tags that it has now, and those whose tags follow it.

        ``known`` says that ``stored`` has its tags already.
        """
        placed = stored if known else self._tagged(stored, before)
        placed = replace(placed, erased=True) if before is not None and before.erased else placed
        self.records.put(placed)
        old = before.data if before is not None and not before.deleted else None
        new = None if placed.deleted else placed.data
        moved = dependents(stored.table, stored.record_id, old, new, self.records)
        for table, each in sorted(moved):
            self._retag(table, each)
        if before is not None and before.tags != placed.tags:
            self._conflicts_follow(placed)
        return placed

    def _tagged(self, stored: Stored, before: Stored | None) -> Stored:
        kind = RECORDS[stored.table]
        kept = before is not None and (stored.deleted or GIVEN in kind.scope)
        tags = stored.tags | before.tags if before is not None and kept else stored.tags
        if not stored.deleted:
            tags |= tags_of(kind, stored.record_id, stored.data, self.territory, self.records)
        return replace(stored, tags=tags)

    def _retag(self, table: str, record_id: str) -> None:
        found = self.records.stored(table, record_id)
        if found is None or found.deleted:
            return
        tags = tags_of(RECORDS[table], record_id, found.data, self.territory, self.records)
        if tags != found.tags:
            moved = replace(found, tags=tags, rev=self._next())
            self.records.put(moved)
            self._conflicts_follow(moved)

    def _conflicts_follow(self, moved: Stored) -> None:
        """Let the conflicts of a record reach whom the record reaches now, and their authors."""
        for each in self.records.about("conflict", moved.record_id):
            found = self.records.stored("conflict", each)
            if found is None:
                continue
            tags = moved.tags | {f"territory:{self.territory}", f"me:{found.data['author_id']}"}
            if tags != found.tags:
                self.records.put(replace(found, tags=tags, rev=self._next()))

    def _open(self, matter: Matter, actor: Actor) -> str:
        """Put a hold or a conflict, unless it is open already; returns its id."""
        table, record_id, data, tags = matter
        if self.records.stored(table, record_id) is None:
            rev = self._next()
            meta: dict[str, Writer] = {WHOLE: (rev, actor.device, 0)}
            self._place(Stored(table, record_id, rev, data, tags, meta), None)
        return record_id

    def _conflicts(self, op: Op, outcome: Outcome, actor: Actor) -> str:
        stored = self.records.stored(op.table, op.record_id)
        tags = stored.tags if stored is not None else frozenset[str]()
        author = Author(actor.user, actor.today)
        ids = [self._open(each, actor) for each in conflicts(op, outcome, author, tags)]
        return ids[0]

    def _note(self, op: Op, actor: Actor, before: Stored | None, answer: dict[str, Any]) -> None:
        old = before.data if before is not None and not before.deleted else {}
        replaced = {}
        if op.kind is not OpKind.SETTLE and answer["status"] != Status.HELD:
            replaced = {each: leaf_of(old, each) for each in leaves(RECORDS[op.table], op.values)}
        line = journal.line(self.territory, actor, op.op)
        body = {"set": op.values, "was": op.was, "at": op.at, "group": op.group}
        line["body"] = body | {"base": op.base_rev}
        line.update(seq=answer["rev"], n=op.n or None, kind=str(op.kind), intent=op.intent)
        line.update(tbl=op.table[:40], record_id=op.record_id[:36], before=replaced, result=answer)
        self._journal.append(line)

    def flush(self) -> None:
        """Write everything to the database: records, feed, digests, journal, clock."""
        changed = self.records.changed()
        pairs = [(self.records.before[each.record_id], each) for each in changed]
        self._wires |= write(self.connection, self.territory, pairs)
        if self._journal:
            turn = f"{request_id()[:8]}{token_urlsafe(12)}"[:16]
            lines = [{**each, "turn": turn} for each in self._journal]
            for witness in WITNESSES:
                witness(self, lines)
            batches.insert(self.connection, tables.journal, lines)
            self.last_line = f"{lines[-1]['op']} {turn}"
        if self._journal or self.seq != self._first:
            self.connection.execute(_CLOCK, self.clock._asdict() | {"of": self.territory})
        for follow in FOLLOWERS:
            follow(self, changed)
        self.records.written()
        self._journal, self._first = [], self.seq
