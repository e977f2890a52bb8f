"""The desk's view of the field; officers see the same of their own sites."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.accounts.policy import must_see
from backend.attachments import missing
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.follow_up import exchanges, history, matters, phones
from backend.follow_up.due import due_sites
from backend.follow_up.schemas import (
    PAGE,
    AllToSettle,
    Choices,
    Due,
    ExchangeHealth,
    History,
    Overview,
    Team,
    VisitRead,
    Visits,
    VisitsAsked,
)
from backend.records import queries, visits
from backend.records.visits import Wanted
from backend.records.working_set import WorkingSet
from sync.record import OFFICE

bp = Blueprint("follow_up", __name__, url_prefix="/api")

RECENT = timedelta(days=30)
REPLY = timedelta(days=15)
FIRST = 5


@bp.get("/visits")
@contract(query=VisitsAsked, gives=Visits)
def list_visits(query: dict[str, Any]) -> dict[str, Any]:
    """List the visits that the user may see, the latest first unless asked otherwise."""
    names = ("site", "officer", "since", "until")
    asked = {name: str(query[name]) for name in names if name in query}
    states = tuple(filter(None, query["state"].split(",")))
    wanted = Wanted(me().territory_id, states=states, sites=_caseload(), **asked)
    oldest_first = query["sort"] == "day"
    total, found = visits.page(wanted, query["page"], PAGE, oldest_first=oldest_first)
    heard = visits.received(me().territory_id, (row["id"] for row in found))
    lines = [{**row, "received_at": heard.get(row["id"])} for row in found]
    return {"total": total, "page": query["page"], "size": PAGE, "visits": lines}


def _caseload() -> frozenset[str] | None:
    """Return the sites that an officer follows; None where the role sees the territory."""
    if me().role in OFFICE:
        return None
    return frozenset(tag[5:] for tag in me().tags if tag.startswith("site:"))


@bp.get("/visits/choices")
@contract(gives=Choices)
def list_choices() -> dict[str, Any]:
    """List the sites and the members of the unit by which a list of visits can be narrowed."""
    territory = me().territory_id
    sites = queries.choices(territory, "site", "label")
    return {"sites": sites, "officers": queries.choices(territory, "staff", "name")}


@bp.get("/visits/<uuid:visit_id>")
@contract(gives=VisitRead)
def read_visit(visit_id: UUID) -> dict[str, Any]:
    """Give a visit as a list shows it, with who receives its minutes and its photos."""
    records = _visible(visit_id)
    visit = str(visit_id)
    heard = visits.received(me().territory_id, [visit])
    attendees = records.referring("attendee", "visit_id", visit)
    photos = records.referring("photo", "visit_id", visit)
    return {
        **visits.one(me().territory_id, visit),
        "received_at": heard.get(visit),
        "receivers": [
            data
            for each in attendees
            if (data := records.data("attendee", each)) and data["receives_minutes"]
        ],
        "photos": [
            {"id": each, "sha256": data["sha256"]}
            for each in photos
            if (data := records.data("photo", each))
        ],
    }


@bp.get("/visits/<uuid:visit_id>/history")
@contract(gives=History)
def history_of_visit(visit_id: UUID) -> dict[str, Any]:
    """Tell who did what, and when, to a visit and everything that belongs to it."""
    return history.of_visit(_visible(visit_id), str(visit_id), me())


def _visible(visit_id: UUID) -> WorkingSet:
    """Return the records where the user may see the visit: NotFound."""
    records = WorkingSet(db.session.connection(), me().territory_id)
    found = records.stored("visit", str(visit_id))
    must_see(me().tags, found.tags if found is not None and not found.deleted else None)
    return records


@bp.get("/due")
@contract(gives=Due)
def list_due() -> dict[str, Any]:
    """List the active sites whose quarterly meeting is due, the longest waiting first."""
    return {"sites": due_sites(visits.active_sites(me().territory_id), today())}


@bp.get("/to-settle")
@contract(gives=AllToSettle)
def list_to_settle() -> dict[str, Any]:
    """List collisions and held changes by their due day, with both sides' words and authors."""
    return matters.waiting(WorkingSet(db.session.connection(), me().territory_id), me())


@bp.get("/team")
@contract(gives=Team)
def list_team() -> dict[str, Any]:
    """List the team's phones with what they said is waiting on them, the oldest first."""
    return {"phones": phones.of_team(me().territory_id, now())}


@bp.get("/sync-health")
@contract(gives=ExchangeHealth)
def show_health() -> dict[str, Any]:
    """Tell how the exchange goes: unsent work, what waits, defects, files that have not come."""
    records = WorkingSet(db.session.connection(), me().territory_id)
    return exchanges.health(records, me().tags, now())


@bp.get("/overview")
@contract(gives=Overview)
def overview() -> dict[str, Any]:
    """Sum up what the office should look at: recent visits, meetings due, what waits."""
    territory, day = me().territory_id, today()
    since, until = (day - RECENT).isoformat(), (day - REPLY).isoformat()
    recent = Wanted(territory, since=since, until=day.isoformat())
    due = due_sites(visits.active_sites(territory), day)
    waiting = matters.waiting(WorkingSet(db.session.connection(), territory), me())
    silent = [each for each in phones.of_team(territory, now()) if each["silent"]]
    return {
        "today": day.isoformat(),
        "recent": {"since": since, "by_state": visits.by_state(recent)},
        "meetings": {
            "overdue": sum(each["overdue"] and not each["never"] for each in due),
            "due": sum(not each["overdue"] and not each["never"] for each in due),
            "never": sum(each["never"] for each in due),
        },
        "minutes": {"until": until, "by_state": visits.by_state(Wanted(territory, until=until))},
        "to_settle": {"total": len(waiting["items"]), "first": waiting["items"][:FIRST]},
        "phones": {"total": len(silent), "first": silent[:FIRST]},
        "missing_photos": sum(each["late"] for each in missing.of_territory(territory, now())),
    }
