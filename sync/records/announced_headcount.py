"""How many people in insertion a company said at a meeting that it has on the site."""

from sync.record import FIELD_WORK, Record, integer, record, ref


@record(
    "announced_headcount",
    fr="Effectif annoncé",
    en="Announced headcount",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    key=("visit_id", "company_id"),
    closed_by="visit_id",
)
class AnnouncedHeadcount(Record):
    """A number told at a meeting, compared with the sheet of the month."""

    visit_id: str = ref("visit", "Visite", "Visit")
    company_id: str = ref("company", "Entreprise", "Company")
    persons: int = integer("Personnes annoncées", "Persons announced", high=500)
