"""The office opens accounts for companies' people, and sends invitations again."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.identity import me
from backend.accounts.links import NoAddress
from backend.accounts.models import Territory, User
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.invitations import inviting, letters
from backend.invitations.following import PARTY
from backend.invitations.inviting import AddressTaken, Invited, NoCompany
from backend.invitations.models import CompanyUser
from backend.invitations.schemas import CompanyAccount, CompanyAccounts, Invite
from backend.mail import outbox
from backend.mail.commands import wake
from backend.problems import NotFound
from backend.records.store import writing
from backend.records.working_set import WorkingSet
from sync.record import Role

bp = Blueprint("invitations", __name__, url_prefix="/api/company-accounts")


@bp.get("")
@contract(gives=CompanyAccounts)
def list_accounts() -> dict[str, Any]:
    """List the accounts of companies' people."""
    territory = db.session.get_one(Territory, me().territory_id)
    query = (
        select(CompanyUser)
        .join(User, User.id == CompanyUser.user_id)
        .where(CompanyUser.territory_id == territory.id)
        .order_by(User.name, User.id)
    )
    records = WorkingSet(db.session.connection(), territory.id)
    seats = db.session.scalars(query).all()
    records.load(seat.company_id for seat in seats)
    return {
        "accounts": [_shown(seat, records) for seat in seats],
        "sends": outbox.sends(territory),
    }


@bp.post("")
@contract(
    takes=Invite,
    gives=CompanyAccount,
    status=201,
    problems=[NotFound, NoCompany, AddressTaken, NoAddress],
)
def invite(body: dict[str, Any]) -> dict[str, Any]:
    """Open an account for a company's contact and send the invitation to choose a password."""
    invited = Invited(str(body["contact_id"]), Role(body["role"]))
    with writing(me().territory_id) as store:
        seat = inviting.invite(store, invited, now(), by=me().user_id)
    shown = _shown(seat, store.records)
    db.session.commit()
    wake()
    return shown


@bp.post("/<uuid:user_id>/invitation")
@contract(gives=CompanyAccount, status=202, problems=[NotFound, NoAddress])
def invite_again(user_id: UUID) -> dict[str, Any]:
    """Send a new invitation; the earlier one ends. Nothing is sent to who has a password."""
    seat = db.session.get(CompanyUser, str(user_id))
    if seat is None or seat.territory_id != me().territory_id:
        raise NotFound
    if inviting.state_of(seat.user) == "invited":
        letters.invite(seat.user, now(), by=me().user_id)
    shown = _shown(seat, WorkingSet(db.session.connection(), seat.territory_id))
    db.session.commit()
    wake()
    return shown


def _shown(seat: CompanyUser, records: WorkingSet) -> dict[str, Any]:
    company = records.data("company", seat.company_id) or {}
    return {
        "id": seat.user_id,
        "name": seat.user.name,
        "email": seat.user.email,
        "role": seat.user.role,
        "state": inviting.state_of(seat.user),
        "company_id": seat.company_id,
        "company": company.get("name", ""),
        "contact_id": seat.contact_id,
        "parties": sum(tag.startswith(PARTY) for tag in grants.tags_of(seat.user)),
    }
