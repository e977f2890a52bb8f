"""Who is asking: read from the database at each request, never believed from a token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from flask import g
from sqlalchemy import bindparam, select

from backend.accounts import grants
from backend.accounts.models import Device, Territory, User
from backend.accounts.tokens import Claims
from backend.extensions import db
from backend.problems import NotSignedIn, Problem
from backend.wordings import Words
from sync.record import Role

WHO = (
    select(
        *(Device.family, Device.revoked_at),
        *(User.stamp, User.role, User.name, User.email, User.language, User.disabled_at),
        *(User.territory_id, Territory.demo),
    )
    .join(User, Device.user_id == User.id)
    .join(Territory, User.territory_id == Territory.id)
    .where(Device.id == bindparam("device"), User.id == bindparam("user"))
)
DRAIN = timedelta(days=30)


class DeviceClosed(Problem):
    """The phone was revoked, or its user disabled, more than 30 days ago."""

    status, code = HTTPStatus.FORBIDDEN, "device_closed"
    title = Words("Cet appareil est fermé.", "This device is closed.")
    detail = Words("Exportez les saisies non envoyées et remettez-les à votre responsable.",
                   "Export what was not sent and hand it to your supervisor.")  # fmt: skip


@dataclass(frozen=True)
class Identity:
    """The user, the territory and the device of a request."""

    user_id: str
    territory_id: str
    device_id: str
    family: str
    role: Role
    name: str
    email: str
    language: str
    demo: bool
    draining: bool
    """Revoked or disabled: may only empty its outbox; holds no tag."""

    @property
    def tags(self) -> frozenset[str]:
        """The tags held now; asked of the database once for each request."""
        if "tags" not in g:
            g.tags = frozenset[str]() if self.draining else grants.tags_held(self.user_id)
        return frozenset(g.tags)


def me() -> Identity:
    """Who asks; only where a session is required."""
    identity: Identity = g.me
    return identity


def recognise(claims: Claims, now: datetime) -> Identity:
    """The person and device of verified claims: NotSignedIn when the session has ended."""
    who = {"device": claims.device_id, "user": claims.user_id}
    found = db.session.connection().execute(WHO, who).first()
    if found is None or found.family != claims.family or found.stamp != claims.stamp:
        raise NotSignedIn
    return Identity(
        user_id=claims.user_id,
        territory_id=found.territory_id,
        device_id=claims.device_id,
        family=claims.family,
        role=Role(found.role),
        name=found.name,
        email=found.email,
        language=found.language,
        demo=found.demo,
        draining=is_draining(found.revoked_at, found.disabled_at, now),
    )


def is_draining(revoked_at: datetime | None, disabled_at: datetime | None, now: datetime) -> bool:
    """Tell whether only the outbox may still be emptied: DeviceClosed when that is over too."""
    ended = min(filter(None, [revoked_at, disabled_at]), default=None)
    if ended is not None and now > ended + DRAIN:
        raise DeviceClosed
    return ended is not None
