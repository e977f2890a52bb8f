"""The desk's view of the field; officers see the same of their own sites."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select

from backend.accounts.identity import me
from backend.accounts.models import Device
from backend.accounts.policy import must_see
from backend.contract import contract
from backend.extensions import db
from backend.follow_up.schemas import (
    PAGE,
    AllToSettle,
    History,
    Team,
    Visits,
    VisitsAsked,
)
from backend.records import journal, queries
from backend.records.working_set import WorkingSet
from sync.record import OFFICE

bp = Blueprint("follow_up", __name__, url_prefix="/api")

COLUMNS = {"state": "state", "site": "site_id", "officer": "officer_id"}


@bp.get("/visits")
@contract(query=VisitsAsked, gives=Visits)
def list_visits(query: dict[str, Any]) -> dict[str, Any]:
    """List the visits that the user may see, the latest first."""
    wanted = {COLUMNS[name]: str(value) for name, value in query.items() if name in COLUMNS}
    total, found = queries.visits(me().territory_id, wanted, _caseload(), query["page"], PAGE)
    return {"total": total, "page": query["page"], "visits": found}


def _caseload() -> frozenset[str] | None:
    """Return the sites that an officer follows; None where the role sees the territory."""
    if me().role in OFFICE:
        return None
    return frozenset(tag[5:] for tag in me().tags if tag.startswith("site:"))


@bp.get("/visits/<uuid:visit_id>/history")
@contract(gives=History)
def history_of_visit(visit_id: UUID) -> dict[str, Any]:
    """Tell who did what, and when, to a visit and everything that belongs to it."""
    territory = me().territory_id
    records = WorkingSet(db.session.connection(), territory)
    found = records.stored("visit", str(visit_id))
    must_see(me().tags, found.tags if found is not None else None)
    lines = journal.history(territory, _shown(queries.parts_of_visit(territory, str(visit_id))))
    names = queries.names_of_staff(territory, (line["user_id"] for line in lines))
    return {"acts": [_act(line, names) for line in lines]}


def _shown(ids: list[str]) -> list[str]:
    """Leave out what the user may not see, such as a worker's words heard by somebody else."""
    records = WorkingSet(db.session.connection(), me().territory_id)
    records.load(ids)
    found = [stored for each in ids if (stored := records.by_id(each)) is not None]
    return [stored.record_id for stored in found if stored.tags & me().tags]


def _act(line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {
        "seq": line["seq"],
        "by": names.get(line["user_id"], line["user_id"]),
        "at": line["received_at"],
        "kind": line["kind"],
        "intent": line["intent"],
        "table": line["tbl"],
        "record_id": line["record_id"],
        "status": line["result"]["status"],
        "before": line["before"],
        "after": line["body"].get("set", {}),
    }


@bp.get("/to-settle")
@contract(gives=AllToSettle)
def list_to_settle() -> dict[str, Any]:
    """List collisions and held changes by their due day, with their authors."""
    found = queries.open_matters(me().territory_id)
    names = queries.names_of_staff(me().territory_id, (row["author_id"] for row in found))
    return {"items": [_matter(row, names) for row in found]}


def _matter(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    shown = ("base", "theirs", "mine", "group", "kind", "content", "problems")
    return {
        "id": row["id"],
        "table": row["type"],
        "about": row["table"],
        "record_id": row["record_id"],
        "reason": row.get("reason") or "" if row["type"] == "hold" else "conflict",
        "late": bool(row.get("late")),
        "author": names.get(row["author_id"], ""),
        "due_on": row["due_on"],
        "data": {name: row[name] for name in shown if row.get(name) is not None},
    }


@bp.get("/team")
@contract(gives=Team)
def list_team() -> dict[str, Any]:
    """List the team's phones with what they said is waiting on them, the oldest first."""
    query = select(Device).where(
        Device.territory_id == me().territory_id, Device.revoked_at.is_(None)
    )
    found = sorted(db.session.scalars(query).unique(), key=_urgency)
    return {"phones": [_phone(device) for device in found]}


def _urgency(device: Device) -> tuple[bool, str]:
    oldest = device.outbox_oldest_at
    return device.outbox_count == 0, oldest.isoformat() if oldest else "~"


def _phone(device: Device) -> dict[str, Any]:
    return {
        "officer": device.user.name,
        "label": device.label,
        "last_seen": device.last_seen,
        "waiting": device.outbox_count,
        "oldest_at": device.outbox_oldest_at,
        "photos": device.outbox_blobs,
        "persisted": device.storage_persisted,
        "phone": device.user.phone,
    }
