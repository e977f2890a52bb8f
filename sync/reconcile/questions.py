"""What a company is asked about a discrepancy: the finding in plain words, and one question.

Neutral: it says what differs, never what somebody did. What a worker said alone is never part of
it, for such findings are the unit's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.raising import Said

if TYPE_CHECKING:
    from sync.reconcile.discrepancy import Discrepancy

EXPLAIN = Said(
    "Pouvez-vous l'expliquer, ou corriger la fiche ?", "Can you explain it, or correct the sheet?"
)
_PROOF = Said(
    "Pouvez-vous joindre un justificatif (relevé d'heures, registre), ou corriger la fiche ?",
    "Can you attach a document (hours statement, register), or correct the sheet?",
)
_CONTRACT = Said(
    "Pouvez-vous joindre le contrat ou son avenant, ou corriger la fiche ?",
    "Can you attach the job contract or its amendment, or correct the sheet?",
)
_WHO = Said(
    "De qui s'agit-il (nom complet, date d'embauche) ?",
    "Who is it (full name, day of hiring)?",
)
_TUTOR = Said("Qui est le tuteur, et depuis quand ?", "Who is the tutor, and since when?")
_DAY = Said(
    "Où la personne travaillait-elle ce jour-là ?", "Where was the person working that day?"
)
_ABSENCE = Said(
    "Ces heures ont-elles été travaillées ? Sinon, pouvez-vous corriger la fiche ?",
    "Were these hours worked? If not, can you correct the sheet?",
)
_SHEET = Said("Pouvez-vous envoyer la fiche de ce mois ?", "Can you send the sheet of this month?")
_ADD = Said(
    "Ces heures sont-elles à ajouter à la fiche ?", "Are these hours to be added to the sheet?"
)
_PLAN = Said(
    "Que prévoyez-vous pour rattraper ces heures ?", "How do you plan to make up these hours?"
)
_OFFER = Said(
    "Comment l'engagement de votre offre sera-t-il tenu ?",
    "How will the commitment of your offer be kept?",
)

QUESTIONS: dict[str, Said] = {
    **dict.fromkeys(("SHEET_MISSING", "SHEET_UNREADABLE", "WRONG_MONTH"), _SHEET),
    **dict.fromkeys(("UNKNOWN_PERSON", "AMBIGUOUS_PERSON", "NAME_MISSING"), _WHO),
    **dict.fromkeys(
        ("NOT_ASSIGNED", "OUTSIDE_CONTRACT", "BEYOND_CONTRACT_DAYS", "CONTRACT_TYPE_DIFFERS",
         "CONTRACT_DATES_DIFFER", "EXECUTION_MODE_DIFFERS", "ABOVE_CONTRACT"), _CONTRACT,
    ),
    **dict.fromkeys(("ABSENT_FULL_TIME", "DECLARED_BUT_ABSENT", "ABSENCE_COUNTED"), _ABSENCE),
    **dict.fromkeys(("OBSERVED_NOT_DECLARED", "SEEN_DAY_NOT_DECLARED"), _ADD),
    **dict.fromkeys(("WRONG_HOST_OR_LOT", "TWO_PLACES"), _DAY),
    **dict.fromkeys(
        ("CONFIRMATION_GAP", "CONFIRMATION_GAP_HIGH", "CONFIRMATION_CONTESTED", "REGISTER_GAP",
         "PAYSLIP_EXCEEDED", "HOURS_ABOVE_LEGAL", "HOURS_ABOVE_PLAUSIBLE", "IMPOSSIBLE_MONTH",
         "DAILY_MAX", "WEEKLY_MAX", "HOLIDAY_OR_SUNDAY", "DECLARED_NOT_OBSERVED",
         "DOUBLE_DECLARATION", "SHEET_CHANGED_AFTER_CONFIRMATION"), _PROOF,
    ),
    **dict.fromkeys(
        ("NO_TUTOR", "TUTOR_OVERLOAD", "TUTOR_DIFFERS", "TUTOR_NOT_THE_ASSIGNED", "TUTOR_ABSENT"),
        _TUTOR,
    ),
    **dict.fromkeys(("BEHIND_SCHEDULE", "SHORTFALL_FORECAST"), _PLAN),
    "TUTORING_BELOW_OFFER": _OFFER,
}  # fmt: skip
"""The question of each rule; any other asks to explain."""


def question_of(finding: Discrepancy) -> Said | None:
    """What the company is asked, in both languages; None for what is not its to answer."""
    shown = finding.for_company()
    if shown is None:
        return None
    asked = QUESTIONS.get(finding.code, EXPLAIN)
    return Said(f"{shown.fr} {asked.fr}", f"{shown.en} {asked.en}")
