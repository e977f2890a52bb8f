"""The ledger of a party's month: what is in force, what came before, and what a closing writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from backend.discrepancies.closing.blockers import claims_of
from backend.discrepancies.reading import Reading, Subject
from backend.discrepancies.worklist import person
from sync.reconcile.book import Book

Data = Mapping[str, Any]


class Entry(NamedTuple):
    """A line of the ledger, its person merged into whoever he or she is now."""

    id: str
    worker: str
    data: Data


@dataclass(frozen=True)
class Written:
    """One line that a closing writes; ``before`` is the line that it supersedes."""

    worker: str
    minutes: int
    before: str | None


def entries(reading: Reading, party: str) -> list[Entry]:
    """Return every line of a party's month, the earliest first."""
    book = Book(reading.records)
    mine = (
        Entry(key, book.person(data["worker_id"]) or data["worker_id"], data)
        for key, data in reading.records.get("retained_hours", {}).items()
        if data["party_id"] == party and data["period"] == reading.month
    )
    return sorted(mine, key=lambda each: (each.data["decided_on"], each.id))


def in_force(found: list[Entry]) -> list[Entry]:
    """Return the lines that nothing supersedes."""
    gone = {each.data.get("supersedes_id") for each in found}
    return [each for each in found if each.id not in gone]


def to_write(reading: Reading, party: str) -> list[Written]:
    """Return what closing writes: a line for each person, and 0 for who is no longer declared."""
    known: dict[str, list[str]] = {}
    for each in in_force(entries(reading, party)):
        known.setdefault(each.worker, []).append(each.id)
    lines = [
        Written(
            claim.worker, reading.retained(subject), next(iter(known.get(claim.worker, ())), None)
        )
        for subject, claim in claims_of(reading, party)
        if claim.worker is not None
    ]
    used = {each.before for each in lines}
    gone = [
        Written(worker, 0, entry)
        for worker, ids in sorted(known.items())
        for entry in ids
        if entry not in used
    ]
    return lines + gone


def basis_of(reading: Reading, party: str) -> str:
    """Sixteen hexadecimal digits of what a closing would write, to tell it from another."""
    thresholds = sorted(reading.result.thresholds.as_dict().items())
    told = (reading.month, reading.sheets.get(party), to_write(reading, party), thresholds)
    return sha256(repr(told).encode()).hexdigest()[:16]


def shown(reading: Reading, party: str) -> list[dict[str, Any]]:
    """Return the lines of the ledger as the desk reads them, the latest first."""
    found = entries(reading, party)
    current = {each.id for each in in_force(found)}
    staff = reading.records.get("staff", {})
    sheets = reading.records.get("monthly_sheet", {})
    return [
        {
            "id": each.id,
            "worker_id": each.worker,
            "person": person(reading, each.worker),
            "retained": each.data["retained_minutes"],
            "at": each.data["decided_on"],
            "by": staff.get(each.data.get("decided_by_id", ""), {}).get("name"),
            "version": sheets.get(each.data.get("sheet_id", ""), {}).get("version"),
            "engine": each.data["engine"],
            "superseded": each.id not in current,
            "reason": each.data.get("reason"),
        }
        for each in reversed(found)
    ]


def proposed(reading: Reading, party: str) -> list[dict[str, Any]]:
    """Return what closing would write beside what the ledger says now."""
    known = {each.id: each.data["retained_minutes"] for each in entries(reading, party)}
    return [
        {
            "worker_id": each.worker,
            "person": person(reading, each.worker),
            "declared": _declared(reading, Subject(party, each.worker)),
            "retained": each.minutes,
            "before": known.get(each.before or ""),
        }
        for each in to_write(reading, party)
    ]


def _declared(reading: Reading, subject: Subject) -> int:
    claim = reading.claims.get(subject)
    return 0 if claim is None else claim.minutes
