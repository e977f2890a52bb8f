"""What falls due, the archive under lock, and the counts that name nobody."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import day_in_france, now, today
from backend.contract import contract
from backend.extensions import db
from backend.privacy import archive, guarding, old_rows, requests, standing, statistics
from backend.privacy.due_schemas import ArchiveOpened, DuesTold, ReasonGiven
from backend.privacy.models import Kind, PersonArchive
from backend.privacy.person import file_of
from backend.privacy.retention_models import RetentionHeartbeat
from backend.problems import NotFound
from backend.records.working_set import WorkingSet
from backend.settings import in_force
from sync.retention_due import Phase, later

bp = Blueprint("retention", __name__, url_prefix="/api/privacy")


@bp.get("/due")
@contract(gives=DuesTold)
def list_due() -> dict[str, Any]:
    """List the files whose time is over or soon will be, and what keeps each."""
    territory, day = me().territory_id, today()
    times = standing.times_of(territory)
    everybody = standing.all_of(territory, day)
    heartbeat = db.session.get(RetentionHeartbeat, territory)
    return {
        **asdict(times),
        "known": len(everybody),
        "files": [
            asdict(each) | {"guards": _guards(each.person)}
            for each in everybody
            if each.phase in (Phase.NOTICE, Phase.ARCHIVE)
        ],
        "rows": old_rows.due(territory, day),
        "archives": [
            {
                "id": each.id,
                "archived_at": each.archived_at,
                "purge_on": later(day_in_france(each.archived_at), times.archive_months),
            }
            for each in standing.archived(territory)
        ],
        "statistics": statistics.told(territory),
        "ran_on": heartbeat.ran_on if heartbeat is not None else None,
    }


def _guards(person: str) -> list[str]:
    connection = db.session.connection()
    file = file_of(connection, WorkingSet(connection, me().territory_id), person)
    return [str(each) for each in guarding.guards_of(me().territory_id, file, today())]


@bp.post("/archives/<uuid:archive_id>/open")
@contract(takes=ReasonGiven, gives=ArchiveOpened)
def open_archive(archive_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Open a sealed file, with a reason that the register keeps; administrators only."""
    found = db.session.get(PersonArchive, str(archive_id))
    if found is None or found.territory_id != me().territory_id:
        raise NotFound
    told = archive.opened(in_force(), found.id, found.sealed)
    requests.note(me(), found.person_id, Kind.ARCHIVE_READ, body["reason"], now())
    db.session.commit()
    return {"file": told}
