"""What a company promised in its offer beyond the hours (award criterion, former art. 53)."""

from sync.record import REGISTERS, Choice, Record, choice, integer, record, ref, text
from sync.records import clause


class CommitmentTheme(Choice):
    """The quality criteria of offers: tutoring, social support, qualification and others."""

    TUTORING = "tutoring", "Tutorat", "Tutoring"
    SOCIAL_SUPPORT = "social_support", "Accompagnement social", "Social support"
    TRAINING = "training", "Formation", "Training"
    QUALIFICATION = "qualification", "Qualification", "Qualification"
    RECRUITMENT = "recruitment", "Recrutement", "Recruitment"
    RETENTION = "retention", "Maintien dans l'emploi", "Retention"
    GENDER = "gender", "Place faite aux femmes", "Women's access"


@record(
    "commitment",
    fr="Engagement",
    en="Commitment",
    scope=[f"clause_id.{clause.SITES}"],
    writers=REGISTERS,
)
class Commitment(Record):
    """A promise of the offer, checked at each meeting."""

    clause_id: str = ref("clause", "Clause", "Clause")
    theme: str = choice(CommitmentTheme, "Thème", "Theme")
    promise: str = text("Engagement", "Commitment", low=1, high=1000)
    target_value: int | None = integer("Cible", "Target", optional=True)
    unit: str | None = text("Unité", "Unit", high=40, optional=True)
    evidence_expected: str | None = text("Preuve attendue", "Evidence", optional=True)
