"""How long what is known of people is kept, and what becomes of it then: said once, here.

``RULES`` has a line for each record type, ``TABLES`` one for each other table. A person's file has
two ages after the last contact: the active base, then an archive under lock, as CASF R263-8 has it
for the twin system. What keeps a file from being purged is a ``Guard``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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
TABLES: dict[str, Rule] = {
    "answer_file": _WITH_RECORD,
    "blob": _WITH_RECORD,
    "company_user": _ACCOUNT,
    "confirmation_request": _WITH_RECORD,
    "grant_log": _ACCOUNT,
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
    "person_restriction": FILE,
    "recovery_code": _ACCOUNT,
    "refresh_token": _purged("expires_at", 3, "3 mois après sa fin", "3 months after its end"),
    "retention_heartbeat": _NOBODY,
    "setting_change": _ACCOUNT,
    "sheet_reading": _WITH_RECORD,
    "sheet_reminder": _purged("sent_on", 12, "1 an après l’envoi", "1 year after it was sent"),
    "sign_in_attempt": _purged("at", 6, "6 mois", "6 months"),
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


class Phase(StrEnum):
    """Where a person's file stands on a day."""

    ACTIVE = "active"
    NOTICE = "notice"
    """It falls due within the time of the notice: the supervisor sees it."""
    ARCHIVE = "archive"
    """It is to leave the active base now."""
    ARCHIVED = "archived"
    PURGE = "purge"
    """Its archive is to be purged now."""


@dataclass(frozen=True, slots=True)
class Times:
    """The durations that a territory chose."""

    active_months: int = 24
    archive_months: int = 24
    notice_days: int = 30


def later(day: date, months: int) -> date:
    """Return the same day so many months later, the last of its month where there is none."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def due_on(last_contact: date, times: Times) -> date:
    """Return the day on which a file leaves the active base."""
    return later(last_contact, times.active_months)


def phase(last_contact: date, today: date, times: Times) -> Phase:
    """Return where a file that is in the active base stands."""
    due = due_on(last_contact, times)
    if today >= due:
        return Phase.ARCHIVE
    return Phase.NOTICE if today >= due - timedelta(days=times.notice_days) else Phase.ACTIVE


def phase_of_archive(archived_on: date, today: date, times: Times) -> Phase:
    """Return where an archived file stands."""
    over = today >= later(archived_on, times.archive_months)
    return Phase.PURGE if over else Phase.ARCHIVED


class Guard(StrEnum):
    """Why a file whose time is over is not touched yet."""

    EMPLOYED = "employed"
    OPEN_DISCREPANCY = "open_discrepancy"
    OPEN_MONTH = "open_month"
    LITIGATION = "litigation"
    UNSENT_WORK = "unsent_work"
    OPEN_MATTER = "open_matter"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person's file by which its guards are told."""

    employed: bool = False
    open_discrepancies: int = 0
    open_months: Collection[str] = ()
    litigation: str | None = None
    phones_with_unsent: int = 0
    open_matters: int = 0


def guards(standing: Standing) -> tuple[Guard, ...]:
    """Return every reason for which the file must stay as it is."""
    found: Mapping[Guard, object] = {
        Guard.EMPLOYED: standing.employed,
        Guard.OPEN_DISCREPANCY: standing.open_discrepancies,
        Guard.OPEN_MONTH: standing.open_months,
        Guard.LITIGATION: standing.litigation,
        Guard.UNSENT_WORK: standing.phones_with_unsent,
        Guard.OPEN_MATTER: standing.open_matters,
    }
    return tuple(guard for guard, holds in found.items() if holds)


MOST_AT_ONCE_PERCENT = 20
LONGEST_SILENCE = timedelta(days=30)
FEW = 5
"""So many files may always go in one run, however small the territory is."""


class Refused(StrEnum):
    """Why a whole run of the purge is refused."""

    CLOCK_MOVED = "clock_moved"
    TOO_MANY = "too_many"


def refusal(last_run: date | None, today: date, due: int, known: int) -> Refused | None:
    """Return why a run must not touch anything: a clock that jumped, or too many files at once."""
    if last_run is not None and not timedelta(0) <= today - last_run <= LONGEST_SILENCE:
        return Refused.CLOCK_MOVED
    most = max(FEW, known * MOST_AT_ONCE_PERCENT // 100)
    return Refused.TOO_MANY if due > most else None


def last_contact(days: Iterable[str | None]) -> date | None:
    """Return the latest of some days, months or instants in their wire form."""
    found = [day for each in days if each and (day := _day(each))]
    return max(found, default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == len("2026-01") else text[:10])
    except ValueError:
        return None
