"""One push: the changes of one device, in order, in one transaction."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

import orjson

from backend.accounts import grants, policy
from backend.accounts.identity import Identity
from backend.accounts.models import Device
from backend.clock import day_in_france, now
from backend.extensions import db
from backend.problems import trace
from backend.records import journal
from backend.records.store import OFFICE_DEVICE, Actor, Store, writing
from backend.syncing.problems import DeviceForked, Gap, UserMismatch
from sync.exchange import Outcome, Sender, Stored, decide, held
from sync.protocol import PROTOCOL, Op, OpKind, Status
from sync.record import Kind
from sync.records import RECORDS
from sync.scope import tags_of
from sync.settle import change_to_apply, settled, settlers, wrong_choice
from sync.validation import FieldProblem, check_values

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pushed:
    """A push as it was read: the device that sends, what it says of its outbox, its changes."""

    device: str
    schema: int
    outbox: dict[str, Any]
    ops: list[Op]


def take(pushed: Pushed, me: Identity) -> bytes:
    """Take the changes of a push; returns the body of the answer. The caller commits."""
    device = _device(pushed, me)
    receipts = journal.receipts(me.territory_id, (op.op for op in pushed.ops))
    last_n = _numbered(pushed.ops, receipts, device.last_n)
    instant = now()
    actor = Actor(me.user_id, device.id, instant, day_in_france(instant))
    sender = Sender(me.user_id, me.role, me.tags, device.id, me.territory_id)
    with writing(me.territory_id) as store:
        exchange = _Exchange(store, sender, actor)
        fresh = exchange.take_all([op for op in pushed.ops if op.op not in receipts])
    answers = receipts | fresh
    device.last_n, device.last_seen, device.schema = last_n, instant, pushed.schema
    results = [_result(store, sender, op, answers[op.op], receipts) for op in pushed.ops]
    body = {"protocol": PROTOCOL, "epoch": store.epoch, "seq": store.seq, "last_n": last_n}
    return orjson.dumps({**body, "results": results})


def settle_from_desk(op: Op, me: Identity) -> dict[str, Any]:
    """Carry out a settlement by somebody without a phone; returns the answer to it.

    The same request again gives the same answer. The caller commits, unless it is held: whoever
    sits at the desk is told at once, nothing needs to wait for him.
    """
    instant = now()
    actor = Actor(me.user_id, OFFICE_DEVICE, instant, day_in_france(instant))
    sender = Sender(me.user_id, me.role, me.tags, OFFICE_DEVICE, me.territory_id)
    with writing(me.territory_id) as store:
        about = store.records.stored(op.table, op.record_id)
        policy.must_see(me.tags, about.tags if about is not None else None)
        known = journal.receipts(me.territory_id, [op.op])
        return known.get(op.op) or _Exchange(store, sender, actor).take_all([op])[op.op]


def _device(pushed: Pushed, me: Identity) -> Device:
    """Return the sending device, locked; a phone that found itself cloned names a new one."""
    found = db.session.get(Device, pushed.device, with_for_update=True)
    if found is None:
        found = Device(
            id=pushed.device,
            territory_id=me.territory_id,
            user_id=me.user_id,
            label="",
            created_at=now(),
            last_n=0,
        )
        db.session.add(found)
    if found.user_id != me.user_id:
        raise UserMismatch
    outbox = pushed.outbox
    found.outbox_count = _count(outbox, "count")
    found.outbox_blobs = _count(outbox, "blobs")
    found.outbox_blob_bytes = _count(outbox, "blob_bytes")
    found.outbox_oldest_at = _instant(outbox.get("oldest_at"))
    persisted = outbox.get("persisted")
    found.storage_persisted = persisted if isinstance(persisted, bool) else None
    return found


def _count(outbox: dict[str, Any], name: str) -> int:
    value = outbox.get(name)
    return value if isinstance(value, int) and 0 <= value < 2**31 else 0


def _instant(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _numbered(ops: list[Op], receipts: dict[str, Any], last_n: int) -> int:
    """Check the numbers of a push before anything is done; a repeated change uses up its own."""
    for op in ops:
        if op.n > last_n + 1:
            raise Gap(expect=last_n + 1)
        if op.n <= last_n and op.op not in receipts:
            raise DeviceForked
        last_n = max(last_n, op.n)
    return last_n


def _result(
    store: Store,
    sender: Sender,
    op: Op,
    answer: dict[str, Any],
    receipts: dict[str, Any],
) -> dict[str, Any]:
    wire = store.wire_of(op.table, op.record_id, sender.grants)
    return {
        "conflict": None,
        "held": None,
        "problem": None,
        **answer,
        "n": op.n,
        "replayed": op.op in receipts,
        "record": None if wire is None else orjson.Fragment(wire),
    }


class _Exchange:
    """The changes of one push against one store."""

    def __init__(self, store: Store, sender: Sender, actor: Actor) -> None:
        self.store, self.sender, self.actor = store, sender, actor

    def take_all(self, ops: list[Op]) -> dict[str, dict[str, Any]]:
        """Take the changes in order; those of one group take effect together or are all held."""
        self.store.records.load(_mentioned(ops))
        answers: dict[str, dict[str, Any]] = {}
        for _, together in groupby(ops, key=lambda op: op.group or op.op):
            some = list(together)
            taken = [self._take(some[0])] if some[0].group is None else self._take_group(some)
            answers.update(zip((op.op for op in some), taken, strict=True))
        return answers

    def _take_group(self, ops: list[Op]) -> list[dict[str, Any]]:
        point = self.store.savepoint()
        outcomes = []
        for op in ops:
            outcomes.append(self._decided(op))
            self._keep(op, outcomes[-1])
        if any(outcome.hold for outcome in outcomes):
            self.store.back_to(point)
            outcomes = [each if each.hold else held("depends_on_held") for each in outcomes]
            return [self._keep(op, each) for op, each in zip(ops, outcomes, strict=True)]
        return self.store.answers_since(point)

    def _take(self, op: Op) -> dict[str, Any]:
        point = self.store.savepoint()
        try:
            if op.kind is OpKind.SETTLE:
                return self._settle(op)
            return self._keep(op, self._decided(op))
        except Exception:  # whatever it holds, a change must not stop the queue behind it
            log.exception("accident with change %s in request %s", op.op, trace())
            self.store.back_to(point)
            return self._keep(op, held("server_error", FieldProblem("", trace())))

    def _decided(self, op: Op) -> Outcome:
        known = self.store.known_until(op.base_epoch, op.base_rev)
        capped = op if known == op.base_rev else replace(op, base_rev=known)
        return decide(capped, self.sender, self.store.records, self.actor.today)

    def _keep(self, op: Op, outcome: Outcome) -> dict[str, Any]:
        late = outcome.hold == "out_of_scope" and self._was_in_scope(op)
        return self.store.take_effect(op, outcome, self.actor, late=late)

    def _was_in_scope(self, op: Op) -> bool:
        """Tell whether the author still held the record's site when he last heard of it."""
        stored = self.store.records.stored(op.table, op.record_id)
        tags = stored.tags if stored is not None else self._tags_of_new(op)
        seen = self.store.known_until(op.base_epoch, op.base_rev)
        return any(grants.held_since(self.sender.user, tag, seen) for tag in tags)

    def _tags_of_new(self, op: Op) -> frozenset[str]:
        kind = RECORDS.get(op.table)
        if kind is None or op.kind is not OpKind.CREATE or any(check_values(kind, op.values)):
            return frozenset()
        return tags_of(kind, op.record_id, op.values, self.sender.territory, self.store.records)

    def _settle(self, op: Op) -> dict[str, Any]:
        about = self.store.records.stored(op.table, op.record_id)
        refusal = _refused_settlement(op, about, self.sender)
        if about is None or refusal is not None:
            return self._keep(op, refusal or held("out_of_scope"))
        change = change_to_apply(op, about.data, about.rev)
        if change is not None:
            outcome = self._decided(change)
            if outcome.hold is not None:
                return self._keep(op, outcome)
            self._keep(change, outcome)
        done = settled(op, about.data, self.sender.user)
        return self._keep(op, Outcome(Status.APPLIED, done, tuple(done)))


def _refused_settlement(op: Op, about: Stored | None, sender: Sender) -> Outcome | None:
    """Return why a settlement is held, None when it may be carried out."""
    if about is None or not about.tags & sender.grants:
        return held("out_of_scope")
    wrong = wrong_choice(op)
    if wrong is not None:
        return held("invalid", FieldProblem(wrong, "required"))
    if sender.role not in settlers(op.table, about.data["table"]):
        return held("out_of_scope", FieldProblem("", "not_your_role"))
    return None if about.data["state"] == "open" else held("closed")


def _mentioned(ops: list[Op]) -> Iterator[str]:
    """Return every id that the changes name, to read them all at once."""
    for op in ops:
        yield op.record_id
        kind = RECORDS.get(op.table)
        for name, value in op.values.items():
            field = kind.fields.get(name) if kind is not None else None
            if field is not None and field.kind is Kind.REF and isinstance(value, str):
                yield value
