"""One push: the changes of one device, in order, in one transaction."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import orjson
from sqlalchemy import Row, Table, bindparam, insert, select, update
from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

from backend.accounts import policy
from backend.accounts.identity import Identity
from backend.accounts.models import Device
from backend.clock import day_in_france, now
from backend.extensions import db
from backend.records import journal
from backend.records.reading import read_by
from backend.records.store import OFFICE_DEVICE, Actor, Store, writing
from backend.syncing import marks
from backend.syncing.problems import DeviceForked, Gap, UserMismatch
from backend.syncing.taking import Exchange
from backend.traces import trace
from sync.exchange import Sender
from sync.protocol import PROTOCOL, Op

log = logging.getLogger(__name__)
_DEVICES = cast("Table", Device.__table__)
_SENDING = (
    select(*_DEVICES.c["user_id", "last_n", "mismatches", "resets", "forks"])
    .where(_DEVICES.c.id == bindparam("device"))
    .with_for_update()
)
_HEARD_OF = update(_DEVICES).where(_DEVICES.c.id == bindparam("device"))
COUNTED = ("mismatches", "resets", "forks")


@dataclass(frozen=True, slots=True)
class Pushed:
    """A push as it was read: the device that sends, what it says of its outbox, its changes."""

    device: str
    schema: int
    outbox: dict[str, Any]
    ops: list[Op]


@dataclass(frozen=True, slots=True)
class Taken:
    """A push that was taken, with what its answer needs: nobody waits while it is written."""

    store: Store
    sender: Sender
    ops: list[Op]
    answers: dict[str, dict[str, Any]]
    receipts: dict[str, dict[str, Any]]
    last_n: int

    def body(self, secret: str) -> bytes:
        """Return the body of the answer; asks nothing of the database."""
        clock = self.store.clock
        head = {"protocol": PROTOCOL, "epoch": clock.epoch, "seq": clock.seq, "last_n": self.last_n}
        results = [self._result(op) for op in self.ops]
        return orjson.dumps({**head, "mark": marks.write(clock, secret), "results": results})

    def _result(self, op: Op) -> dict[str, Any]:
        wire = self.store.wire_of(op.table, op.record_id, self.sender.grants)
        return {
            "conflict": None,
            "held": None,
            "problem": None,
            **self.answers[op.op],
            "n": op.n,
            "replayed": op.op in self.receipts,
            "record": None
            if wire is None
            else orjson.Fragment(read_by(self.sender.role, self.sender.grants, wire)),
        }


def take(pushed: Pushed, me: Identity) -> Taken:
    """Take the changes of a push. The caller commits, then writes the answer."""
    try:
        return _take(pushed, me, careful=False)
    except (DataError, IntegrityError, ProgrammingError):
        log.exception("a push is taken change by change in request %s", trace())
        db.session.rollback()
        return _take(pushed, me, careful=True)


def _take(pushed: Pushed, me: Identity, *, careful: bool) -> Taken:
    device = _device(pushed, me)
    receipts = journal.receipts(me.territory_id, (op.op for op in pushed.ops))
    again = (op.n for op in pushed.ops if op.n <= device.last_n)
    used = journal.numbered(me.territory_id, pushed.device, again)
    last_n = _numbered(pushed.ops, receipts, device.last_n, used)
    instant = now()
    actor = Actor(me.user_id, pushed.device, instant, day_in_france(instant))
    sender = Sender(me.user_id, me.role, me.tags, pushed.device, me.territory_id, me.name)
    with writing(me.territory_id) as store:
        exchange = Exchange(store, sender, actor)
        fresh = exchange.take_all(_once(pushed.ops, receipts), careful=careful)
        store.records.load(op.record_id for op in pushed.ops)
    heard = _told(pushed.outbox, device) | {"device": pushed.device, "schema": pushed.schema}
    store.connection.execute(_HEARD_OF, heard | {"last_n": last_n, "last_seen": instant})
    return Taken(store, sender, pushed.ops, receipts | fresh, receipts, last_n)


def settle_from_desk(op: Op, me: Identity) -> dict[str, Any]:
    """Carry out a settlement by somebody without a phone; returns the answer to it.

    The same request again gives the same answer. The caller commits, unless it is held: whoever
    sits at the desk is told at once, nothing needs to wait for him.
    """
    instant = now()
    actor = Actor(me.user_id, OFFICE_DEVICE, instant, day_in_france(instant))
    sender = Sender(me.user_id, me.role, me.tags, OFFICE_DEVICE, me.territory_id, me.name)
    with writing(me.territory_id) as store:
        about = store.records.stored(op.table, op.record_id)
        policy.must_see(me.tags, about.tags if about is not None else None)
        known = journal.receipts(me.territory_id, [op.op])
        return known.get(op.op) or Exchange(store, sender, actor).take_all([op])[op.op]


def _device(pushed: Pushed, me: Identity) -> "Row[Any]":
    """Return the sending device, locked; a phone that found itself cloned names a new one."""
    connection = db.session.connection()
    found = connection.execute(_SENDING, {"device": pushed.device}).first()
    if found is None:
        mine = {"territory_id": me.territory_id, "user_id": me.user_id}
        new = {"id": pushed.device, "label": _label(me.device_id), "created_at": now()}
        connection.execute(insert(_DEVICES), mine | new)
        found = connection.execute(_SENDING, {"device": pushed.device}).one()
    if found.user_id != me.user_id:
        raise UserMismatch
    return found


def _told(outbox: dict[str, Any], known: "Row[Any]") -> dict[str, Any]:
    """Return what a phone says of its outbox; what is counted there never goes down."""
    persisted = outbox.get("persisted")
    return {
        "outbox_count": _count(outbox, "count"),
        "outbox_blobs": _count(outbox, "blobs"),
        "outbox_blob_bytes": _count(outbox, "blob_bytes"),
        "outbox_oldest_at": _instant(outbox.get("oldest_at")),
        "storage_persisted": persisted if isinstance(persisted, bool) else None,
        **{name: max(getattr(known, name), _count(outbox, name)) for name in COUNTED},
    }


def _label(device_id: str) -> str:
    """Return what the phone was called until it found itself to be a copy."""
    known = db.session.get(Device, device_id)
    return known.label if known is not None else ""


def _count(outbox: dict[str, Any], name: str) -> int:
    value = outbox.get(name)
    return value if isinstance(value, int) and 0 <= value < 2**31 else 0


def _instant(value: object) -> datetime | None:
    """Return an instant by a phone's clock, None when no calendar has it."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return found.astimezone(UTC) if found is not None and found.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _numbered(ops: list[Op], receipts: dict[str, Any], last_n: int, used: dict[int, str]) -> int:
    """Check the numbers of a push before anything is done; a repeated change uses up its own.

    A number that another change took tells of a copy, even where the change is known: it may have
    come by a third one.
    """
    for op in ops:
        if op.n > last_n + 1:
            raise Gap(expect=last_n + 1)
        if op.n <= last_n and (op.op not in receipts or used.get(op.n, op.op) != op.op):
            raise DeviceForked
        last_n = max(last_n, op.n)
    return last_n


def _once(ops: list[Op], receipts: dict[str, Any]) -> list[Op]:
    """Return the changes that have no answer yet; one that a push says twice is taken once."""
    fresh: dict[str, Op] = {}
    for op in ops:
        if op.op not in receipts:
            fresh.setdefault(op.op, op)
    return list(fresh.values())
