"""What was written about a person, read of him and asked by him, as plain values."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from backend.accounts.models import User
from backend.audit.readers import reads_of
from backend.extensions import db
from backend.privacy.models import PersonRequest
from backend.privacy.person import File
from backend.records import journal
from sync.records import RECORDS

Told = dict[str, Any]


def history(territory: str, file: File) -> list[Told]:
    """Return every change of a file's records, the oldest first."""
    lines = journal.history(territory, file.ids)
    names = _users(line["user_id"] for line in lines)
    return [
        {
            "at": line["received_at"].isoformat(),
            "by": names.get(line["user_id"], ""),
            "what": line["kind"],
            "type": RECORDS[line["tbl"]].fr if line["tbl"] in RECORDS else line["tbl"],
            "id": line["record_id"],
            "status": line["result"].get("status", ""),
            "before": line["before"],
            "after": line["body"].get("set") or {},
        }
        for line in lines
    ]


def _users(ids: Iterator[str]) -> dict[str, str]:
    query = select(User.id, User.name).where(User.id.in_(set(ids)))
    return {row.id: row.name for row in db.session.execute(query)}


def readings(territory: str, file: File) -> list[Told]:
    """Return who read the file, the latest first."""
    found = [each for person in file.people for each in reads_of(territory, person.record_id)]
    return [
        {"at": each.at.isoformat(), "by": each.name, "role": each.role, "what": each.said()}
        for each in sorted(found, key=lambda each: each.at, reverse=True)
    ]


def requests(territory: str, file: File) -> list[Told]:
    """Return the lines of the register of requests."""
    return requests_of(territory, [each.record_id for each in file.people])


def requests_of(territory: str, people: list[str]) -> list[Told]:
    """Return the lines of the register about some people, the oldest first."""
    query = select(PersonRequest).where(
        PersonRequest.territory_id == territory, PersonRequest.person_id.in_(people)
    )
    found = list(db.session.scalars(query.order_by(PersonRequest.at, PersonRequest.id)))
    names = _users(each.by for each in found)
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "reason": each.reason,
            "at": each.at.isoformat(),
            "by": names.get(each.by, ""),
            "ended_at": each.ended_at.isoformat() if each.ended_at else None,
        }
        for each in found
    ]
