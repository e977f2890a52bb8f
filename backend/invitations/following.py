"""The tags of a company's people follow its lots and, of who answers for sites, its presences.

An administrator of a company holds each of its parties; a site manager those on the sites for
which he answers, and nothing of the sites themselves: what others do there is not his to see.
"""

from collections.abc import Iterable

from sqlalchemy import select

from backend.accounts import grants
from backend.extensions import db
from backend.invitations.models import CompanyUser
from backend.records.company_side import parties_of, parties_on, sites_managed, surviving
from backend.records.store import FOLLOWERS, Store
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.record import Role

DECISIVE = frozenset({"company", "contract", "lot", "lot_party", "site", "site_presence"})
PARTY = "party:"


def company_tags(
    records: WorkingSet, role: Role, company_id: str, contact_id: str
) -> frozenset[str]:
    """The tags that somebody of a company holds as the registers stand now."""
    company = surviving(records, company_id)
    if role is Role.COMPANY_ADMIN:
        return frozenset(PARTY + each for each in parties_of(records, company))
    managed = {
        site for of, site in sites_managed(records, contact_id) if surviving(records, of) == company
    }
    return frozenset(
        PARTY + each for site in managed for each in parties_on(records, company, site)
    )


def bring_up_to_date(seat: CompanyUser, records: WorkingSet, seq: int) -> None:
    """Give and take the tags of one of a company's people, from number ``seq`` on."""
    held = {tag for tag in grants.tags_of(seat.user) if tag.startswith(PARTY)}
    wanted = company_tags(records, Role(seat.user.role), seat.company_id, seat.contact_id)
    for tag in sorted(wanted - held):
        grants.give(seat.user, tag, seq)
    for tag in sorted(held - wanted):
        grants.take(seat.user, tag, seq)


def follow(store: Store, changed: Iterable[Stored]) -> None:
    """Bring the rights of companies' people up to date with registers that just changed."""
    if not any(each.table in DECISIVE for each in changed):
        return
    seats = select(CompanyUser).where(CompanyUser.territory_id == store.territory)
    for seat in db.session.scalars(seats).all():
        bring_up_to_date(seat, store.records, store.seq)


FOLLOWERS.append(follow)
