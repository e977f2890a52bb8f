"""The territories for which the installation does something by itself."""

from sqlalchemy import select

from backend.accounts.models import Territory
from backend.extensions import db


def served() -> list[Territory]:
    """The territories that are not suspended, by name: no letter of the others is prepared."""
    query = select(Territory).where(Territory.suspended_at.is_(None)).order_by(Territory.name)
    return list(db.session.scalars(query))
