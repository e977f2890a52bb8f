"""Who may do what: the only place where it is said.

Closed by default: an endpoint without a line in `OPEN` or `ROUTES` keeps the application from
starting. A line says which roles may call a route; what they see there is decided by tags (`sees`,
`must_see`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.accounts.limits import EXPORTS, PHOTOS, PUSHES, Limit
from backend.accounts.reads import Reads
from backend.problems import NotFound
from sync.record import Role

KIB = 1024
JSON = ("application/json",)
FORM = ("application/x-www-form-urlencoded",)
TUS = ("application/offset+octet-stream",)
OCTETS = (*JSON, "application/octet-stream")
IMPORTED = 16 * KIB * KIB

EVERYBODY = frozenset(Role)
FIELD = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR})
OFFICE = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
REGISTERS = OFFICE | {Role.DATA_CLERK}
FIGURES = FIELD | {Role.AUTHORITY_READER}
COMPANY = frozenset({Role.COMPANY_ADMIN, Role.SITE_MANAGER})
SHEET_WRITERS = OFFICE | {Role.COMPANY_ADMIN}
SHEET_READERS = FIELD | {Role.COMPANY_ADMIN}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a route asks of who calls it, and of the request."""

    roles: frozenset[Role]
    open: bool = False
    """Without a session: a link, or what anybody may know."""
    writes: bool | None = None
    """Whether it writes to the database; None: as its method says (GET and HEAD only read)."""
    drains: bool = False
    """Still open, for 30 days, to a revoked phone that empties its outbox."""
    enrols: bool = False
    """Open to a session that must first choose its second factor."""
    limit: Limit | None = None
    """How often one account may call it."""
    largest: int = 64 * KIB
    """Bytes of a body, once inflated."""
    types: tuple[str, ...] = JSON
    """Content types of the body of a request that changes something."""
    reads: Reads | None = None
    """What it shows of people in insertion: each answer is noted with whom it shows."""


OPEN_RULE = Rule(roles=frozenset(), open=True, largest=16 * KIB)
FORM_RULE = Rule(roles=frozenset(), open=True, types=FORM)
"""Pages behind a link of a mail post plain forms; what they may do is in their link."""
OPEN = frozenset(
    {
        "accounts.ask_passkey",
        "accounts.refresh",
        "accounts.sign_in",
        "accounts.sign_in_by_passkey",
        "accounts.sign_out",
        "confirmation_page.again",
        "confirmation_page.answer",
        "confirmation_page.file",
        "confirmation_page.look",
        "confirmation_page.print_receipt",
        "confirmation_page.report",
        "confirmation_page.start",
        "answers.add_file",
        "answers.give_answer",
        "answers.look",
        "forgotten.ask",
        "health.alive",
        "health.ready",
        "metrics.figures",
        "openapi.document",
        "passwords.choose",
        "passwords.look",
    }
)
"""Routes without a session. Sign-out must also end one that has expired; figures are told to this
machine only."""

SYNC = Rule(roles=EVERYBODY - {Role.AUTHORITY_READER}, drains=True, largest=8 * KIB * KIB)

ENROLS = Rule(roles=EVERYBODY, enrols=True)

OF_COMPANIES = frozenset({Role.COMPANY_ADMIN})
DOCUMENT = 10 * KIB * KIB
OPEN_OTHERWISE = {
    "answers.add_file": Rule(roles=frozenset(), open=True, largest=DOCUMENT, types=OCTETS),
    "confirmation_page.again": FORM_RULE,
    "confirmation_page.answer": FORM_RULE,
    "confirmation_page.look": FORM_RULE,
    "confirmation_page.print_receipt": FORM_RULE,
    "confirmation_page.report": FORM_RULE,
}
"""Open routes whose bodies are not those of `OPEN_RULE`."""

ROUTES: dict[str, Rule] = {
    "accounts.who_am_i": ENROLS,
    "attachments.abilities": Rule(roles=SYNC.roles),
    "attachments.begin_upload": Rule(
        roles=EVERYBODY, drains=True, limit=PHOTOS, types=("", *JSON, *TUS)
    ),
    "attachments.end_upload": Rule(roles=SYNC.roles),
    "attachments.go_on": Rule(
        roles=EVERYBODY, drains=True, largest=2 * KIB * KIB, types=(*JSON, *TUS)
    ),
    "attachments.read_blob": Rule(roles=SYNC.roles),
    "attachments.where_upload_is": Rule(roles=EVERYBODY, drains=True),
    "devices.end": Rule(roles=EVERYBODY),
    "devices.end_others": Rule(roles=EVERYBODY),
    "devices.list_mine": Rule(roles=EVERYBODY),
    "devices.wipe": Rule(roles=EVERYBODY),
    "company.list_sheets": Rule(roles=frozenset({Role.COMPANY_ADMIN}), reads=Reads.HOURS),
    "archives.erase_archive": Rule(roles=ADMINISTRATORS),
    "archives.find": Rule(roles=ADMINISTRATORS, writes=False, reads=Reads.NAMES),
    "archives.give_archive": Rule(
        roles=ADMINISTRATORS, writes=True, limit=EXPORTS, reads=Reads.EXPORT
    ),
    "archives.hold": Rule(roles=ADMINISTRATORS),
    "archives.open_archive": Rule(roles=ADMINISTRATORS, reads=Reads.FILE),
    "audit.acknowledge": Rule(roles=ADMINISTRATORS),
    "audit.find_people": Rule(roles=OFFICE, reads=Reads.NAMES),
    "audit.list_alarms": Rule(roles=OFFICE),
    "audit.list_readers": Rule(roles=OFFICE, reads=Reads.NAMES),
    "closing.close_sheet": Rule(roles=OFFICE, reads=Reads.HOURS),
    "closing.close_sheets": Rule(roles=OFFICE),
    "closing.list_closable": Rule(roles=OFFICE, reads=Reads.HOURS),
    "closing.read_closing": Rule(roles=OFFICE, reads=Reads.HOURS),
    "company_questions.add_file": Rule(
        roles=OF_COMPANIES, limit=PHOTOS, largest=DOCUMENT, types=OCTETS
    ),
    "company_questions.answer_question": Rule(roles=OF_COMPANIES, reads=Reads.HOURS),
    "company_questions.begin_correction": Rule(roles=OF_COMPANIES, reads=Reads.HOURS),
    "company_questions.list_questions": Rule(roles=OF_COMPANIES, reads=Reads.HOURS),
    "company_questions.read_file": Rule(roles=OF_COMPANIES, reads=Reads.MAIL),
    "company_questions.read_question": Rule(roles=OF_COMPANIES, reads=Reads.HOURS),
    "directory.begin_reset": Rule(roles=ADMINISTRATORS),
    "directory.change_role": Rule(roles=ADMINISTRATORS),
    "directory.disable": Rule(roles=ADMINISTRATORS),
    "directory.enable": Rule(roles=ADMINISTRATORS),
    "directory.end_device": Rule(roles=ADMINISTRATORS),
    "directory.end_devices": Rule(roles=ADMINISTRATORS),
    "directory.forget_factors": Rule(roles=ADMINISTRATORS),
    "directory.give_authorities": Rule(roles=ADMINISTRATORS),
    "directory.invite": Rule(roles=ADMINISTRATORS),
    "directory.list_accounts": Rule(roles=ADMINISTRATORS),
    "directory.read": Rule(roles=ADMINISTRATORS),
    "confirmations.ask": Rule(roles=OFFICE),
    "confirmations.list_requests": Rule(roles=OFFICE, reads=Reads.HOURS),
    "confirmations.resend": Rule(roles=OFFICE),
    "discrepancies.decide": Rule(roles=OFFICE, reads=Reads.HOURS),
    "discrepancies.decide_alike": Rule(roles=OFFICE),
    "discrepancies.list_alike": Rule(roles=OFFICE, reads=Reads.HOURS),
    "discrepancies.list_month": Rule(roles=OFFICE, reads=Reads.HOURS),
    "discrepancies.read_sheet": Rule(roles=OFFICE, reads=Reads.HOURS),
    "documents.print_minutes": Rule(roles=FIELD, reads=Reads.VISIT),
    "documents.read_minutes": Rule(roles=FIELD, reads=Reads.VISIT),
    "documents.send_minutes": Rule(roles=FIELD),
    "factors.add_passkey": ENROLS,
    "factors.ask_passkey": ENROLS,
    "factors.begin_totp": ENROLS,
    "factors.confirm_totp": ENROLS,
    "factors.end_passkey": Rule(roles=EVERYBODY),
    "factors.end_totp": Rule(roles=EVERYBODY),
    "factors.list_mine": ENROLS,
    "factors.renew_codes": Rule(roles=EVERYBODY),
    "follow_up.history_of_visit": Rule(roles=FIELD, reads=Reads.VISIT),
    "follow_up.list_team": Rule(roles=OFFICE),
    "follow_up.list_to_settle": Rule(roles=OFFICE, reads=Reads.VISIT),
    "follow_up.list_visits": Rule(roles=FIELD),
    "follow_up.overview": Rule(roles=OFFICE, reads=Reads.NAMES),
    "follow_up.show_health": Rule(roles=OFFICE),
    "follow_up.list_choices": Rule(roles=OFFICE),
    "follow_up.list_due": Rule(roles=OFFICE, reads=Reads.NAMES),
    "follow_up.read_visit": Rule(roles=FIELD, reads=Reads.VISIT),
    "installation.change_territory": Rule(roles=ADMINISTRATORS),
    "installation.look": Rule(roles=ADMINISTRATORS),
    "installation.open_territory": Rule(roles=ADMINISTRATORS),
    "invitations.invite": Rule(roles=OFFICE),
    "invitations.invite_again": Rule(roles=OFFICE),
    "invitations.list_accounts": Rule(roles=OFFICE),
    "mail.list_mail": Rule(roles=OFFICE),
    "mail.read_attachment": Rule(roles=OFFICE, reads=Reads.MAIL),
    "mail.read_message": Rule(roles=OFFICE, reads=Reads.MAIL),
    "decp.check_contracts": Rule(roles=REGISTERS, writes=False, largest=IMPORTED, types=OCTETS),
    "decp.import_contracts": Rule(roles=REGISTERS, largest=IMPORTED, types=OCTETS),
    "imports.check_file": Rule(roles=REGISTERS, writes=False, largest=IMPORTED, types=OCTETS),
    "imports.give_template": Rule(roles=REGISTERS),
    "imports.import_file": Rule(roles=REGISTERS, largest=IMPORTED, types=OCTETS),
    "registers.add_record": Rule(roles=REGISTERS),
    "registers.begin_record": Rule(roles=REGISTERS, reads=Reads.NAMES),
    "registers.delete_record": Rule(roles=REGISTERS),
    "registers.edit_record": Rule(roles=REGISTERS),
    "registers.history_of_record": Rule(roles=REGISTERS, reads=Reads.FILE),
    "registers.list_records": Rule(roles=REGISTERS, reads=Reads.NAMES),
    "registers.list_registers": Rule(roles=REGISTERS),
    "registers.merge_records": Rule(roles=REGISTERS),
    "registers.preview_merge": Rule(roles=REGISTERS, reads=Reads.FILE),
    "registers.read_record": Rule(roles=REGISTERS, reads=Reads.FILE),
    "registers.undo_merge": Rule(roles=REGISTERS),
    "registers.work_out": Rule(roles=REGISTERS, writes=False),
    "exports.export_evidence": Rule(roles=OFFICE, limit=EXPORTS, reads=Reads.EXPORT),
    "exports.export_month": Rule(roles=OFFICE, limit=EXPORTS, reads=Reads.EXPORT),
    "exports.export_months": Rule(roles=FIGURES, limit=EXPORTS),
    "exports.export_penalties": Rule(roles=OFFICE, limit=EXPORTS),
    "exports.export_standings": Rule(roles=FIGURES, limit=EXPORTS),
    "exports.print_statement": Rule(roles=FIGURES, limit=EXPORTS),
    "indicators.list_standings": Rule(roles=FIGURES),
    "indicators.read_standing": Rule(roles=FIGURES),
    "notices.list_notices": Rule(roles=OFFICE, reads=Reads.HOURS),
    "penalties.list_penalties": Rule(roles=OFFICE),
    "penalties.propose": Rule(roles=OFFICE),
    "penalties.settle": Rule(roles=OFFICE),
    "notices_to_workers.list_languages": Rule(roles=FIELD),
    "notices_to_workers.print_notice": Rule(roles=FIELD),
    "erasures.end": Rule(roles=OFFICE, types=("", *JSON)),
    "erasures.list_unread": Rule(roles=OFFICE),
    "privacy.end_request": Rule(roles=OFFICE, types=("", *JSON)),
    "privacy.erase_person": Rule(roles=OFFICE),
    "privacy.give_file": Rule(roles=OFFICE, writes=True, limit=EXPORTS, reads=Reads.EXPORT),
    "privacy.note_request": Rule(roles=OFFICE),
    "privacy.read_file": Rule(roles=OFFICE, reads=Reads.FILE),
    "questions.ask_companies": Rule(roles=OFFICE),
    "questions.read_attachment": Rule(roles=OFFICE, reads=Reads.MAIL),
    "passwords.change": Rule(roles=EVERYBODY),
    "readings.answer": Rule(roles=SHEET_WRITERS, largest=1024 * KIB, reads=Reads.HOURS),
    "readings.download": Rule(roles=SHEET_READERS, reads=Reads.EXPORT),
    "readings.drop": Rule(roles=SHEET_WRITERS, reads=Reads.HOURS),
    "readings.finish": Rule(roles=SHEET_WRITERS, reads=Reads.HOURS),
    "readings.list_readings": Rule(roles=SHEET_READERS),
    "readings.put_in_place": Rule(roles=SHEET_WRITERS, reads=Reads.HOURS),
    "readings.read_reading": Rule(roles=SHEET_READERS, reads=Reads.HOURS),
    "readings.send_file": Rule(
        roles=SHEET_WRITERS,
        largest=15 * KIB * KIB,
        types=(*JSON, "application/octet-stream"),
        reads=Reads.HOURS,
    ),
    "readings.send_one_of_several": Rule(
        roles=OFFICE,
        largest=15 * KIB * KIB,
        types=(*JSON, "application/octet-stream"),
        reads=Reads.HOURS,
    ),
    "readings.show_grid": Rule(roles=SHEET_READERS, reads=Reads.HOURS),
    "reminders.list_reminders": Rule(roles=SHEET_READERS),
    "retention.consent_to_purge": Rule(roles=ADMINISTRATORS, types=("", *JSON)),
    "retention.list_due": Rule(roles=OFFICE, reads=Reads.NAMES),
    "settling.settle": Rule(roles=OFFICE, reads=Reads.VISIT),
    "sheet_memory.list_remembered": Rule(roles=SHEET_WRITERS, reads=Reads.NAMES),
    "sheet_memory.revoke": Rule(roles=SHEET_WRITERS, types=("", *JSON)),
    "sheet_documents.add": Rule(roles=OF_COMPANIES, limit=PHOTOS, largest=DOCUMENT, types=OCTETS),
    "sheet_documents.read": Rule(roles=SHEET_WRITERS, reads=Reads.MAIL),
    "sheets.correct": Rule(roles=OFFICE, reads=Reads.HOURS),
    "sheets.give_back": Rule(roles=OFFICE, reads=Reads.HOURS),
    "sheets.give_csv": Rule(roles=SHEET_READERS, reads=Reads.EXPORT),
    "sheets.give_receipt": Rule(roles=SHEET_READERS, reads=Reads.EXPORT),
    "sheets.give_workbook": Rule(roles=SHEET_READERS, reads=Reads.EXPORT),
    "sheets.list_sheets": Rule(roles=FIELD),
    "sheets.move": Rule(roles=SHEET_WRITERS, reads=Reads.HOURS),
    "sheets.read_month": Rule(roles=SHEET_READERS, reads=Reads.HOURS),
    "sheets.recognise": Rule(roles=OFFICE, reads=Reads.HOURS),
    "sheets.review": Rule(roles=OFFICE, reads=Reads.HOURS),
    "sheets.save_lines": Rule(roles=SHEET_WRITERS, largest=1024 * KIB, reads=Reads.HOURS),
    "sheets.submit": Rule(roles=SHEET_WRITERS, reads=Reads.HOURS),
    "syncing.info": Rule(roles=EVERYBODY, drains=True),
    "syncing.push": Rule(roles=EVERYBODY, drains=True, limit=PUSHES, largest=SYNC.largest),
    "syncing.pull": Rule(roles=EVERYBODY, drains=True, writes=False, reads=Reads.PHONE),
    "syncing.hint": Rule(roles=SYNC.roles),
    "territory_settings.change_settings": Rule(roles=ADMINISTRATORS),
    "territory_settings.read_settings": Rule(roles=OFFICE),
    "why.explain": Rule(roles=OFFICE, reads=Reads.HOURS),
}
"""One line for each other endpoint, in alphabetical order of packages."""


def rule_of(endpoint: str) -> Rule | None:
    """The rule of an endpoint; none: it may not exist."""
    if endpoint in OPEN:
        return OPEN_OTHERWISE.get(endpoint, OPEN_RULE)
    return ROUTES.get(endpoint)


def sees(tags_held: frozenset[str], tags: Iterable[str]) -> bool:
    """Tell whether a holder of tags may read what carries `tags`."""
    return not tags_held.isdisjoint(tags)


def must_see(tags_held: frozenset[str], tags: Iterable[str] | None) -> None:
    """Refuse with NotFound what is foreign or does not exist (None), not telling which."""
    if tags is None or not sees(tags_held, tags):
        raise NotFound
