"""The sheets due and received of parties, month by month, as lists show them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.clock import day_in_france
from backend.records import sheets as queries
from backend.records import sightings
from sync.hours import month_of
from sync.record import Role
from sync.records.lot import name_of
from sync.sheet_due import due_on, is_late, months_owed
from sync.sheet_life import NOTHING, acts

Told = dict[str, Any]
DUE, NOT_OWED = "due", "none"


@dataclass(frozen=True)
class Asking:
    """Who looks, on which day, and the due day of the territory where the clause has none."""

    territory: str
    role: Role
    today: date
    due_day: int


def slots(asking: Asking, parties: dict[str, Told], months: Collection[str] | None) -> list[Told]:
    """Return a line for each month that a party owes or has handed in; None: every month."""
    owed = _owed(asking, parties.keys(), months)
    versions: dict[tuple[str, str], list[Told]] = {}
    for row in queries.sheets(asking.territory, parties.keys(), months):
        versions.setdefault((row["party_id"], row["period"]), []).append(row)
    found = [
        slot(asking, parties[party], month, versions.get((party, month), []))
        for party, month in sorted(owed | versions.keys())
    ]
    return sorted(found, key=lambda s: (s["month"], s["company"], s["lot"], s["party_id"]))


def _owed(
    asking: Asking, parties: Iterable[str], months: Collection[str] | None
) -> set[tuple[str, str]]:
    only = next(iter(months)) if months is not None and len(months) == 1 else None
    spans: dict[str, list[tuple[date, date | None]]] = {}
    for row in queries.spans(asking.territory, list(parties), only):
        last = row["to_on"]
        span = date.fromisoformat(row["from_on"]), date.fromisoformat(last) if last else None
        spans.setdefault(row["party_id"], []).append(span)
    for party, days in sightings.days_seen(asking.territory, list(parties)).items():
        seen = (date.fromisoformat(day) for day in days)
        spans.setdefault(party, []).extend((day, day) for day in seen)
    return {
        (party, month)
        for party, mine in spans.items()
        for month in months_owed(mine, asking.today)
        if months is None or month in months
    }


def slot(asking: Asking, party: Told, month: str, versions: list[Told]) -> Told:
    """Return one party's month; ``versions`` are its sheets, the earliest first."""
    latest = versions[-1] if versions else None
    state = latest["state"] if latest else NOTHING
    due = due_on(month, party["sheet_due_day"] or asking.due_day)
    return {
        **place(party),
        "month": month,
        "state": state or DUE,
        "due_on": due.isoformat(),
        "late": is_late(state, due, _first_handed_in(versions), asking.today),
        **_of_version(latest),
        "may": [act.value for act in acts(state, asking.role)]
        if month <= month_of(asking.today)
        else [],
    }


def place(party: Told) -> Told:
    """Return the company, lot and site of a party by their names."""
    shown = ("party_id", "company_id", "company", "site_id", "market")
    return {**{name: party[name] for name in shown}, "lot": lot(party), "site": party["site"] or ""}


def lot(party: Mapping[str, Any]) -> str:
    """Return how the lot of a party is called."""
    return name_of({"number": party["lot_number"], "title": party["lot_title"] or ""})


def _of_version(latest: Told | None) -> Told:
    if latest is None:
        nothing = ("sheet_id", "submitted_at", "submitted_by", "comment", "channel")
        return {**dict.fromkeys(nothing), "version": 0, "lines": 0, "minutes": 0}
    shown = ("version", "submitted_at", "submitted_by", "channel", "lines", "minutes")
    told = {name: latest[name] for name in shown}
    return {**told, "sheet_id": latest["id"], "comment": latest["state_comment"]}


def _first_handed_in(versions: list[Told]) -> date | None:
    first = next((row["submitted_at"] for row in versions if row["submitted_at"]), None)
    return day_in_france(datetime.fromisoformat(first)) if first else None
