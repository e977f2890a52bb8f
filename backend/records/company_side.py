"""Which lots a company works on, on which sites, and who answers for it there.

A party is a company on a lot; its lot belongs to an operation, whose sites are those of the party.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import func, select

from backend.extensions import db
from backend.records import tables
from backend.records.working_set import WorkingSet

Row = dict[str, Any]
CONTACT, PRESENCE = tables.TABLES["contact"].c, tables.TABLES["site_presence"].c
SHEET = tables.TABLES["monthly_sheet"].c


def surviving(records: WorkingSet, company_id: str) -> str:
    """The company that a merged one has become, itself when it was not merged."""
    for _ in range(10):
        merged = (records.data("company", company_id) or {}).get("merged_into_id")
        if not merged:
            break
        company_id = merged
    return company_id


def parties_of(records: WorkingSet, company_id: str) -> list[str]:
    """The parties of a company on all lots."""
    return list(records.referring("lot_party", "company_id", company_id))


def operation_of(records: WorkingSet, party_id: str) -> str:
    """The operation that a party works for, empty when something on the way is missing."""
    party = records.data("lot_party", party_id) or {}
    lot = records.data("lot", party.get("lot_id", "")) or {}
    contract = records.data("contract", lot.get("contract_id", "")) or {}
    return str(contract.get("operation_id", ""))


def parties_on(records: WorkingSet, company_id: str, site_id: str) -> list[str]:
    """The parties of a company whose lots are built on a site."""
    operation = (records.data("site", site_id) or {}).get("operation_id")
    parties = parties_of(records, company_id)
    return [each for each in parties if operation_of(records, each) == operation]


def sites_managed(records: WorkingSet, contact_id: str) -> Iterator[tuple[str, str]]:
    """The company and the site of each presence for which a contact answers."""
    for each in records.referring("site_presence", "site_manager_id", contact_id):
        presence = records.data("site_presence", each)
        if presence is not None:
            yield presence["company_id"], presence["site_id"]


def contacts_at(territory: str, email: str) -> list[Row]:
    """The contacts of companies with an address (id, name, role, company_id)."""
    query = select(CONTACT.id, CONTACT.name, CONTACT.role, CONTACT.company_id).where(
        CONTACT.territory_id == territory,
        func.lower(CONTACT.email) == email.casefold(),
        CONTACT.company_id.is_not(None),
    )
    return [dict(row) for row in db.session.execute(query.order_by(CONTACT.id)).mappings()]


def presences_in(territory: str, first: str, last: str) -> list[Row]:
    """The presences of companies on sites that touch a period (id, site_id, company_id, …)."""
    ended = PRESENCE.to_on.is_not(None) & (PRESENCE.to_on < first)
    query = select(
        PRESENCE.id, PRESENCE.site_id, PRESENCE.company_id, PRESENCE.site_manager_id
    ).where(PRESENCE.territory_id == territory, PRESENCE.from_on <= last, ~ended)
    return [dict(row) for row in db.session.execute(query.order_by(PRESENCE.id)).mappings()]


def names(records: WorkingSet, table: str, ids: Iterable[str]) -> dict[str, str]:
    """What the records of a type are called, by id."""
    found = ((each, records.data(table, each)) for each in sorted(set(ids)))
    return {each: str(data.get("name") or data.get("label")) for each, data in found if data}
