"""Who did what, and when, to a visit and everything that belongs to it."""

from typing import Any

from backend.accounts.identity import Identity
from backend.follow_up.naming import Names
from backend.records import journal, queries
from backend.records.working_set import WorkingSet


def of_visit(records: WorkingSet, visit: str, me: Identity) -> dict[str, Any]:
    """Return the acts on a visit, the oldest first, and the names of what they mention."""
    shown = _shown(records, queries.parts_of_visit(me.territory_id, visit), me)
    lines = journal.history(me.territory_id, shown)
    staff = queries.names_of_staff(me.territory_id, (line["user_id"] for line in lines))
    names = Names(records, me.tags)
    acts = [_act(line, staff, names) for line in lines]
    mentioned = [(act["table"], {**act["before"], **act["after"]}) for act in acts]
    return {
        "acts": acts,
        "names": names.of_values_named(mentioned)
        | names.of_values_named((act["table"], act["before"]) for act in acts),
    }


def _shown(records: WorkingSet, ids: list[str], me: Identity) -> list[str]:
    """Leave out what the user may not see, and a worker's own words heard by somebody else."""
    records.load(ids)
    found = [stored for each in ids if (stored := records.by_id(each)) is not None]
    return [
        stored.record_id
        for stored in found
        if stored.tags & me.tags
        and (stored.table != "worker_voice" or stored.data["author_id"] == me.user_id)
    ]


def _act(line: dict[str, Any], staff: dict[str, str], names: Names) -> dict[str, Any]:
    return {
        "seq": line["seq"],
        "by": staff.get(line["user_id"], ""),
        "at": line["received_at"],
        "kind": line["kind"],
        "intent": line["intent"],
        "table": line["tbl"],
        "record_id": line["record_id"],
        "about": names.of(line["record_id"]),
        "status": line["result"]["status"],
        "before": line["before"],
        "after": line["body"].get("set", {}),
    }
