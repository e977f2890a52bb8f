"""The social clause of a lot: the hours due and the terms that count them."""

from sync.record import (
    REGISTERS,
    Choice,
    Record,
    boolean,
    choice,
    day,
    document,
    integer,
    minutes,
    record,
    ref,
)
from sync.records import lot

SITES = f"lot_id.{lot.SITES}"
LIFE_OF_A_CLAUSE = 60 * 2_000_000


class LegalBasis(Choice):
    """On which text the clause stands (Code de la commande publique; CMP 2006 before)."""

    EXECUTION_CONDITION = "execution_condition", "Condition d'exécution (L2112-2)", "Condition"
    AWARD_CRITERION = "award_criterion", "Critère d'attribution (R2152-7)", "Award criterion"
    BOTH = "condition_and_criterion", "Condition et critère", "Condition and criterion"
    INSERTION_SERVICE = "insertion_service", "Marché d'insertion (R2123-1)", "Insertion service"
    RESERVED = "reserved_contract", "Marché réservé (L2113-12, L2113-13)", "Reserved contract"
    VOLUNTARY = "voluntary_private", "Clause privée volontaire", "Voluntary private clause"


class HoursBasis(Choice):
    """How the hours due were set."""

    FIXED = "fixed", "Volume fixé", "Fixed"
    PERCENTAGE = "percentage", "Part des heures", "Percentage"


class TrainingCounts(Choice):
    """Whether training hours count towards the clause."""

    NO = "no", "Non", "No"
    CAPPED = "capped", "Plafonnées", "Capped"
    YES = "yes", "Oui", "Yes"


@record("clause", fr="Clause", en="Clause", scope=[SITES], writers=REGISTERS, key=("lot_id",))
class Clause(Record):
    """The hours due on a lot; what an amendment changes is in ``clause_amendment``."""

    lot_id: str = ref("lot", "Lot", "Lot")
    legal_basis: str = choice(LegalBasis, "Fondement", "Legal basis")
    required_minutes: int = minutes("Heures dues", "Hours due", high=LIFE_OF_A_CLAUSE)
    basis: str = choice(HoursBasis, "Calcul", "Basis")
    formula: dict[str, object] | None = document("Formule", "Formula", high=4000, optional=True)
    eligibility_months: int = integer("Éligibilité (mois)", "Eligibility (months)", high=120)
    training_counts: str = choice(TrainingCounts, "Heures de formation", "Training hours")
    training_cap_pct: int | None = integer("Plafond (%)", "Cap (%)", high=100, optional=True)
    absence_counts: bool = boolean("Absences comptées", "Absence counts")
    starts_on: str = day("Du", "From")
    due_on: str = day("Échéance", "Due on")
    sheet_due_day: int = integer("Fiche due le", "Sheet due day", low=1, high=28)
    penalty_per_hour_cents: int | None = integer("Pénalité/h", "Penalty/h", optional=True)
    penalty_per_late_sheet_cents: int | None = integer(
        "Pénalité par fiche en retard", "Penalty per late sheet", optional=True
    )
