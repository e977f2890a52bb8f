"""How long what is known of people is kept, and what becomes of it then: said once, here.

``RULES`` has a line for each record type, ``TABLES`` one for each other table. A person's file has
two ages after the last contact: the active base, then an archive under lock, as CASF R263-8 has it
for the twin system (see ``sync.retention_due``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Then(StrEnum):
    """What becomes of something at the end of its time."""

    WITH_PERSON = "with_person"
    """It belongs to a person's file and goes with it: archived, then purged."""
    PSEUDONYM = "pseudonym"
    """It stays for the ledger, without anything that names the person."""
    PURGE = "purge"
    KEEP = "keep"
    """It names nobody, or only people in their office."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From which event, how many months, what then; ``source`` is the text that says so."""

    then: Then
    since: str
    months: int | None
    fr: str
    en: str
    source: str = ""


CASF = "CASF R263-8 ; CNIL, délibération 2023-095"
LABOUR = "Code du travail, D3171-16 ; CNIL, durées de conservation"
LEDGER = "Code de la commande publique, R2184-12"
LOGS = "CNIL, délibération 2021-122"

FILE = Rule(
    Then.WITH_PERSON,
    "last_contact",
    24,
    "2 ans après le dernier contact, puis 2 ans d’archive sous clé, puis supprimé",
    "2 years after the last contact, then 2 years of locked archive, then purged",
    CASF,
)
HOURS = Rule(
    Then.PSEUDONYM,
    "last_contact",
    24,
    "avec la personne : 2 ans après le dernier contact, puis sans nom, pour le registre des heures",
    "with the person: 2 years after the last contact, then without a name, for the ledger of hours",
    f"{LEDGER} ; {LABOUR}",
)
OFFICE = Rule(
    Then.KEEP,
    "",
    None,
    "durée du marché et de ses contrôles ; les noms de salariés y sont effacés avec leur dossier",
    "as long as the contract and its audits; workers’ names are erased with their files",
    LEDGER,
)
PEOPLE_AT_WORK = Rule(
    Then.KEEP,
    "end_of_office",
    None,
    "durée des fonctions, puis tant qu’un acte signé en porte le nom",
    "as long as the office is held, then while a signed act bears the name",
    LEDGER,
)
PICTURES = Rule(
    Then.PURGE, "taken_at", 12, "1 an après la prise de vue", "1 year after it was taken", CASF
)
SETTLED = Rule(
    Then.PURGE,
    "settled",
    12,
    "1 an après le règlement",
    "1 year after it was settled",
    LOGS,
)

_OF_PEOPLE = (
    "eligibility",
    "eligibility_proof",
    "worker_voice",
    "outcome",
    "payslip",
    "tutor_assignment",
    "tutoring_check",
    "written_name",
    "discrepancy",
    "discrepancy_message",
)
_OF_HOURS = (
    "worker",
    "employment",
    "employment_allocation",
    "sheet_line",
    "hours_confirmation",
    "retained_hours",
    "attendance_observation",
    "register_extract",
)
_OF_OFFICE = (
    "addendum",
    "announced_headcount",
    "clause",
    "clause_amendment",
    "column_meaning",
    "commitment",
    "company",
    "contract",
    "contracting_authority",
    "lot",
    "lot_party",
    "minutes_item",
    "monthly_sheet",
    "operation",
    "penalty_proposal",
    "site",
    "site_presence",
    "site_stop",
    "visit",
)
RULES: dict[str, Rule] = {
    **dict.fromkeys(_OF_PEOPLE, FILE),
    **dict.fromkeys(_OF_HOURS, HOURS),
    **dict.fromkeys(_OF_OFFICE, OFFICE),
    **dict.fromkeys(("attendee", "contact", "signature", "staff", "tutor"), PEOPLE_AT_WORK),
    **dict.fromkeys(("conflict", "hold"), SETTLED),
    "photo": PICTURES,
}
"""By record type."""


def _purged(since: str, months: int, fr: str, en: str, source: str = LOGS) -> Rule:
    return Rule(Then.PURGE, since, months, fr, en, source)


_ACCOUNT = Rule(
    Then.KEEP,
    "end_of_office",
    None,
    "durée des fonctions ; un compte fermé n’a plus de moyen d’entrer",
    "as long as the office is held; a closed account has no way in",
    LOGS,
)
_NOBODY = Rule(
    Then.KEEP,
    "",
    None,
    "ne désigne personne",
    "names nobody",
)
_WITH_RECORD = Rule(
    Then.KEEP,
    "",
    None,
    "comme ce dont il parle ; le nom et le contenu sont effacés avec le dossier",
    "as what it is about; the name and the content are erased with the file",
    CASF,
)
_COMPUTED = Rule(
    Then.KEEP,
    "",
    None,
    "calculé des fiches, refait dès qu’elles changent ; vidé à chaque effacement",
    "computed from the sheets, made anew as they change; emptied at each erasure",
)
_AUDIT = Rule(
    Then.KEEP,
    "",
    None,
    "tant que l’installation vit : ni nom ni contenu, des identifiants et des empreintes",
    "as long as the installation lives: no names, no content, only ids and digests",
    LOGS,
)
_READINGS = Rule(
    Then.KEEP,
    "at",
    12,
    "12 mois, puis laissé partir ; l’événement reste sous la chaîne",
    "12 months, then let go; the event stays under the chain",
    LOGS,
)
TABLES: dict[str, Rule] = {
    "answer_file": _WITH_RECORD,
    "audit_event": _AUDIT,
    "audit_link": _AUDIT,
    "blob": _WITH_RECORD,
    "company_user": _ACCOUNT,
    "confirmation_request": _WITH_RECORD,
    "grant_log": _ACCOUNT,
    "alert_told": _NOBODY,
    "erasure": _purged("ended_at", 12, "1 an après que tout est relu", "1 year after all was read"),
    "job": _NOBODY,
    "link": _purged("expires_at", 3, "3 mois après sa fin", "3 months after its end"),
    "mail_message": _purged("created_at", 12, "1 an après l’envoi", "1 year after it was sent"),
    "mail_taken": _purged("taken_at", 12, "1 an après la réception", "1 year after it came"),
    "month_closing": _WITH_RECORD,
    "passkey": _ACCOUNT,
    "passkey_challenge": _purged("expires_at", 0, "quelques minutes", "some minutes"),
    "person_archive": _purged(
        "archived_at", 24, "2 ans après la mise en archive", "2 years after archiving", CASF
    ),
    "person_read": _READINGS,
    "person_read_of": _READINGS,
    "person_request": _purged(
        "ended_at",
        48,
        "4 ans après leur fin, comme le plus long des dossiers",
        "4 years after they ended, as the longest of files",
        CASF,
    ),
    "reading_alarm": _AUDIT,
    "recovery_code": _ACCOUNT,
    "refresh_token": _purged("expires_at", 3, "3 mois après sa fin", "3 months after its end"),
    "purge_consent": _ACCOUNT,
    "retention_heartbeat": _NOBODY,
    **dict.fromkeys(("review_change", "review_month", "review_part"), _COMPUTED),
    "setting_change": _ACCOUNT,
    "sheet_document": _WITH_RECORD,
    "sheet_reading": _WITH_RECORD,
    "sheet_reminder": _purged("sent_on", 12, "1 an après l’envoi", "1 year after it was sent"),
    "sign_in_attempt": _purged("last_at", 6, "6 mois", "6 months"),
    "statistic_cell": _NOBODY,
    "sync_change": _NOBODY,
    "sync_clock": _NOBODY,
    "sync_device": _ACCOUNT,
    "sync_epoch": _NOBODY,
    "sync_op": _WITH_RECORD,
    "sync_record": _WITH_RECORD,
    "sync_scope": _NOBODY,
    "territory": _NOBODY,
    "upload": _purged("expires_at", 0, "2 jours au plus", "2 days at most"),
    "user_account": _ACCOUNT,
    "user_totp": _ACCOUNT,
}
"""By table, for those that hold no record type."""
