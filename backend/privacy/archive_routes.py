"""The archive under lock: found by a whole name, opened with a reason, given, held, erased.

Administrators only. What is found or opened is a reading of that person, whoever is left of him in
the active base.
"""

from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from flask import Blueprint, Response
from sqlalchemy import select

from backend.accounts.identity import SignInAgain, me, must_be_recent
from backend.audit.reading import shows_archived
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.privacy import (
    acts,
    aftermath,
    archive,
    erasing_commands,
    given,
    requests,
    standing,
)
from backend.privacy.archive_schemas import (
    ArchiveErased,
    ArchiveOpened,
    ArchivesFound,
    HoldAsked,
    NameSought,
    ReasonGiven,
)
from backend.privacy.file_schemas import RequestTold
from backend.privacy.models import HOLDING, Kind, PersonArchive, PersonRequest
from backend.privacy.problems import NotErasable, NotOpened
from backend.privacy.remembered import Remembered
from backend.privacy.schemas import FileWanted
from backend.settings import in_force

MOST_FOUND = 20
OPEN_FOR = timedelta(hours=1)
"""How long after its opening a file may be carried away by whoever gave the reason."""

bp = Blueprint("archives", __name__, url_prefix="/api/privacy/archives")


@bp.post("/search")
@contract(takes=NameSought, gives=ArchivesFound)
def find(body: dict[str, Any]) -> dict[str, Any]:
    """Find archives by whole words of a name; a posted search stands in no log of addresses."""
    found = archive.named(in_force(), me().territory_id, body["name"])
    some = list(islice(found, MOST_FOUND + 1))
    shows_archived(each.person_id for each, _ in some[:MOST_FOUND])
    return {
        "archives": [_found(each, name) for each, name in some[:MOST_FOUND]],
        "more": len(some) > MOST_FOUND,
    }


def _found(each: PersonArchive, name: str) -> dict[str, Any]:
    told = archive.told_of(each, standing.times_of(each.territory_id))
    lines = acts.requests_of(each.territory_id, [each.person_id])
    return {
        **vars(told),
        "name": name,
        "openings": [line for line in lines if line["kind"] == Kind.ARCHIVE_READ],
        "notes": [line for line in lines if line["kind"] in HOLDING and line["ended_at"] is None],
    }


@bp.post("/<uuid:archive_id>/open")
@contract(takes=ReasonGiven, gives=ArchiveOpened)
def open_archive(archive_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Open a sealed file, with a reason that the register keeps."""
    found = archive.one(me().territory_id, str(archive_id))
    told = archive.opened(in_force(), found.id, found.sealed)
    shows_archived([found.person_id])
    requests.note(me(), found.person_id, Kind.ARCHIVE_READ, body["reason"], now())
    db.session.commit()
    return {"file": told}


@bp.get("/<uuid:archive_id>/file")
@contract(query=FileWanted, gives="application/pdf", problems=(NotOpened,))
def give_archive(archive_id: UUID, query: dict[str, Any]) -> Response:
    """Give an archived file to be handed over, to whoever opened it within the hour."""
    found, at = archive.one(me().territory_id, str(archive_id)), now()
    mine = select(PersonRequest.id).where(
        PersonRequest.territory_id == found.territory_id,
        PersonRequest.person_id == found.person_id,
        PersonRequest.kind == Kind.ARCHIVE_READ,
        PersonRequest.by == me().user_id,
        PersonRequest.at > at - OPEN_FOR,
    )
    if db.session.scalar(mine.limit(1)) is None:
        raise NotOpened
    person, told = found.person_id, archive.opened(in_force(), found.id, found.sealed)
    shows_archived([person])
    requests.note(me(), person, Kind.ACCESS, "", at)
    db.session.commit()
    return given.as_file(told, person, at, query["form"])


@bp.post("/<uuid:archive_id>/requests")
@contract(takes=HoldAsked, gives=RequestTold)
def hold(archive_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Note what keeps an archive from being purged, until somebody ends it."""
    found = archive.one(me().territory_id, str(archive_id))
    noted = requests.note(me(), found.person_id, Kind(body["kind"]), body["reason"], now())
    shown = requests.shown(noted, me().name)
    db.session.commit()
    return shown


@bp.post("/<uuid:archive_id>/erase")
@contract(takes=ReasonGiven, gives=ArchiveErased, problems=(NotErasable, SignInAgain))
def erase_archive(archive_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Erase an archived file before its time, because the person asks."""
    must_be_recent(now())
    found, at = archive.one(me().territory_id, str(archive_id)), now()
    kept_by = archive.told_of(found, standing.times_of(found.territory_id)).kept_by
    if kept_by:
        raise NotErasable(guards=kept_by)
    territory, person = found.territory_id, found.person_id
    requests.note(me(), person, Kind.ERASURE, body["reason"], at)
    deleted = archive.forget(territory, [person])
    erasing_commands.commit(Remembered(territory, person, at, ()))
    aftermath.let_bytes_go()
    return {"deleted": deleted}
