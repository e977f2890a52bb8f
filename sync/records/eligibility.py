"""Why and until when a person counts for a clause. Never on a phone, never to a company."""

from sync.checks import Order
from sync.record import OFFICE, Choice, Record, choice, day, record, ref, text


class EligibilityState(Choice):
    """Where the facilitator's validation stands; it comes before hiring."""

    PENDING = "pending", "À valider", "Pending"
    VALID = "valid", "Validée", "Valid"
    EXPIRED = "expired", "Expirée", "Expired"
    REFUSED = "refused", "Refusée", "Refused"


@record(
    "eligibility",
    fr="Éligibilité",
    en="Eligibility",
    scope=[],
    writers=OFFICE,
    checks=(Order("valid_from", "valid_until"),),
)
class Eligibility(Record):
    """A person's validated period; usually 24 months from the first hire on a clause.

    The category is a code of the dated list `sync/categories.py` (CCAG 2021, art. 20.1); what was
    written before that list stays as it was.
    """

    worker_id: str = ref("worker", "Salarié", "Worker")
    category: str = text("Catégorie", "Category", low=1, high=40)
    state: str = choice(EligibilityState, "État", "State", group="state")
    valid_from: str = day("Du", "From", group="period")
    valid_until: str = day("Au", "Until", group="period")
    override_reason: str | None = text(
        "Motif de dérogation", "Override reason", high=1000, optional=True, group="period"
    )
    first_hired_on: str | None = day("Première embauche", "First hired on", optional=True)
    validated_by_id: str | None = ref(
        "staff", "Validée par", "Validated by", optional=True, group="state"
    )
    validated_on: str | None = day("Validée le", "Validated on", optional=True, group="state")
    prescriber: str | None = text("Prescripteur", "Prescriber", optional=True)
