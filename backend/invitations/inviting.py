"""Opening accounts for a company's contacts."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from sqlalchemy import select

from backend.accounts.commands import new_user
from backend.accounts.models import Territory, User
from backend.extensions import db
from backend.invitations import following, letters
from backend.invitations.models import CompanyUser
from backend.problems import Conflict, NotFound, Problem
from backend.records.store import Store
from backend.records.working_set import WorkingSet
from backend.wordings import Words
from sync.record import Role

COMPANY_ROLES = (Role.COMPANY_ADMIN, Role.SITE_MANAGER)


class NoCompany(Problem):
    """The contact is of no company, or has no address: nobody can be invited for it."""

    status, code = HTTPStatus.CONFLICT, "no_company_or_address"
    title = Words("Ce contact ne peut pas être invité.", "This contact cannot be invited.")
    detail = Words("Indiquez d’abord son entreprise et son courriel dans le registre.",
                   "First give the company and the e-mail address in the register.")  # fmt: skip


class AddressTaken(Conflict):
    """Somebody has an account with this address."""

    code = "address_taken"
    title = Words("Cette adresse a déjà un compte.", "This address has an account.")
    detail = Words("Une adresse n’a qu’un compte. Renvoyez l’invitation ou changez l’adresse.",
                   "One account for an address: invite again, or change the address.")  # fmt: skip


@dataclass(frozen=True)
class Invited:
    """Who is to have an account: a contact of the registers, and as what."""

    contact_id: str
    role: Role


def invite(store: Store, invited: Invited, now: datetime, *, by: str | None) -> CompanyUser:
    """Open an account without a password, and queue the letter in which its owner chooses one.

    NotFound, NoCompany, AddressTaken, NoAddress.

    ``store`` gives the number from which the rights hold; it is not written to.
    """
    territory = db.session.get_one(Territory, store.territory)
    seat = open_account(territory, store.records, invited, store.seq)
    letters.invite(seat.user, now, by=by)
    return seat


def open_account(
    territory: Territory,
    records: WorkingSet,
    invited: Invited,
    seq: int,
    *,
    password: str | None = None,
) -> CompanyUser:
    """Open the account of a contact with the rights that follow from the registers."""
    contact = records.data("contact", invited.contact_id)
    if contact is None:
        raise NotFound
    company_id, email = contact.get("company_id"), (contact.get("email") or "").casefold()
    if not company_id or not email:
        raise NoCompany
    if db.session.scalar(select(User.id).where(User.email == email)) is not None:
        raise AddressTaken
    user = new_user(
        territory, email=email, name=contact["name"], role=invited.role, password=password
    )
    seat = CompanyUser(
        user_id=user.id,
        territory_id=territory.id,
        company_id=company_id,
        contact_id=invited.contact_id,
        user=user,
    )
    db.session.add(seat)
    db.session.flush()
    following.bring_up_to_date(seat, records, seq)
    return seat


def state_of(user: User) -> str:
    """Tell whether an account is ``invited`` (no password yet), ``active`` or ``disabled``."""
    if user.disabled_at is not None:
        return "disabled"
    return "active" if user.password_hash else "invited"
