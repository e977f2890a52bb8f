"""Writing the contracts of a file: all drafts in one transaction, or none."""

from collections.abc import Sequence
from dataclasses import replace

from backend.imports.carrying_out import INTENT
from backend.imports.decp.planning import Plan, Told, plan
from backend.imports.planning import Existing
from backend.records.store import writing
from backend.registers import saving
from backend.registers.saving import Change
from sync.record import natural_id

ORDER = ("contracting_authority", "operation", "contract", "lot", "company", "lot_party")
"""What others refer to comes first."""


def carry_out(change: Change, social: Sequence[Told], existing: Existing) -> Plan:
    """Plan behind the lock, and do it."""
    with writing(change.me.territory_id) as store:
        planned = plan(store.records, social, existing)
        fresh = [put for put in planned.puts if put.fresh]
        store.records.load(put.record_id for put in planned.puts)
        store.records.brand_new(put.record_id for put in fresh)
        for put in sorted(fresh, key=lambda put: ORDER.index(put.table)):
            saving.put_new(
                _of(change, put.table, put.record_id), store, put.record_id, {**put.values}
            )
        for put in planned.puts:
            if not put.fresh:
                one = _of(change, put.table, put.record_id)
                saving.put_changes(one, store, put.record_id, {**put.values})
    return planned


def _of(change: Change, table: str, record_id: str) -> Change:
    op = natural_id("imported", change.op, table, record_id)
    return replace(change, op=op, table=table, intent=INTENT)
