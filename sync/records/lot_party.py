"""The part of one company in one lot: the unit for which sheets are due and hours retained."""

from sync.checks import Order
from sync.record import REGISTERS, Choice, Record, choice, day, record, ref, text
from sync.records import lot

SITES = f"lot_id.{lot.SITES}"
PARTY = "id"


class PartyRole(Choice):
    """How a company comes to work on a lot."""

    HOLDER = "holder", "Titulaire", "Holder"
    LEAD = "lead", "Mandataire", "Lead"
    CO_CONTRACTOR = "co_contractor", "Co-traitant", "Co-contractor"
    SUBCONTRACTOR = "subcontractor", "Sous-traitant", "Subcontractor"


@record(
    "lot_party",
    fr="Intervenant du lot",
    en="Party of a lot",
    scope=[SITES, PARTY],
    writers=REGISTERS,
    key=("lot_id", "company_id"),
    checks=(Order("from_on", "to_on"),),
)
class LotParty(Record):
    """A company on a lot, as holder or below; its records travel under its own tag."""

    lot_id: str = ref("lot", "Lot", "Lot")
    company_id: str = ref("company", "Entreprise", "Company")
    role: str = choice(PartyRole, "Rôle", "Role")
    parent_id: str | None = ref("lot_party", "Sous-traitant de", "Subcontractor of", optional=True)
    from_on: str = day("Du", "From")
    to_on: str | None = day("Au", "To", optional=True)
    subcontract_act: str | None = text("Acte spécial", "Subcontract act", high=60, optional=True)
