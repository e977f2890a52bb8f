"""The accounts of a territory as its administrator sees them."""

from typing import Any

from sqlalchemy import func, select

from backend.accounts import factors, grants
from backend.accounts.device_routes import of, shown
from backend.accounts.factor_models import Passkey, Totp
from backend.accounts.models import Device, Grant, User
from backend.directory.keeping import AUTHORITY
from backend.extensions import db
from backend.invitations.inviting import state_of
from backend.records.figures import frame
from backend.records.working_set import WorkingSet
from sync.record import Role

MOST = 1000


def accounts(territory_id: str) -> list[dict[str, Any]]:
    """All accounts in the order of their names; what each holds is counted in three queries."""
    people = select(User).where(User.territory_id == territory_id).order_by(User.name, User.id)
    found = list(db.session.scalars(people.limit(MOST)))
    with_factor, seen, sites = _with_factor(territory_id), _seen(territory_id), _sites(territory_id)
    by_printed_code = any(map(factors.is_of_a_demo, found[:1]))
    return [
        {
            **_shown(user),
            "factor": user.id in with_factor or by_printed_code,
            "last_seen": seen.get(user.id, (None, 0))[0],
            "devices": seen.get(user.id, (None, 0))[1],
            "sites": sites.get(user.id, 0),
        }
        for user in found
    ]


def account(user: User, records: WorkingSet) -> dict[str, Any]:
    """One account: its devices, its second factors, the sites that it follows."""
    tags = sorted(tag for tag in grants.tags_of(user) if tag.startswith("site:"))
    ids = [tag.removeprefix("site:") for tag in tags]
    records.load(ids)
    labels = [(each, (records.data("site", each) or {}).get("label", "")) for each in ids]
    return {
        **_shown(user),
        "methods": factors.methods_of(user),
        "devices": [shown(device) for device in of(user.id)],
        "sites": [{"id": each, "label": label} for each, label in sorted(labels, key=_by_label)],
        "authorities": authorities(user) if user.has_role is Role.AUTHORITY_READER else [],
    }


def authorities(user: User) -> list[dict[str, Any]]:
    """The contracting authorities of the territory, and whether a user reads for each."""
    held = grants.tags_of(user)
    known = frame(user.territory_id, ("contracting_authority",))["contracting_authority"]
    told = [
        {"id": key, "label": data["name"], "held": AUTHORITY + key in held}
        for key, data in known.items()
    ]
    return sorted(told, key=lambda each: (each["label"], each["id"]))


def _by_label(named: tuple[str, str]) -> str:
    return named[1]


def _shown(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "phone": user.phone,
        "state": state_of(user),
        "disabled_at": user.disabled_at,
        "needs_factor": factors.needs(user),
    }


def _with_factor(territory: str) -> set[str]:
    totp = select(Totp.user_id).where(
        Totp.territory_id == territory, Totp.confirmed_at.is_not(None)
    )
    keys = select(Passkey.user_id).where(Passkey.territory_id == territory)
    return {*db.session.scalars(totp), *db.session.scalars(keys)}


def _seen(territory: str) -> dict[str, tuple[Any, int]]:
    query = (
        select(Device.user_id, func.max(Device.last_seen), func.count())
        .where(Device.territory_id == territory, Device.revoked_at.is_(None))
        .group_by(Device.user_id)
    )
    return {user: (seen, count) for user, seen, count in db.session.execute(query)}


def _sites(territory: str) -> dict[str, int]:
    query = (
        select(Grant.user_id, func.count())
        .where(Grant.territory_id == territory, Grant.until_seq.is_(None), Grant.tag.like("site:%"))
        .group_by(Grant.user_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
