"""What an administrator does to an account: invite, change its role, reset, disable.

He never sees nor sets a password. The public side of an account of the unit is a `staff` record
with the same id, written in the same transaction.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from backend.accounts import choosing, factors, grants
from backend.accounts.commands import new_user
from backend.accounts.device_routes import of, revoke
from backend.accounts.models import Territory, User, new_id
from backend.clock import day_in_france
from backend.extensions import db
from backend.invitations import letters
from backend.invitations.inviting import AddressTaken
from backend.problems import Conflict
from backend.records.store import OFFICE_DEVICE, Actor, Store
from backend.wordings import Words
from sync.record import Role

UNIT = (Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.DATA_CLERK)
STAFF_ROLES = (*UNIT, Role.AUTHORITY_READER)
"""The roles that an administrator gives; people of companies are invited from their contacts."""
SITE, AUTHORITY = "site:", "authority:"
log = logging.getLogger("jalon.security")


class OwnAccount(Conflict):
    """An administrator may not shut himself out."""

    code = "own_account"
    title = Words("C’est votre propre compte.", "This is your own account.")
    detail = Words("Demandez à un autre administrateur.", "Ask another administrator.")


class OfACompany(Conflict):
    """Somebody of a company has the role that his company's registers give him."""

    code = "of_a_company"
    title = Words("Ce compte est celui d’une entreprise.", "This account is a company's.")
    detail = Words("Ses droits suivent le registre des entreprises.",
                   "Its rights follow the register of companies.")  # fmt: skip


class NoReader(Conflict):
    """Only who reads for authorities is given some."""

    code = "no_authority_reader"
    title = Words("Ce compte n’est pas celui d’un donneur d’ordre.",
                  "This account is not a contracting authority's.")  # fmt: skip
    detail = Words("Changez d’abord son rôle.", "Change its role first.")


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody of the unit who is to have an account."""

    email: str
    name: str
    role: Role
    phone: str = ""


def invite(store: Store, invited: Invited, by: str | None, now: datetime) -> User:
    """Open an account and queue the letter by which its owner chooses a password: AddressTaken."""
    if db.session.scalar(select(User.id).where(User.email == invited.email.casefold())):
        raise AddressTaken
    territory = db.session.get_one(Territory, store.territory)
    user = new_user(territory, email=invited.email, name=invited.name, role=invited.role)
    user.phone = invited.phone
    grants.follow_role(user, store.seq)
    _tell(store, user, by, now)
    letters.invite(user, now, by=by)
    return user


def change_role(store: Store, user: User, role: Role, by: str | None, now: datetime) -> None:
    """Give somebody of the unit another role: rights change at once, sessions are renewed."""
    _must_be_another(user, by)
    if user.has_role not in STAFF_ROLES:
        raise OfACompany
    user.role, user.stamp = role.value, new_id()
    grants.follow_role(user, store.seq)
    for prefix, of_role in ((SITE, Role.OFFICER), (AUTHORITY, Role.AUTHORITY_READER)):
        for tag in grants.tags_of(user) if role is not of_role else ():
            if tag.startswith(prefix):
                grants.take(user, tag, store.seq)
    _tell(store, user, by, now)
    log.warning("role changed: user %s is %s, by %s", user.id, role.value, by)


def read_for(store: Store, user: User, authorities: Collection[str], by: str | None) -> None:
    """Let somebody read the figures of these contracting authorities, and of no other."""
    if user.has_role is not Role.AUTHORITY_READER:
        raise NoReader
    held = {tag for tag in grants.tags_of(user) if tag.startswith(AUTHORITY)}
    wanted = {AUTHORITY + each for each in authorities}
    for tag in sorted(wanted - held):
        grants.give(user, tag, store.seq)
    for tag in sorted(held - wanted):
        grants.take(user, tag, store.seq)
    log.warning("authorities given: user %s reads for %d, by %s", user.id, len(wanted), by)


def disable(user: User, by: str | None, now: datetime) -> None:
    """End every right at once; for 30 days his phones may empty their outbox."""
    _must_be_another(user, by)
    user.disabled_at = user.disabled_at or now
    log.warning("account disabled: user %s, by %s", user.id, by)


def enable(user: User, by: str | None) -> None:
    """Give back to a disabled account the rights that it had; everybody signs in again."""
    user.disabled_at = None
    choosing.end_sessions(user)
    log.warning("account enabled: user %s, by %s", user.id, by)


def begin_reset(user: User, by: str | None, now: datetime) -> None:
    """Send the letter by which a user chooses a new password; until then he stays as he is."""
    if user.password_hash is None:
        letters.invite(user, now, by=by)
    else:
        letters.reset(user, now, asked_from="")
    log.warning("reset begun: user %s, by %s", user.id, by)


def forget_factors(user: User, by: str | None) -> None:
    """Remove the second factors of who lost them: all sessions end, and he chooses another."""
    _must_be_another(user, by)
    factors.forget(user)
    choosing.end_sessions(user)
    log.warning("second factors removed: user %s, by %s", user.id, by)


def end_devices(user: User, *, wipe: bool) -> None:
    """Revoke every device of a user."""
    for device in of(user.id):
        revoke(device, wipe=wipe)


def _must_be_another(user: User, by: str | None) -> None:
    if user.id == by:
        raise OwnAccount


def _tell(store: Store, user: User, by: str | None, now: datetime) -> None:
    """Write the public side of an account, which everybody's phone shows."""
    if user.has_role not in UNIT:
        return
    data = {"name": user.name, "role": user.role, "phone": user.phone or None}
    actor = Actor(by or user.id, OFFICE_DEVICE, now, day_in_france(now))
    store.put("staff", user.id, data, actor)
