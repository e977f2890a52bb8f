"""Which parties of lots somebody sees: by the tags held, as everywhere."""

from uuid import UUID

from backend.accounts.identity import Identity
from backend.accounts.policy import must_see
from backend.extensions import db
from backend.records import sheets as queries
from backend.records.working_set import WorkingSet
from backend.sheets.slots import Told
from sync.record import OFFICE

PARTY, SITE = "party:", "site:"


def parties_of(me: Identity) -> dict[str, Told]:
    """Return the parties that somebody sees, by id."""
    if me.role in OFFICE:
        return queries.parties(me.territory_id)
    ids = {tag.removeprefix(PARTY) for tag in me.tags if tag.startswith(PARTY)}
    sites = [tag.removeprefix(SITE) for tag in me.tags if tag.startswith(SITE)]
    if sites:
        ids |= queries.parties_of_sites(me.territory_id, sites)
    return queries.parties(me.territory_id, ids) if ids else {}


def party_of(me: Identity, party_id: UUID | str) -> Told:
    """Return one party that somebody sees: NotFound."""
    records = WorkingSet(db.session.connection(), me.territory_id)
    found = records.stored("lot_party", str(party_id))
    must_see(me.tags, found.tags if found is not None and not found.deleted else None)
    return queries.parties(me.territory_id, [str(party_id)])[str(party_id)]
