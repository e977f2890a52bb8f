"""Writing what was planned: all rows in one transaction, or none."""

from collections.abc import Sequence
from dataclasses import replace

from backend.imports.opening import Sheet
from backend.imports.planning import Act, Asked, Plan, Planned, plan
from backend.records.store import Store, writing
from backend.records.timeline import Clock
from backend.records.working_set import WorkingSet
from backend.registers import saving
from backend.registers.saving import Change
from sync.record import natural_id

INTENT = "import"


def carry_out(
    change: Change, asked: Asked, sheets: Sequence[Sheet], tried: tuple[Plan, Clock]
) -> Plan:
    """Do what was planned and return it; with a fault nothing is done.

    Where somebody has written since the plan was made, it is made again behind the lock.
    """
    planned, clock = tried
    with writing(change.me.territory_id) as store:
        if (store.epoch, store.seq) != (clock.epoch, clock.seq):
            records = WorkingSet(store.connection, store.territory)
            planned = plan(asked, records, sheets)
        if not planned.faults:
            write(change, asked.op, store, planned)
    return planned


def write(change: Change, op: str, store: Store, planned: Plan) -> None:
    """Write the rows of a plan without faults; those that others refer to come first."""
    store.records.load(row.record_id for row in planned.rows)
    fresh = [row for row in planned.rows if row.act is Act.CREATE]
    store.records.brand_new(row.record_id for row in fresh)
    parents = {row.values.get("parent_id") for row in fresh}
    fresh.sort(key=lambda row: row.record_id not in parents)
    for row in fresh:
        saving.put_new(_of(change, op, row), store, row.record_id, dict(row.values))
    for row in planned.rows:
        if row.act is Act.UPDATE:
            saving.put_changes(_of(change, op, row), store, row.record_id, dict(row.values))


def _of(change: Change, op: str, row: Planned) -> Change:
    line = natural_id("imported", op, change.table, row.record_id)
    return replace(change, op=line, intent=INTENT)
