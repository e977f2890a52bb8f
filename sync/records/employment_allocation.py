"""On which lot, under which company, a person's job counts; a person can serve several lots."""

from sync.checks import Order
from sync.record import REGISTERS, Record, day, record, ref
from sync.records import lot_party


@record(
    "employment_allocation",
    fr="Affectation",
    en="Allocation",
    scope=[f"party_id.{lot_party.SITES}", "party_id"],
    writers=REGISTERS,
    key=("employment_id", "party_id", "from_on"),
    checks=(Order("from_on", "to_on"),),
)
class EmploymentAllocation(Record):
    """An employment at work for one party of a lot during a period."""

    employment_id: str = ref("employment", "Contrat de travail", "Employment")
    party_id: str = ref("lot_party", "Intervenant du lot", "Party of the lot")
    from_on: str = day("Du", "From")
    to_on: str | None = day("Au", "To", optional=True)
