"""A person's file at the desk: seen whole, given to the person, restricted, erased."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import day_in_france, now
from backend.contract import contract
from backend.privacy import aftermath, erasing_commands
from backend.privacy.schemas import ErasureAsked, ErasureDone
from backend.records.store import AFTER_RESTORE, OFFICE_DEVICE, Actor

AFTER_RESTORE.append(aftermath.again)

bp = Blueprint("privacy", __name__, url_prefix="/api/privacy")


def _actor() -> Actor:
    at = now()
    return Actor(me().user_id, OFFICE_DEVICE, at, day_in_france(at))


@bp.post("/people/<uuid:person_id>/erase")
@contract(takes=ErasureAsked, gives=ErasureDone)
def erase_person(person_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Erase a person everywhere; what the ledger must keep stays without a name."""
    del body
    done = erasing_commands.carry_out(me().territory_id, str(person_id), _actor())
    return {name: getattr(done, name) for name in ("kept", "deleted", "masked", "journal", "rows")}
