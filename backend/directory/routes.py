"""The administrator's accounts; and for everybody without a session, a forgotten password."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from sqlalchemy import func, select

from backend.accounts import links, signing, throttle
from backend.accounts.device_routes import revoke
from backend.accounts.identity import me
from backend.accounts.links import NoAddress
from backend.accounts.models import Device, Territory, User, new_id
from backend.accounts.schemas import DeviceEnd
from backend.clock import now
from backend.contract import contract
from backend.directory import keeping, reading
from backend.directory.keeping import Invited, NoReader, OfACompany, OwnAccount
from backend.directory.schemas import (
    Account,
    Accounts,
    AuthoritiesGiven,
    Forgotten,
    InviteStaff,
    RoleGiven,
)
from backend.extensions import db
from backend.invitations import letters
from backend.invitations.inviting import AddressTaken
from backend.mail import outbox
from backend.mail.commands import wake
from backend.problems import NotFound, TooMany
from backend.records.store import writing
from backend.records.working_set import WorkingSet
from sync.record import Role

bp = Blueprint("directory", __name__, url_prefix="/api/accounts")
ASKED = 20, timedelta(hours=1)
"""Letters that one address of a machine may ask for, whoever they are for."""
door = Blueprint("forgotten", __name__, url_prefix="/auth/forgotten")


@door.post("")
@contract(takes=Forgotten, status=202, problems=[NoAddress, TooMany])
def ask(body: dict[str, Any]) -> dict[str, Any]:
    """Ask for a letter to choose a new password; the answer is the same for unknown addresses."""
    links.address_of(letters.RESET_PAGE, "")
    throttle.spend(f"{signing.caller()}"[:70] + ":ask", *ASKED, now())
    email = body["email"].casefold()
    known = db.session.scalar(
        select(User).where(func.lower(User.email) == email, User.disabled_at.is_(None))
    )
    if known is not None and known.password_hash is not None:
        letters.reset(known, now(), asked_from=request.remote_addr or "")
    else:
        _as_if_known(email)
        links.count(email, now())
    db.session.commit()
    wake()
    return {}


def _as_if_known(email: str) -> None:
    """Do the work of a letter and undo it, so that time does not tell who has an account."""
    somewhere = db.session.scalars(select(Territory).limit(1)).one()
    nobody = User(id=new_id(), email=email, name=email, territory_id=somewhere.id)
    nobody.territory = somewhere
    trial = db.session.begin_nested()
    letters.reset(nobody, now(), asked_from=request.remote_addr or "")
    trial.rollback()


@bp.get("")
@contract(gives=Accounts)
def list_accounts() -> dict[str, Any]:
    """List the accounts of the territory."""
    territory = db.session.get_one(Territory, me().territory_id)
    return {"accounts": reading.accounts(territory.id), "sends": outbox.sends(territory)}


@bp.post("")
@contract(takes=InviteStaff, gives=Account, status=201, problems=[AddressTaken, NoAddress])
def invite(body: dict[str, Any]) -> dict[str, Any]:
    """Open an account for somebody of the unit and send the letter to choose a password."""
    invited = Invited(**{**body, "role": Role(body["role"])})
    with writing(me().territory_id) as store:
        user = keeping.invite(store, invited, me().user_id, now())
    return _done(user, mail=True)


@bp.get("/<uuid:user_id>")
@contract(gives=Account, problems=[NotFound])
def read(user_id: UUID) -> dict[str, Any]:
    """Show one account: its devices, its second factors, the sites that it follows."""
    return _shown(_of_here(user_id))


@bp.post("/<uuid:user_id>/role")
@contract(takes=RoleGiven, gives=Account, problems=[NotFound, OwnAccount, OfACompany])
def change_role(user_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Give an account of the unit another role, at once."""
    with writing(me().territory_id) as store:
        user = _of_here(user_id)
        keeping.change_role(store, user, Role(body["role"]), me().user_id, now())
    return _done(user)


@bp.post("/<uuid:user_id>/authorities")
@contract(takes=AuthoritiesGiven, gives=Account, problems=[NotFound, NoReader])
def give_authorities(user_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Say for which contracting authorities an account reads figures; at once, and no other."""
    with writing(me().territory_id) as store:
        user = _of_here(user_id)
        wanted = {str(each) for each in body["authorities"]}
        if not wanted <= {each["id"] for each in reading.authorities(user)}:
            raise NotFound
        keeping.read_for(store, user, wanted, me().user_id)
    return _done(user)


@bp.post("/<uuid:user_id>/disable")
@contract(gives=Account, problems=[NotFound, OwnAccount])
def disable(user_id: UUID) -> dict[str, Any]:
    """End every right of an account at once."""
    user = _of_here(user_id)
    keeping.disable(user, me().user_id, now())
    return _done(user)


@bp.post("/<uuid:user_id>/enable")
@contract(gives=Account, problems=[NotFound])
def enable(user_id: UUID) -> dict[str, Any]:
    """Open a disabled account again."""
    user = _of_here(user_id)
    keeping.enable(user, me().user_id)
    return _done(user)


@bp.post("/<uuid:user_id>/reset")
@contract(gives=Account, status=202, problems=[NotFound, NoAddress, TooMany])
def begin_reset(user_id: UUID) -> dict[str, Any]:
    """Send the letter by which the owner chooses a password; nobody else ever does."""
    user = _of_here(user_id)
    if user.disabled_at is None:
        keeping.begin_reset(user, me().user_id, now())
    return _done(user, mail=True)


@bp.post("/<uuid:user_id>/forget-factors")
@contract(gives=Account, problems=[NotFound, OwnAccount])
def forget_factors(user_id: UUID) -> dict[str, Any]:
    """Remove the second factors of who lost them; he chooses another at his next sign-in."""
    user = _of_here(user_id)
    keeping.forget_factors(user, me().user_id)
    return _done(user)


@bp.post("/<uuid:user_id>/devices/end")
@contract(takes=DeviceEnd, gives=Account, problems=[NotFound])
def end_devices(user_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Revoke every device of an account, and have them wiped where asked."""
    user = _of_here(user_id)
    keeping.end_devices(user, wipe=body["wipe"])
    return _done(user)


@bp.post("/<uuid:user_id>/devices/<uuid:device_id>/end")
@contract(takes=DeviceEnd, gives=Account, problems=[NotFound])
def end_device(user_id: UUID, device_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Revoke one device of an account, and have it wiped where asked."""
    user = _of_here(user_id)
    device = db.session.get(Device, str(device_id))
    if device is None or device.user_id != user.id:
        raise NotFound
    revoke(device, wipe=body["wipe"])
    return _done(user)


def _of_here(user_id: UUID) -> User:
    """An account of my territory: NotFound, whether foreign or not there."""
    user = db.session.get(User, str(user_id))
    if user is None or user.territory_id != me().territory_id:
        raise NotFound
    return user


def _done(user: User, *, mail: bool = False) -> dict[str, Any]:
    """Keep what was done, and show the account as it is now."""
    db.session.flush()
    shown = _shown(user)
    db.session.commit()
    if mail:
        wake()
    return shown


def _shown(user: User) -> dict[str, Any]:
    return reading.account(user, WorkingSet(db.session.connection(), user.territory_id))
