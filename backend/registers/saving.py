"""Adding, changing and deleting a record of a register; what follows from it goes along."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from backend.accounts.identity import Identity
from backend.problems import FieldError, Invalid, NotFound
from backend.records import journal, registers
from backend.records.store import Actor, Store, writing
from backend.registers import assigning, eligible, rights
from backend.registers.checking import Checker
from backend.registers.problems import ChangedMeanwhile, Exists, Frozen, Referenced
from sync.exchange import Outcome, Stored, decide
from sync.merge import Collision, groups
from sync.protocol import Op, OpKind
from sync.record import natural_id
from sync.records import RECORDS
from sync.validation import FieldProblem

Values = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """What the author of a change had on screen: the record's number, its timeline, old values."""

    rev: int
    epoch: str | None
    was: Values


@dataclass(frozen=True)
class Change:
    """One change of a register as the page asks for it; ``op`` is drawn once by the page."""

    op: str
    table: str
    me: Identity
    at: datetime
    intent: str = "register"

    @property
    def actor(self) -> Actor:
        """Who answers for it."""
        return rights.actor(self.me, self.at)


def add(change: Change, values: Values) -> str:
    """Add a record and return its id: Invalid, Exists. Asked again, it is added once."""
    kind = RECORDS[change.table]
    record_id = kind.id_of(values) or natural_id("added", change.op)
    if journal.receipts(change.me.territory_id, [change.op]):
        return record_id
    with writing(change.me.territory_id) as store:
        values = _completed(change, store, values, {})
        _check(change, store, values)
        _place(change, store, record_id, values)
    return record_id


def put_new(change: Change, store: Store, record_id: str, values: Values) -> None:
    """Add a record whose values are checked, as one of many in a transaction: Exists, Invalid."""
    _place(change, store, record_id, _completed(change, store, values, {}))


def put_changes(change: Change, store: Store, record_id: str, values: Values) -> None:
    """Change fields of a record as it is now, the result checked, as one of many: Invalid."""
    stored = _there(change, store, record_id)
    values = _completed(change, store, values, stored.data)
    seen = Seen(stored.rev, None, {name: stored.data.get(name) for name in values})
    _take(change, store, _op(change, OpKind.UPDATE, record_id, seen, values), stored.data)


def _place(change: Change, store: Store, record_id: str, values: Values) -> None:
    stored = store.records.stored(change.table, record_id)
    if stored is not None and not stored.deleted:
        raise Exists(id=record_id)
    given = {name: value for name, value in values.items() if value is not None}
    rev = 0 if stored is None else stored.rev
    op = _op(change, OpKind.CREATE, record_id, Seen(rev, None, {}), given)
    _take(change, store, op, {})


def edit(change: Change, record_id: str, values: Values, seen: Seen) -> None:
    """Change some fields of a record: Invalid, Frozen, ChangedMeanwhile.

    What others changed in other fields stays; in the same fields nothing is overwritten.
    """
    if journal.receipts(change.me.territory_id, [change.op]):
        return
    with writing(change.me.territory_id) as store:
        stored = _there(change, store, record_id)
        if stored.data.get("merged_into_id") or RECORDS[change.table].append_only:
            raise Frozen
        before = stored.data
        values = _completed(change, store, values, before)
        _check(change, store, {**before, **values}, stored)
        seen = replace(seen, rev=store.known_until(seen.epoch, seen.rev))
        _take(change, store, _op(change, OpKind.UPDATE, record_id, seen, values), before)


def delete(change: Change, record_id: str, seen: Seen) -> None:
    """Delete a record that nothing refers to: Referenced, ChangedMeanwhile."""
    if journal.receipts(change.me.territory_id, [change.op]):
        return
    with writing(change.me.territory_id) as store:
        stored = _there(change, store, record_id)
        if RECORDS[change.table].append_only:
            raise Frozen
        territory = change.me.territory_id
        named = list(registers.referring(territory, change.table, record_id))
        if named:
            raise Referenced(by=_said(named, change.me))
        seen = replace(seen, rev=store.known_until(seen.epoch, seen.rev))
        _take(change, store, _op(change, OpKind.DELETE, record_id, seen, {}), stored.data)


def _said(named: list[tuple[str, str, int]], me: Identity) -> list[dict[str, Any]]:
    """Name what refers; of what only supervisors read, not even the type."""
    return [
        {"type": table, "field": name, "total": total}
        if rights.may_know(table, me.role)
        else {"type": None, "field": None, "total": total}
        for table, name, total in named
    ]


def _there(change: Change, store: Store, record_id: str) -> Stored:
    stored = store.records.stored(change.table, record_id)
    if stored is None or stored.deleted:
        raise NotFound
    return stored


def _completed(change: Change, store: Store, values: Values, before: Mapping[str, Any]) -> Values:
    """Fill in what the office knows by itself: who validated a person's period, and when."""
    becomes = values.get("state", before.get("state"))
    if change.table != "eligibility" or becomes == before.get("state"):
        return values
    known = store.records.data("staff", change.me.user_id) is not None
    valid = becomes == "valid"
    return {
        **values,
        "validated_by_id": change.me.user_id if valid and known else None,
        "validated_on": change.actor.today.isoformat() if valid else None,
    }


def _check(change: Change, store: Store, values: Values, stored: Stored | None = None) -> None:
    before = dict(stored.data) if stored is not None else {}
    filled = {"validated_by_id", "validated_on"} if change.table == "eligibility" else set[str]()
    before |= {name: values.get(name) for name in filled}
    checker = Checker(store.records, change.actor.today)
    record_id = stored.record_id if stored is not None else None
    found = checker.check(change.table, values, before, record_id)
    if found:
        raise Invalid(errors=[replace(each, pointer=f"/values{each.pointer}") for each in found])


def _op(change: Change, kind: OpKind, record_id: str, seen: Seen, values: Values) -> Op:
    return Op(
        op=change.op,
        n=0,
        kind=kind,
        table=change.table,
        record_id=record_id,
        values=values,
        was=seen.was,
        base_rev=seen.rev,
        base_epoch=None,
        heard=seen.rev,
        intent=change.intent,
    )


def _take(change: Change, store: Store, op: Op, before: Mapping[str, Any]) -> None:
    """Carry out a change, or refuse it whole."""
    outcome = decide(op, rights.sender(change.me), store.records, change.actor.today)
    if outcome.hold is not None:
        raise Invalid(errors=list(map(_field_error, outcome.problems)))
    if outcome.collisions:
        raise _collision(store, op, outcome)
    store.take_effect(op, outcome, change.actor)
    _follow(change, store, op, before)


def _field_error(problem: FieldProblem) -> FieldError:
    return FieldError(f"/values{problem.pointer}", problem.code, problem.limit)


def _collision(store: Store, op: Op, outcome: Outcome) -> ChangedMeanwhile:
    stored = store.records.stored(op.table, op.record_id)
    assert stored is not None
    fields = [
        {"field": leaf, "mine": each.mine.get(leaf), "theirs": each.theirs.get(leaf)}
        for each in outcome.collisions
        for leaf in _leaves(op, each)
    ]
    return ChangedMeanwhile(rev=stored.rev, epoch=store.epoch, fields=fields)


def _leaves(op: Op, collision: Collision) -> list[str]:
    names = groups(RECORDS[op.table], op.values).get(collision.group, {})
    return sorted(name for name in names if collision.mine.get(name) != collision.theirs.get(name))


def _follow(change: Change, store: Store, op: Op, before: Mapping[str, Any]) -> None:
    """Let others follow: a site its officer, a person the end of his eligibility."""
    after = store.records.data(op.table, op.record_id) or {}
    if op.table == "site" and after.get("officer_id") != before.get("officer_id"):
        assigning.hand_over(store, rights.office(change.me), change.actor, op.record_id, before)
    if op.table == "eligibility":
        workers = {each["worker_id"] for each in (before, after) if each}
        for worker in sorted(workers):
            eligible.follow(store, change.actor, worker)
