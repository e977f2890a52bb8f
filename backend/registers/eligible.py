"""How long a person counts for a clause, and all that phones learn of it: the last day."""

from datetime import date, timedelta

from backend.records.store import Actor, Store
from backend.records.working_set import WorkingSet
from sync.hours import months_later

USUAL_MONTHS = 24


def months_of(records: WorkingSet, worker: str) -> tuple[int, str | None]:
    """Return how many months the clause of a person's first hire grants, and the day of that hire.

    Where no clause is known the usual 24 months hold.
    """
    hires = sorted(_hires(records, worker))
    if not hires:
        return USUAL_MONTHS, None
    first, party = hires[0]
    lot = (records.data("lot_party", party) or {}).get("lot_id", "")
    for clause in records.referring("clause", "lot_id", lot):
        return int((records.data("clause", clause) or {})["eligibility_months"]), first
    return USUAL_MONTHS, first


def _hires(records: WorkingSet, worker: str) -> list[tuple[str, str]]:
    found = []
    for job in records.referring("employment", "worker_id", worker):
        for each in records.referring("employment_allocation", "employment_id", job):
            data = records.data("employment_allocation", each) or {}
            found.append((str(data["from_on"]), str(data["party_id"])))
    return found


def expected_ends(records: WorkingSet, worker: str, start: str) -> frozenset[str]:
    """Return the last days that need no reason: the same day months later, or the day before."""
    months, _ = months_of(records, worker)
    end = usual_end(start, months)
    return frozenset({end, (date.fromisoformat(end) - timedelta(days=1)).isoformat()})


def usual_end(start: str, months: int) -> str:
    """Return the last day of a period of so many months."""
    return months_later(date.fromisoformat(start), months).isoformat()


def follow(store: Store, actor: Actor, worker: str) -> None:
    """Write on a person's record until when he is eligible, as his valid periods say."""
    data = store.records.data("worker", worker)
    if data is None:
        return
    periods = [
        store.records.data("eligibility", each) or {}
        for each in store.records.referring("eligibility", "worker_id", worker)
    ]
    ends = [each["valid_until"] for each in periods if each.get("state") == "valid"]
    until = max(ends, default=None)
    if data.get("eligible_until") != until:
        store.put("worker", worker, {**data, "eligible_until": until}, actor)
