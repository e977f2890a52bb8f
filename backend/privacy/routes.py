"""A person's file at the desk: seen whole, given to the person, restricted, erased."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from backend.accounts.identity import SignInAgain, me, must_be_recent
from backend.clock import day_in_france, now, today
from backend.contract import contract
from backend.extensions import db
from backend.privacy import (
    aftermath,
    dossier,
    erasing_commands,
    given,
    guarding,
    requests,
    standing,
)
from backend.privacy.erasing import Erased
from backend.privacy.file_schemas import PersonFile, RequestTold
from backend.privacy.models import Kind
from backend.privacy.person import File, file_of
from backend.privacy.problems import NotErasable
from backend.privacy.schemas import ErasureAsked, ErasureDone, FileWanted, RequestAsked
from backend.records.store import AFTER_RESTORE, OFFICE_DEVICE, Actor
from backend.records.working_set import WorkingSet
from sync.retention_due import Guard

AFTER_RESTORE.append(aftermath.again)

bp = Blueprint("privacy", __name__, url_prefix="/api/privacy")


def _actor() -> Actor:
    at = now()
    return Actor(me().user_id, OFFICE_DEVICE, at, day_in_france(at))


def _records() -> WorkingSet:
    return WorkingSet(db.session.connection(), me().territory_id)


def _file(person_id: UUID) -> File:
    return file_of(db.session.connection(), _records(), str(person_id))


def _told(file: File, at: datetime) -> dict[str, Any]:
    return dossier.told(db.session.connection(), _records(), file, at, me().name)


@bp.get("/people/<uuid:person_id>")
@contract(gives=PersonFile)
def read_file(person_id: UUID) -> dict[str, Any]:
    """Show everything that is known of a person, when the file falls due and what keeps it."""
    file, territory = _file(person_id), me().territory_id
    due = standing.of(territory, file, today())
    return {
        **_told(file, now()),
        "last_contact": due.last_contact if due else None,
        "due_on": due.due_on if due else None,
        "guards": [str(each) for each in guarding.guards_of(territory, file, today())],
    }


@bp.get("/people/<uuid:person_id>/file")
@contract(query=FileWanted, gives="application/pdf")
def give_file(person_id: UUID, query: dict[str, Any]) -> Response:
    """Give a person's file to be handed over: as PDF to read, as JSON to take elsewhere."""
    file, at = _file(person_id), now()
    told = _told(file, at)
    requests.note(me(), file.person, Kind.ACCESS, "", at)
    db.session.commit()
    return given.as_file(told, file.person, at, query["form"])


@bp.post("/people/<uuid:person_id>/requests")
@contract(takes=RequestAsked, gives=RequestTold)
def note_request(person_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Note what a person asks, or what keeps the file as it is, until somebody ends it."""
    file = _file(person_id)
    noted = requests.note(me(), file.person, Kind(body["kind"]), body["reason"], now())
    shown = requests.shown(noted, me().name)
    db.session.commit()
    return shown


@bp.post("/requests/<uuid:request_id>/end")
@contract(gives=RequestTold)
def end_request(request_id: UUID) -> dict[str, Any]:
    """End a note about a person's file; ended once, it stays so."""
    noted = requests.end(me(), str(request_id), now())
    shown = requests.shown(noted, me().name)
    db.session.commit()
    return shown


@bp.post("/people/<uuid:person_id>/erase")
@contract(takes=ErasureAsked, gives=ErasureDone, problems=(NotErasable, SignInAgain))
def erase_person(person_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Erase a person everywhere; what the ledger must keep stays without a name. A trial first."""
    if not body["trial"]:
        must_be_recent(now())
    file, actor = _file(person_id), _actor()
    guards = set(guarding.guards_of(me().territory_id, file, actor.today))
    if body["despite_unsent"]:
        guards.discard(Guard.UNSENT_WORK)
    if guards:
        raise NotErasable(guards=sorted(guards))
    if body["trial"]:
        return _figures(erasing_commands.trial(me().territory_id, file.person, actor))
    erased = requests.note(me(), file.person, Kind.ERASURE, body["reason"], actor.at)
    erased.ended_at = actor.at
    return _figures(erasing_commands.carry_out(me().territory_id, file.person, actor))


def _figures(done: Erased) -> dict[str, Any]:
    figures = ("kept", "deleted", "masked", "journal", "rows", "files", "places")
    return {name: getattr(done, name) for name in figures}
