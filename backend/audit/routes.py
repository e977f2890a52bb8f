"""Who read whose file, and the alarms on mass reading, at the desk."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.identity import me
from backend.accounts.models import User
from backend.audit import alarms
from backend.audit.readers import reads_of
from backend.audit.schemas import Acknowledged, Alarms, PeopleAsked, PeopleFound, Readers
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.problems import NotFound
from backend.records.people import called, caseload, names

MOST_FOUND = 20
MOST_READINGS = 500
MOST_ALARMS = 100

bp = Blueprint("audit", __name__, url_prefix="/api/audit")


@bp.get("/people")
@contract(query=PeopleAsked, gives=PeopleFound)
def find_people(query: dict[str, Any]) -> dict[str, Any]:
    """Find people by words of their names, to see who read their files."""
    return {"people": called(me().territory_id, query["q"], MOST_FOUND)}


@bp.get("/people/<uuid:worker_id>/readers")
@contract(gives=Readers)
def list_readers(worker_id: UUID) -> dict[str, Any]:
    """Tell who read a person's file, when, what of it and on which device."""
    key = str(worker_id)
    known = names(me().territory_id, [key])
    if key not in known:
        raise NotFound
    found = reads_of(me().territory_id, key, MOST_READINGS + 1)
    return {
        "id": key,
        "person": known[key],
        "readings": found[:MOST_READINGS],
        "more": len(found) > MOST_READINGS,
    }


@bp.get("/alarms")
@contract(gives=Alarms)
def list_alarms() -> dict[str, Any]:
    """List the alarms on mass reading, those that nobody looked into first."""
    return _alarms()


@bp.post("/alarms/<uuid:alarm_id>")
@contract(takes=Acknowledged, gives=Alarms)
def acknowledge(alarm_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Say what an alarm was; it no longer waits."""
    territory, by = me().territory_id, me().user_id
    if not alarms.acknowledge(territory, str(alarm_id), by, now(), body["note"].strip()):
        raise NotFound
    shown = _alarms()
    db.session.commit()
    return shown


def _alarms() -> dict[str, Any]:
    territory = me().territory_id
    found = alarms.listed(territory, MOST_ALARMS)
    ids = {each["user_id"] for each in found} | {each["acknowledged_by"] for each in found}
    query = select(User).where(User.id.in_(ids - {None}))
    users = {user.id: user for user in db.session.scalars(query)}
    cases = {
        each: caseload(territory, grants.tags_held(each)) for each in {a["user_id"] for a in found}
    }
    return {
        "waiting": alarms.open_count(territory),
        "alarms": [
            each
            | {
                "name": users[each["user_id"]].name,
                "role": users[each["user_id"]].role,
                "caseload": cases[each["user_id"]],
                "acknowledged_by": each["acknowledged_by"] and users[each["acknowledged_by"]].name,
            }
            for each in found
        ],
    }
