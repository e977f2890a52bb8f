"""A refused purge runs only where two people want it: an administrator at the desk, an operator."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from backend.accounts.models import User
from backend.extensions import db
from backend.privacy.retention_models import PurgeConsent
from sync.record import Role

HOLDS = timedelta(days=1)


def give(territory: str, by: str, at: datetime) -> None:
    """Note an administrator's consent; it holds for a day and one run. The caller commits."""
    db.session.merge(PurgeConsent(territory_id=territory, by=by, at=at))


def standing(territory: str, at: datetime) -> PurgeConsent | None:
    """Return the consent that holds, if one does."""
    found = db.session.get(PurgeConsent, territory)
    return found if found is not None and timedelta(0) <= at - found.at <= HOLDS else None


def by(territory: str, email: str | None, at: datetime) -> bool:
    """Tell whether this very administrator consents, and still is one."""
    found = standing(territory, at)
    query = select(User.id).where(
        User.territory_id == territory,
        User.email == (email or "").casefold(),
        User.role == Role.ADMINISTRATOR,
        User.disabled_at.is_(None),
    )
    return found is not None and found.by == db.session.scalar(query)


def end(territory: str) -> None:
    """Forget a consent once a run took place. The caller commits."""
    db.session.execute(delete(PurgeConsent).where(PurgeConsent.territory_id == territory))
