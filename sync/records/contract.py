"""A procurement contract (marché); the contract of a person is an employment."""

from sync.checks import Pattern, Siret
from sync.record import REGISTERS, Choice, Record, choice, day, integer, record, ref, several, text

from sync.records import operation  # isort: skip

SITES = f"operation_id{operation.SITES}"


class SocialConsideration(Choice):
    """The social considerations of the national open-data format (DECP 2022)."""

    CLAUSE = "clause", "Clause sociale", "Social clause"
    CRITERION = "criterion", "Critère social", "Social criterion"
    RESERVED = "reserved", "Marché réservé", "Reserved contract"
    NONE = "none", "Pas de considération sociale", "None"


class ContractState(Choice):
    """Imported contracts wait as drafts until somebody completes them."""

    DRAFT = "draft", "À compléter", "To complete"
    ACTIVE = "active", "En cours", "Active"
    ENDED = "ended", "Terminé", "Ended"


@record(
    "contract",
    fr="Marché",
    en="Contract",
    scope=[SITES],
    writers=REGISTERS,
    checks=(Siret("buyer_siret"), Pattern("cpv", r"\d{8}(-\d)?")),
)
class Contract(Record):
    """A contract of an operation; DECP gives most of it, the clause itself is typed."""

    operation_id: str = ref("operation", "Opération", "Operation")
    market_number: str = text("Numéro de marché", "Contract number", low=1, high=30)
    title: str | None = text("Objet", "Purpose", high=1000, optional=True)
    state: str = choice(ContractState, "État", "State")
    buyer_siret: str | None = text("SIRET acheteur", "Buyer's SIRET", high=14, optional=True)
    decp_id: str | None = text("Identifiant DECP", "DECP id", high=16, optional=True)
    cpv: str | None = text("Code CPV", "CPV code", high=10, optional=True)
    notified_on: str | None = day("Notifié le", "Notified on", optional=True)
    duration_months: int | None = integer("Durée (mois)", "Months", high=600, optional=True)
    amount_cents: int | None = integer("Montant (centimes)", "Amount (cents)", optional=True)
    considerations: list[str] | None = several(
        SocialConsideration, "Considérations sociales", "Social considerations", optional=True
    )
