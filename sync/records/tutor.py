"""Who guides insertion workers in a company (code du travail D6325-6: volunteer, two years)."""

from sync.record import FIELD_WORK, REGISTERS, Record, boolean, day, integer, record, ref, text
from sync.records import lot_party

SITES = f"company_id<lot_party.company_id.{lot_party.SITES}"


@record("tutor", fr="Tuteur", en="Tutor", scope=[SITES], writers=FIELD_WORK | REGISTERS)
class Tutor(Record):
    """An employee of a company who follows at most three persons, two if the employer himself."""

    company_id: str = ref("company", "Entreprise", "Company")
    name: str = text("Nom", "Name", low=1, high=120)
    job_title: str | None = text("Fonction", "Job", high=120, optional=True)
    is_employer: bool = boolean("Est l'employeur", "Is the employer")
    years_experience: int | None = integer("Expérience (ans)", "Experience", high=60, optional=True)
    trained_on: str | None = day("Formé le", "Trained on", optional=True)
