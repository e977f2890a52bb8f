"""Which company is on a site, from when to when, and who answers for it there."""

from sync.checks import Order
from sync.record import REGISTERS, Record, day, record, ref


@record(
    "site_presence",
    fr="Présence sur le chantier",
    en="Site presence",
    scope=["site_id"],
    writers=REGISTERS,
    checks=(Order("from_on", "to_on"),),
)
class SitePresence(Record):
    """A company at work on a site; its manager is a contact."""

    site_id: str = ref("site", "Chantier", "Site")
    company_id: str = ref("company", "Entreprise", "Company")
    site_manager_id: str | None = ref("contact", "Responsable", "Site manager", optional=True)
    from_on: str = day("Du", "From")
    to_on: str | None = day("Au", "To", optional=True)
