"""What an erasure left to people: texts with a name that two bear, pictures, PDFs."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.privacy import orders
from backend.privacy.schemas import ErasuresTold

bp = Blueprint("erasures", __name__, url_prefix="/api/privacy/erasures")


@bp.get("")
@contract(gives=ErasuresTold)
def list_unread() -> dict[str, Any]:
    """List what is still to be looked through by hand after erasures."""
    return {"erasures": orders.unread(me().territory_id)}


@bp.post("/<uuid:erasure_id>/end")
@contract(gives=ErasuresTold)
def end(erasure_id: UUID) -> dict[str, Any]:
    """Say that everything an erasure left was looked through."""
    territory = me().territory_id
    orders.read(territory, str(erasure_id), me().user_id, now())
    db.session.commit()
    return {"erasures": orders.unread(territory)}
