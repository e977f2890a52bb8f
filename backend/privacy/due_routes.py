"""What falls due, and the counts that name nobody."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint

from backend.accounts.identity import SignInAgain, me, must_be_recent
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.privacy import archive, consent, guarding, old_rows, standing, statistics
from backend.privacy.due_schemas import ConsentTold, DuesTold
from backend.privacy.person import file_of
from backend.privacy.retention_models import RetentionHeartbeat
from backend.records.working_set import WorkingSet
from sync.retention_due import Phase, refusal

bp = Blueprint("retention", __name__, url_prefix="/api/privacy")


@bp.get("/due")
@contract(gives=DuesTold)
def list_due() -> dict[str, Any]:
    """List the files whose time is over or soon will be, and what keeps each."""
    territory, day = me().territory_id, today()
    times = standing.times_of(territory)
    everybody = standing.all_of(territory, day)
    heartbeat = db.session.get(RetentionHeartbeat, territory)
    last = heartbeat.ran_on if heartbeat is not None else None
    over = [each for each in everybody if each.phase is Phase.ARCHIVE]
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
        "ran_on": last,
        "refused": refusal(last, day, len(over), len(everybody)),
        "consented": consent.standing(territory, now()) is not None,
    }


@bp.post("/due/consent")
@contract(gives=ConsentTold, problems=(SignInAgain,))
def consent_to_purge() -> dict[str, Any]:
    """Let a purge that is refused run once within a day: somebody else runs it."""
    must_be_recent(now())
    consent.give(me().territory_id, me().user_id, now())
    db.session.commit()
    return {"consented": True}


def _guards(person: str) -> list[str]:
    connection = db.session.connection()
    file = file_of(connection, WorkingSet(connection, me().territory_id), person)
    return [str(each) for each in guarding.guards_of(me().territory_id, file, today())]
