"""What a company's own register said of a person's hours, seen by an officer on a visit."""

from sync.checks import Order
from sync.record import FIELD_WORK, Choice, Record, choice, day, minutes, record, ref


class RegisterKind(Choice):
    """What sort of register was seen."""

    SIGN_SHEET = "sign_sheet", "Émargement", "Sign sheet"
    TIME_CLOCK = "time_clock", "Pointage", "Time clock"
    LABOUR_SUPPLY = "labour_supply_statement", "Relevé de mise à disposition", "Statement"


@record(
    "register_extract",
    fr="Extrait de registre",
    en="Register extract",
    scope=["visit_id.site_id"],
    writers=FIELD_WORK,
    closed_by="visit_id",
    checks=(Order("from_on", "to_on"),),
)
class RegisterExtract(Record):
    """Minutes of one person between two days, as the register shows them."""

    visit_id: str = ref("visit", "Visite", "Visit")
    company_id: str = ref("company", "Entreprise", "Company")
    worker_id: str = ref("worker", "Salarié", "Worker")
    kind: str = choice(RegisterKind, "Registre", "Register")
    from_on: str = day("Du", "From", group="hours")
    to_on: str = day("Au", "To", group="hours")
    register_minutes: int = minutes("Heures", "Hours", group="hours")
