"""The register of what people asked about their files, and of what was done with them."""

from datetime import datetime
from typing import Any

from backend.accounts.identity import Identity
from backend.extensions import db
from backend.privacy.models import STANDING, Kind, PersonRequest
from backend.problems import NotFound


def note(me: Identity, person: str, kind: Kind, reason: str, at: datetime) -> PersonRequest:
    """Add a line; what is done at once is ended at once. The caller commits."""
    made = PersonRequest(territory_id=me.territory_id, person_id=person, kind=kind, reason=reason)
    made.at, made.by = at, me.user_id
    if kind not in STANDING:
        made.ended_at, made.ended_by = at, me.user_id
    db.session.add(made)
    db.session.flush()
    return made


def end(me: Identity, request_id: str, at: datetime) -> PersonRequest:
    """End a line that is open: NotFound."""
    found = db.session.get(PersonRequest, request_id, with_for_update=True)
    if found is None or found.territory_id != me.territory_id:
        raise NotFound
    if found.ended_at is None:
        found.ended_at, found.ended_by = at, me.user_id
    return found


def shown(line: PersonRequest, by: str) -> dict[str, Any]:
    """Return a line as the page shows it."""
    return {
        "id": line.id,
        "kind": line.kind,
        "reason": line.reason,
        "at": line.at.isoformat(),
        "by": by,
        "ended_at": line.ended_at.isoformat() if line.ended_at else None,
    }
