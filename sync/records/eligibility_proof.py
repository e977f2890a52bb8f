"""A proof of eligibility that somebody saw; the paper itself is not kept."""

from sync.checks import NotFuture
from sync.record import OFFICE, Record, day, record, ref, text


@record(
    "eligibility_proof",
    fr="Justificatif d'éligibilité",
    en="Eligibility proof",
    scope=[],
    writers=OFFICE,
    checks=(NotFuture("seen_on"),),
)
class EligibilityProof(Record):
    """Which proof was seen, by whom and when: seen, not stored."""

    eligibility_id: str = ref("eligibility", "Éligibilité", "Eligibility")
    proof_kind: str = text("Justificatif", "Proof", low=1, high=100)
    issued_on: str | None = day("Délivré le", "Issued on", optional=True)
    seen_by_id: str = ref("staff", "Vu par", "Seen by")
    seen_on: str = day("Vu le", "Seen on")
