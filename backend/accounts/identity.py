"""Who is asking: read from the database at each request, never believed from a token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from flask import g
from sqlalchemy import bindparam, select

from backend import walls
from backend.accounts import grants
from backend.accounts.models import Device, Territory, User
from backend.accounts.tokens import Claims
from backend.extensions import db
from backend.problems import NotSignedIn, Problem
from backend.wordings import Words
from sync.record import Role

WHO = (
    select(
        *(Device.family, Device.family_since, Device.revoked_at, Device.wipe_asked_at),
        Device.enrolling,
        *(User.stamp, User.role, User.name, User.email, User.language, User.disabled_at),
        *(walls.entered(User.territory_id).label("territory_id"), User.runs_installation),
        *(Territory.demo, Territory.suspended_at),
    )
    .join(User, Device.user_id == User.id)
    .join(Territory, User.territory_id == Territory.id)
    .where(Device.id == bindparam("device"), User.id == bindparam("user"))
)
DRAIN = timedelta(days=30)
RECENT = timedelta(minutes=15)


class DeviceClosed(Problem):
    """The phone was revoked, or its user disabled, more than 30 days ago."""

    status, code = HTTPStatus.FORBIDDEN, "device_closed"
    title = Words("Cet appareil est fermé.", "This device is closed.")
    detail = Words("Exportez les saisies non envoyées et remettez-les à votre responsable.",
                   "Export what was not sent and hand it to your supervisor.")  # fmt: skip


class SignInAgain(Problem):
    """What is asked needs a sign-in of the last minutes: somebody may hold an open phone."""

    status, code = HTTPStatus.FORBIDDEN, "sign_in_again"
    title = Words("Confirmez d’abord que c’est vous.", "First confirm that it is you.")
    detail = Words("Donnez de nouveau votre mot de passe, puis recommencez.",
                   "Give your password again, then try again.")  # fmt: skip


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
    enrolling: bool
    """May only choose a second factor."""
    to_wipe: bool
    """Somebody asked that this phone be wiped."""
    signed_in_at: datetime | None
    suspended: bool = False
    """The territory is: nobody of it is served."""
    runs_installation: bool = False
    """Administers the installation with all its territories."""

    @property
    def tags(self) -> frozenset[str]:
        """The tags held now; asked of the database once for each request."""
        if "tags" not in g:
            g.tags = frozenset[str]() if self.draining else grants.tags_held(self.user_id)
        return frozenset(g.tags)


def must_be_recent(now: datetime) -> None:
    """Refuse with SignInAgain a session that is older than a quarter of an hour."""
    since = me().signed_in_at
    if since is None or not timedelta(0) <= now - since <= RECENT:
        raise SignInAgain


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
        enrolling=found.enrolling,
        to_wipe=found.wipe_asked_at is not None,
        signed_in_at=found.family_since,
        suspended=found.suspended_at is not None,
        runs_installation=found.runs_installation,
    )


def is_draining(revoked_at: datetime | None, disabled_at: datetime | None, now: datetime) -> bool:
    """Tell whether only the outbox may still be emptied: DeviceClosed when that is over too."""
    ended = min(filter(None, [revoked_at, disabled_at]), default=None)
    if ended is not None and now > ended + DRAIN:
        raise DeviceClosed
    return ended is not None
