"""Merging two records of the same person, company or contact into one (decision 0070).

What refers to the duplicate is moved to the record that is kept wherever the office's own judge
lets that reference change. What is signed, closed, only added to, or has the duplicate in its key
stays word for word, and is read through the pointer that the duplicate keeps: ``merged_into_id``.
So nothing closed is rewritten, nothing is lost and nothing counts twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from backend.problems import FieldError, Invalid, NotFound
from backend.records import journal
from backend.records.store import Store, writing
from backend.records.working_set import WorkingSet
from backend.registers import eligible, rights
from backend.registers.declared import MERGED, written
from backend.registers.problems import ChangedMeanwhile, NotMerged
from backend.registers.saving import Change, Values
from sync.exchange import Stored, decide
from sync.protocol import Op, OpKind
from sync.record import Kind, natural_id
from sync.records import RECORDS

POINTER = "merged_into_id"
ENDS = frozenset({"valid_until", "active_until"})
"""That the duplicate has ended says nothing of the one that is kept."""

REKEYED = frozenset({("lot_party", "company_id")})
"""A company's part in a lot goes along whole, under the id that its sheets and hours name."""


@dataclass(frozen=True)
class Pair:
    """The duplicate and the record that is kept, each with the number that was on screen."""

    duplicate: str
    kept: str
    duplicate_rev: int
    kept_rev: int


@dataclass(frozen=True)
class Moved:
    """How many references of one type and field move, and how many stay and are read through."""

    table: str
    field: str
    moves: int
    stays: int


def merge(change: Change, pair: Pair, values: Values) -> list[Moved]:
    """Merge a duplicate into the record that is kept, which takes ``values``; all or nothing.

    Asked again, nothing more happens. NotMerged, ChangedMeanwhile, Invalid.
    """
    if journal.receipts(change.me.territory_id, [change.op]):
        return []
    with writing(change.me.territory_id) as store:
        duplicate, kept = _both(store.records, change.table, pair)
        strange = values.keys() - written(RECORDS[change.table]).keys()
        if strange:
            raise Invalid(errors=[FieldError(f"/values/{n}", "unknown_field") for n in strange])
        if (duplicate.rev, kept.rev) != (pair.duplicate_rev, pair.kept_rev):
            raise ChangedMeanwhile(rev=kept.rev, epoch=store.epoch, fields=[])
        _point(change, store, duplicate, pair.kept)
        moved = _move_all(change, store, pair)
        _complete(change, store, kept, {**combined(change.table, duplicate, kept), **values})
        if change.table == "worker":
            eligible.follow(store, change.actor, pair.kept)
    return moved


def preview(records: WorkingSet, change: Change, pair: Pair) -> dict[str, Any]:
    """Tell what a merge would do, without doing it: NotMerged."""
    duplicate, kept = _both(records, change.table, pair)
    found: dict[tuple[str, str], list[bool]] = {}
    for op in _changes(records, change, pair):
        name = next(iter(op.values))
        moves = (op.table, name) in REKEYED or _decides(records, change, op)
        if rights.may_know(op.table, change.me.role):
            found.setdefault((op.table, name), []).append(moves)
    return {
        "values": combined(change.table, duplicate, kept),
        "references": [
            {"type": table, "field": name, "moves": sum(each), "stays": len(each) - sum(each)}
            for (table, name), each in sorted(found.items())
        ],
    }


def combined(table: str, duplicate: Stored, kept: Stored) -> Values:
    """Return what the kept record becomes unless somebody chooses: its empty fields are filled.

    Where one of the two was complete, the result is no draft.
    """
    key = RECORDS[table].key
    values = {
        name: duplicate.data[name]
        for name in (*written(RECORDS[table]), "met_at_id")
        if name not in key
        and name not in ENDS
        and kept.data.get(name) is None
        and duplicate.data.get(name) is not None
    }
    if kept.data.get("is_draft"):
        values["is_draft"] = bool(duplicate.data.get("is_draft"))
    return values


def _both(records: WorkingSet, table: str, pair: Pair) -> tuple[Stored, Stored]:
    if table not in MERGED:
        raise NotMerged
    records.load([pair.duplicate, pair.kept])
    duplicate, kept = records.stored(table, pair.duplicate), records.stored(table, pair.kept)
    if duplicate is None or kept is None or duplicate.deleted or kept.deleted:
        raise NotFound
    if pair.duplicate == pair.kept or duplicate.data.get(POINTER) or kept.data.get(POINTER):
        raise NotMerged
    return duplicate, kept


def _point(change: Change, store: Store, duplicate: Stored, kept: str) -> None:
    """Make the duplicate say whom it was merged into; this is the line of the journal."""
    values: Values = {POINTER: kept}
    if duplicate.data.get("is_draft"):
        values["is_draft"] = False
    if change.table == "contact":  # nobody is to call there any more
        before = (change.actor.today - timedelta(days=1)).isoformat()
        last = max(before, duplicate.data.get("valid_from") or "")
        values["valid_until"] = min(last, duplicate.data.get("valid_until") or last)
    op = _op(change.op, duplicate, values)
    outcome = decide(op, rights.office(change.me), store.records, change.actor.today)
    assert outcome.hold is None, outcome.problems
    store.take_effect(op, outcome, change.actor)


def _move_all(change: Change, store: Store, pair: Pair) -> list[Moved]:
    counted: dict[tuple[str, str], list[bool]] = {}
    for op in list(_changes(store.records, change, pair)):
        name = next(iter(op.values))
        counted.setdefault((op.table, name), []).append(_moves(change, store, op, name))
    return [
        Moved(table, name, sum(each), len(each) - sum(each))
        for (table, name), each in sorted(counted.items())
    ]


def _moves(change: Change, store: Store, op: Op, name: str) -> bool:
    """Move one reference where that is allowed; tell whether it was."""
    if (op.table, name) in REKEYED:
        data = store.records.data(op.table, op.record_id) or {}
        store.put(op.table, op.record_id, {**data, **op.values}, change.actor)
        return True
    outcome = decide(op, rights.office(change.me), store.records, change.actor.today)
    if outcome.hold is not None or outcome.collisions:
        return False
    store.take_effect(op, outcome, change.actor)
    return True


def _changes(records: WorkingSet, change: Change, pair: Pair) -> Iterator[Op]:
    """Yield the change of each reference to the duplicate, whether or not it will be allowed."""
    for kind in RECORDS.values():
        for name, field in kind.fields.items():
            if field.kind is not Kind.REF or field.target != change.table:
                continue
            ids = list(records.referring(kind.name, name, pair.duplicate))
            records.load(ids)
            for each in ids:
                stored = records.stored(kind.name, each)
                if stored is not None and each not in (pair.duplicate, pair.kept):
                    op = natural_id("merged", change.op, each, name)
                    yield _op(op, stored, {name: pair.kept})


def _decides(records: WorkingSet, change: Change, op: Op) -> bool:
    outcome = decide(op, rights.office(change.me), records, change.actor.today)
    return outcome.hold is None and not outcome.collisions


def _complete(change: Change, store: Store, kept: Stored, values: Values) -> None:
    wanted = {name: value for name, value in values.items() if value != kept.data.get(name)}
    now = store.records.stored(change.table, kept.record_id)
    if not wanted or now is None:
        return
    op = _op(natural_id("kept", change.op), now, wanted)
    outcome = decide(op, rights.office(change.me), store.records, change.actor.today)
    if outcome.hold is not None:
        raise Invalid(
            errors=[
                FieldError(f"/values{each.pointer}", each.code, each.limit)
                for each in outcome.problems
            ]
        )
    store.take_effect(op, outcome, change.actor)


def _op(op: str, stored: Stored, values: Mapping[str, Any]) -> Op:
    return Op(
        op=op,
        n=0,
        kind=OpKind.UPDATE,
        table=stored.table,
        record_id=stored.record_id,
        values=dict(values),
        was={name: stored.data.get(name) for name in values},
        base_rev=stored.rev,
        base_epoch=None,
        intent="merge",
    )
