"""What falls due, and the counts that name nobody."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import today
from backend.contract import contract
from backend.extensions import db
from backend.privacy import archive, guarding, old_rows, standing, statistics
from backend.privacy.due_schemas import DuesTold
from backend.privacy.person import file_of
from backend.privacy.retention_models import RetentionHeartbeat
from backend.records.working_set import WorkingSet
from sync.retention_due import Phase

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
        "archives": archive.listed(territory, times),
        "statistics": statistics.told(territory, day.year),
        "ran_on": heartbeat.ran_on if heartbeat is not None else None,
    }


def _guards(person: str) -> list[str]:
    connection = db.session.connection()
    file = file_of(connection, WorkingSet(connection, me().territory_id), person)
    return [str(each) for each in guarding.guards_of(me().territory_id, file, today())]
