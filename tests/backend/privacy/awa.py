"""What the office knows of Awa Konaté: a record of every type that leads to her."""

from sync.record import natural_id
from tests.backend.personas import GARE, PEOPLE, identifier
from tests.backend.station import COMPANY, JOB, PARTY, WORKER

VISIT, SHEET = identifier("visite de mars"), natural_id("monthly_sheet", PARTY, "2026-01", "1")
ELIGIBILITY, DISCREPANCY = identifier("éligibilité d'Awa"), identifier("écart d'Awa")
ITEM, LINE = identifier("point de la visite"), natural_id("sheet_line", SHEET, WORKER)
TUTOR, LEDGER = identifier("tuteur"), identifier("registre d'Awa")
OFFICER = PEOPLE["bruno"].id

OPEN = {
    "party_id": PARTY,
    "period": "2026-01",
    "rule": "R-30",
    "subject": WORKER,
    "worker_id": WORKER,
    "state": "asked",
}
"""A question about her that nobody has decided."""


def everything():
    """Records as the office writes them, in an order in which each finds what it names."""
    yield "staff", OFFICER, {"name": "Bruno", "role": "officer"}
    yield (
        "visit",
        VISIT,
        {"site_id": GARE, "kind": "quarterly", "officer_id": OFFICER, "state": "planned"},
    )
    yield "tutor", TUTOR, {"company_id": COMPANY, "name": "Léa Roux", "is_employer": False}
    yield from _of_herself()
    yield from _of_the_field()
    yield from _of_hours()
    yield (
        "minutes_item",
        ITEM,
        {
            "visit_id": VISIT,
            "kind": "finding",
            "theme": "safety",
            "position": 1,
            "body": "Awa KONATE portait son casque ; M. Roux aussi. Konaté à revoir.",
            "worker_id": WORKER,
        },
    )


def _of_herself():
    yield (
        "eligibility",
        ELIGIBILITY,
        {
            "worker_id": WORKER,
            "category": "rsa",
            "state": "valid",
            "valid_from": "2026-01-05",
            "valid_until": "2028-01-04",
            "prescriber": "Mission locale de Konaté Awa",
        },
    )
    yield (
        "eligibility_proof",
        identifier("justificatif d'Awa"),
        {
            "eligibility_id": ELIGIBILITY,
            "proof_kind": "attestation CAF secrète",
            "seen_by_id": OFFICER,
            "seen_on": "2026-01-04",
        },
    )
    yield (
        "outcome",
        identifier("issue d'Awa"),
        {
            "worker_id": WORKER,
            "checkpoint": "end",
            "situation": "en formation de grutière",
            "exit_class": "positive",
            "asked_on": "2026-03-01",
        },
    )


def _of_the_field():
    yield (
        "attendance_observation",
        natural_id("attendance_observation", VISIT, WORKER),
        {
            "visit_id": VISIT,
            "worker_id": WORKER,
            "status": "seen",
            "note": "Awa coffre au niveau 2",
        },
    )
    yield (
        "worker_voice",
        identifier("parole d'Awa"),
        {
            "visit_id": VISIT,
            "worker_id": WORKER,
            "author_id": OFFICER,
            "heard_at": "2026-03-10T09:00:00Z",
            "accepted": True,
            "words": "je voudrais apprendre la grue",
        },
    )
    yield (
        "tutor_assignment",
        identifier("tutorat d'Awa"),
        {"tutor_id": TUTOR, "employment_id": JOB, "from_on": "2026-01-05", "is_deputy": False},
    )


def _of_hours():
    yield (
        "monthly_sheet",
        SHEET,
        {
            "party_id": PARTY,
            "period": "2026-01",
            "version": 1,
            "state": "closed",
            "channel": "xlsx",
            "declared_total_minutes": 6000,
        },
    )
    yield (
        "sheet_line",
        LINE,
        {
            "sheet_id": SHEET,
            "raw_name": "KONATÉ, Awa",
            "worker_id": WORKER,
            "employment_id": JOB,
            "worked_minutes": 6000,
            "comment": "retard d'Awa",
        },
    )
    yield (
        "written_name",
        identifier("graphie d'Awa"),
        {
            "company_id": COMPANY,
            "written": "A. Konatte",
            "worker_id": WORKER,
            "verdict": "same",
            "said_by": "Alice",
            "said_at": "2026-02-01T08:00:00Z",
            "is_revoked": False,
        },
    )
    yield (
        "discrepancy",
        DISCREPANCY,
        {
            "party_id": PARTY,
            "period": "2026-01",
            "rule": "R-30",
            "subject": WORKER,
            "worker_id": WORKER,
            "state": "accepted",
            "company_answer": "Mme Konaté était absente",
        },
    )
    yield (
        "discrepancy_message",
        identifier("question sur Awa"),
        {
            "discrepancy_id": DISCREPANCY,
            "kind": "asked",
            "side": "unit",
            "round": 1,
            "sent_at": "2026-02-12T08:00:00Z",
            "said_fr": "Combien d'heures pour KONATÉ Awa ?",
        },
    )
    yield (
        "retained_hours",
        LEDGER,
        {
            "party_id": PARTY,
            "worker_id": WORKER,
            "period": "2026-01",
            "retained_minutes": 6000,
            "sheet_id": SHEET,
            "engine": "1",
            "decided_on": "2026-02-20",
            "reason": "après réponse pour Awa Konaté",
        },
    )
