"""Undoing a merge of two records (decision 0163): what was written with it is put back.

The journal has every change of the merge with what was there before. Each comes back where nobody
has changed it since; what is closed meanwhile stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.problems import NotFound
from backend.records import journal
from backend.records.store import Store, writing
from backend.registers import eligible, rights
from backend.registers.declared import MERGED
from backend.registers.merging import POINTER, REKEYED
from backend.registers.problems import NotMerged
from backend.registers.saving import Change
from sync.exchange import Stored, decide
from sync.protocol import Op, OpKind
from sync.record import natural_id

GIVEN = frozenset({"eligible_until"})
"""What follows from other records is worked out anew."""


def undo(change: Change, duplicate: str) -> tuple[int, int]:
    """Undo the merge of a duplicate; returns how many changes came back, and how many stayed.

    Asked again, nothing more happens. NotMerged, NotFound.
    """
    if journal.receipts(change.me.territory_id, [change.op]):
        return 0, 0
    with writing(change.me.territory_id) as store:
        found = store.records.stored(change.table, duplicate)
        if found is None or found.deleted:
            raise NotFound
        kept = found.data.get(POINTER)
        if change.table not in MERGED or not kept:
            raise NotMerged
        lines = _lines(store, duplicate)
        done = [_put_back(change, store, line, (duplicate, kept)) for line in reversed(lines)]
        if change.table == "worker":
            for worker in (duplicate, str(kept)):
                eligible.follow(store, change.actor, worker)
    told = [each for each in done if each is not None]
    return sum(told), len(told) - sum(told)


def _lines(store: Store, duplicate: str) -> Sequence[Mapping[str, Any]]:
    """The changes of the merge, the pointer of the duplicate first: NotMerged."""
    history = journal.history(store.territory, [duplicate])
    pointed = [
        line["seq"]
        for line in history
        if line["intent"] == "merge"
        and (line["body"].get("set") or {}).get(POINTER)
        and not line["before"].get(POINTER)
    ]
    if not pointed:
        raise NotMerged
    return journal.together(store.territory, pointed[-1])


def _put_back(
    change: Change, store: Store, line: Mapping[str, Any], pair: tuple[str, str]
) -> bool | None:
    """Put the values before one change back; None where nothing of it is to be put back."""
    duplicate, kept = pair
    stored = store.records.stored(line["tbl"], line["record_id"])
    written = line["body"].get("set") or {}
    names = written.keys() - GIVEN
    if stored is None or stored.deleted or not names:
        return None
    pointer = stored.record_id == duplicate
    same = {name for name in names if pointer or stored.data.get(name) in (written[name], kept)}
    values = {name: line["before"].get(name) for name in same}
    if not values or not _write(change, store, stored, values, first=pointer):
        return False
    return len(same) == len(names)


def _write(
    change: Change, store: Store, stored: Stored, values: Mapping[str, Any], *, first: bool
) -> bool:
    """Write values back; the change of the duplicate itself is the receipt of the whole."""
    if any((stored.table, name) in REKEYED for name in values):
        store.put(stored.table, stored.record_id, {**stored.data, **values}, change.actor)
        return True
    op = Op(
        op=change.op if first else natural_id("unmerged", change.op, stored.record_id, *values),
        n=0,
        kind=OpKind.UPDATE,
        table=stored.table,
        record_id=stored.record_id,
        values=dict(values),
        was={name: stored.data.get(name) for name in values},
        base_rev=stored.rev,
        base_epoch=None,
        intent="unmerge",
    )
    outcome = decide(op, rights.office(change.me), store.records, change.actor.today)
    if outcome.hold is not None or outcome.collisions:
        return False
    store.take_effect(op, outcome, change.actor)
    return True
