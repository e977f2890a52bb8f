"""Every route and who may call it, written apart from the policy so that each checks the other.

One line for each endpoint and method. `may` names personas; everybody else with a session gets
403. The objects of `others` (another person's, another territory's, none at all) give 404 to those
who may.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sync.protocol import SCHEMA
from tests.backend.personas import HERE, PEOPLE, PHONE_OF_CHLOE, PHONE_OF_INES, Person, identifier

EVERYBODY = frozenset(name for name, person in PEOPLE.items() if not person.disabled)
FIELD = frozenset({"alice", "bruno", "chloe", "damien", "ines", "jean"})
OFFICE = frozenset({"alice", "damien", "ines"})
FIGURES = FIELD | {"gilles"}
ADMINISTRATORS = frozenset({"damien"})
COMPANIES = frozenset({"fatou"})
SHEET_WRITERS = OFFICE | {"fatou"}
SHEET_READERS = FIELD | {"fatou"}
KEEPERS = OFFICE | {"hugo"}
NOBODY: frozenset[str] = frozenset()
WITHOUT_AGGREGATES = EVERYBODY - {"gilles"}

NONEXISTENT = identifier("nothing at all")


def _nothing(_: Person) -> None:
    return None


def _same(_: Person) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One call, and who may make it."""

    call: str
    may: frozenset[str]
    body: Callable[[Person], Any] = _nothing
    gives: frozenset[int] = frozenset({200})
    own: Callable[[Person], Mapping[str, str]] = field(default=_same)
    """The values of the path that the caller may use."""
    others: tuple[Mapping[str, str], ...] = ()
    """Values of the path that must look like nothing."""
    open_to_all: bool = False
    drains: bool = False
    """Open to a revoked phone that empties its outbox."""


def _push(person: Person) -> dict[str, Any]:
    return {"device": person.device, "user": person.id, "schema": SCHEMA, "outbox": {}, "ops": []}


def _pull(person: Person) -> dict[str, Any]:
    return {"device": person.device, "schema": SCHEMA}


def _no_upload(_: Person) -> Mapping[str, str]:
    """An upload of nobody; foreign ones are tried in test_attachments, with the headers of tus."""
    return {"upload_id": NONEXISTENT}


def _of_no_visit(call: str) -> Line:
    """Minutes of a visit that is not there; foreign ones are tried in tests/documents."""
    nothing = {"visit_id": NONEXISTENT}
    return Line(
        call=call, may=FIELD, own=lambda _: nothing, gives=frozenset({404}), others=(nothing,)
    )


def _of_no_message(call: str) -> Line:
    """A message that is not there; foreign ones are tried in tests/documents."""
    nothing = {"message_id": NONEXISTENT}
    return Line(
        call=call, may=OFFICE, own=lambda _: nothing, gives=frozenset({404}), others=(nothing,)
    )


def _closing(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "basis": "0"}


def _of_no_party(call: str) -> Line:
    """A month of a party that is not there; foreign ones are tried in tests/discrepancies."""
    nothing = {"party_id": NONEXISTENT}
    return Line(
        call=call,
        may=OFFICE,
        body=_BODIES.get(call.rpartition("/")[2], _nothing) if call[0] == "P" else _nothing,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def _of_no_sheet(method: str, step: str, may: frozenset[str]) -> Line:
    """A month of a party that is not there; foreign ones are tried in tests/backend/sheets."""
    nothing = {"party_id": NONEXISTENT}
    bodies: dict[str, Any] = {"PUT": {"rev": "", "lines": []}, "GET": None, "POST": {"rev": ""}}
    moved = {"rev": "", "party_id": NONEXISTENT, "month": "2026-02"}
    return Line(
        call=f"{method} /api/sheets/{{party_id}}/2026-02{step}",
        may=may,
        body=lambda _: moved if step == "/move" else bodies[method],
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def _of_no_record(call: str, body: Mapping[str, Any] | None = None) -> Line:
    """A record that is not there; foreign ones are tried in tests/backend/registers."""
    nothing = {"record_id": NONEXISTENT}
    return Line(
        call=call,
        may=KEEPERS,
        body=lambda _: body,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def _of_no_question(call: str) -> Line:
    """A question that is not there; foreign ones are tried in tests/backend/discrepancies."""
    nothing = {"question_id": NONEXISTENT, "file_id": NONEXISTENT}
    return Line(
        call=call,
        may=COMPANIES,
        body=_BODIES.get(call.rpartition("/")[2], _nothing),
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def _answer(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "text": "Voici."}


def _begun(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT}


def _question(_: Person) -> dict[str, Any]:
    return {"op": NONEXISTENT, "findings": [{"key": "key", "basis": "0", "state": "open"}]}


def _of_no_reading(method: str, step: str, may: frozenset[str], **body: Any) -> Line:
    """A file that nobody sent; foreign ones are tried in tests/backend/sheets."""
    nothing = {"reading_id": NONEXISTENT}
    told = {"rev": 1, **body} if method == "POST" else None
    return Line(
        call=f"{method} /api/sheets/readings/{{reading_id}}{step}",
        may=may,
        body=lambda _: told,
        own=lambda _: nothing,
        gives=frozenset({404}),
        others=(nothing,),
    )


def _decision(_: Person) -> dict[str, Any]:
    seen = {"key": "key", "basis": "0", "state": "open"}
    return {"op": NONEXISTENT, "decision": "accepted", "findings": [seen]}


def _empty(_: Person) -> dict[str, Any]:
    return {}


def _device(call: str, gives: set[int]) -> Line:
    """A device of the caller; a peer's and one of another territory look like nothing."""
    foreign = NONEXISTENT, PHONE_OF_CHLOE, PHONE_OF_INES
    return Line(
        call=call,
        may=EVERYBODY,
        gives=frozenset(gives),
        own=lambda person: {"device_id": person.device},
        others=tuple({"device_id": each} for each in foreign),
    )


def _account(call: str, gives: set[int], body: Callable[[Person], Any] = _nothing) -> Line:
    """An account of the administrator's territory; one of another looks like none at all."""
    foreign = NONEXISTENT, PEOPLE["ines"].id
    return Line(
        call=call,
        may=ADMINISTRATORS,
        body=body,
        gives=frozenset(gives),
        own=lambda _: {"user_id": PEOPLE["chloe"].id},
        others=tuple({"user_id": each} for each in foreign),
    )


_BODIES = {
    "answers": _answer,
    "closing": _closing,
    "correction": _begun,
    "decisions": _decision,
}

MATRIX: dict[str, tuple[Line, ...]] = {
    "accounts.ask_passkey": (
        Line(call="POST /auth/passkey/challenge", may=EVERYBODY, open_to_all=True),
    ),
    "accounts.refresh": (Line(call="POST /auth/refresh", may=EVERYBODY, open_to_all=True),),
    "accounts.sign_in": (Line(call="POST /auth/token", may=EVERYBODY, open_to_all=True),),
    "accounts.sign_in_by_passkey": (
        Line(call="POST /auth/passkey/token", may=EVERYBODY, open_to_all=True),
    ),
    "accounts.sign_out": (Line(call="POST /auth/revoke", may=EVERYBODY, open_to_all=True),),
    "accounts.who_am_i": (Line(call="GET /auth/me", may=EVERYBODY),),
    "answers.add_file": (
        Line(
            call=f"POST /api/answers/files?question={NONEXISTENT}&name=a.pdf",
            may=EVERYBODY,
            open_to_all=True,
        ),
    ),
    "answers.give_answer": (Line(call="POST /api/answers", may=EVERYBODY, open_to_all=True),),
    "answers.look": (Line(call="POST /api/answers/look", may=EVERYBODY, open_to_all=True),),
    "attachments.begin_upload": (
        Line(
            call="POST /sync/v1/uploads",
            may=WITHOUT_AGGREGATES,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "attachments.end_upload": (
        Line(
            call="DELETE /sync/v1/uploads/{upload_id}",
            may=WITHOUT_AGGREGATES,
            own=_no_upload,
            gives=frozenset({412}),
        ),
    ),
    "attachments.go_on": (
        Line(
            call="PATCH /sync/v1/uploads/{upload_id}",
            may=WITHOUT_AGGREGATES,
            own=_no_upload,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "attachments.read_blob": (
        Line(
            call="GET /sync/v1/blobs/{digest}",
            may=WITHOUT_AGGREGATES,
            own=lambda _: {"digest": "0" * 64},
            gives=frozenset({404}),
            others=({"digest": "f" * 64},),
        ),
    ),
    "attachments.where_upload_is": (
        Line(
            call="GET /sync/v1/uploads/{upload_id}",
            may=WITHOUT_AGGREGATES,
            own=_no_upload,
            drains=True,
            gives=frozenset({412}),
        ),
    ),
    "devices.end": (_device("DELETE /auth/devices/{device_id}", {204}),),
    "devices.end_others": (Line(call="POST /auth/devices/end-others", may=EVERYBODY, body=_empty),),
    "devices.list_mine": (Line(call="GET /auth/devices", may=EVERYBODY),),
    "devices.wipe": (_device("POST /auth/devices/{device_id}/wipe", {204}),),
    "company.list_sheets": (Line(call="GET /api/company/sheets", may=frozenset({"fatou"})),),
    "closing.close_sheet": (_of_no_party("POST /api/reconciliation/{party_id}/2026-02/closing"),),
    "closing.close_sheets": (
        Line(
            call="POST /api/reconciliation/2026-02/closings",
            may=OFFICE,
            body=lambda _: {"op": NONEXISTENT, "sheets": [{"party_id": NONEXISTENT, "basis": "0"}]},
            gives=frozenset({404}),
        ),
    ),
    "closing.list_closable": (Line(call="GET /api/reconciliation/2026-02/closable", may=OFFICE),),
    "closing.read_closing": (_of_no_party("GET /api/reconciliation/{party_id}/2026-02/closing"),),
    "company_questions.add_file": (
        _of_no_question("POST /api/company/questions/{question_id}/files?name=a.pdf"),
    ),
    "company_questions.answer_question": (
        _of_no_question("POST /api/company/questions/{question_id}/answers"),
    ),
    "company_questions.begin_correction": (
        _of_no_question("POST /api/company/questions/{question_id}/correction"),
    ),
    "company_questions.list_questions": (Line(call="GET /api/company/questions", may=COMPANIES),),
    "company_questions.read_file": (
        _of_no_question("GET /api/company/questions/{question_id}/files/{file_id}"),
    ),
    "company_questions.read_question": (
        _of_no_question("GET /api/company/questions/{question_id}"),
    ),
    "directory.begin_reset": (_account("POST /api/accounts/{user_id}/reset", {202}),),
    "directory.change_role": (
        _account("POST /api/accounts/{user_id}/role", {200}, lambda _: {"role": "officer"}),
    ),
    "directory.disable": (_account("POST /api/accounts/{user_id}/disable", {200}),),
    "directory.enable": (_account("POST /api/accounts/{user_id}/enable", {200}),),
    "directory.end_device": (
        _account(
            f"POST /api/accounts/{{user_id}}/devices/{PHONE_OF_CHLOE}/end", {404, 200}, _empty
        ),
    ),
    "directory.end_devices": (_account("POST /api/accounts/{user_id}/devices/end", {200}, _empty),),
    "directory.forget_factors": (_account("POST /api/accounts/{user_id}/forget-factors", {200}),),
    "directory.invite": (
        Line(
            call="POST /api/accounts",
            may=ADMINISTRATORS,
            body=lambda _: {"email": "new@jalon.test", "name": "New", "role": "officer"},
            gives=frozenset({201}),
        ),
    ),
    "directory.list_accounts": (Line(call="GET /api/accounts", may=ADMINISTRATORS),),
    "directory.read": (_account("GET /api/accounts/{user_id}", {200}),),
    "confirmation_page.again": (Line(call="POST /c/again", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.answer": (Line(call="POST /c/answer", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.file": (Line(call="GET /c/page.css", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.look": (Line(call="POST /c", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.report": (Line(call="POST /c/report", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.start": (Line(call="GET /c", may=EVERYBODY, open_to_all=True),),
    "confirmations.ask": (
        Line(
            call="POST /api/confirmations",
            may=OFFICE,
            body=lambda _: {"site_id": NONEXISTENT, "company_id": NONEXISTENT, "month": "2026-02"},
            gives=frozenset({404}),
        ),
    ),
    "confirmations.list_requests": (Line(call="GET /api/confirmations?month=2026-02", may=OFFICE),),
    "confirmations.resend": (
        Line(
            call="POST /api/confirmations/{request_id}/link",
            may=OFFICE,
            own=lambda _: {"request_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"request_id": NONEXISTENT},),
        ),
    ),
    "discrepancies.decide": (
        _of_no_party("POST /api/reconciliation/{party_id}/2026-02/decisions"),
    ),
    "discrepancies.decide_alike": (
        Line(
            call="POST /api/reconciliation/2026-02/decisions",
            may=OFFICE,
            body=_decision,
            gives=frozenset({409}),
        ),
    ),
    "discrepancies.list_alike": (
        Line(call="GET /api/reconciliation/2026-02/alike/NO_TUTOR", may=OFFICE),
    ),
    "discrepancies.list_month": (Line(call="GET /api/reconciliation", may=OFFICE),),
    "discrepancies.read_sheet": (_of_no_party("GET /api/reconciliation/{party_id}/2026-02"),),
    "documents.print_minutes": (_of_no_visit("GET /api/visits/{visit_id}/minutes.pdf"),),
    "documents.read_minutes": (_of_no_visit("GET /api/visits/{visit_id}/minutes"),),
    "documents.send_minutes": (_of_no_visit("POST /api/visits/{visit_id}/minutes/send"),),
    "factors.add_passkey": (
        Line(
            call="POST /auth/factors/passkeys",
            may=EVERYBODY,
            body=lambda _: {"challenge": NONEXISTENT, "credential": {}, "label": "key"},
            gives=frozenset({409}),
        ),
    ),
    "factors.ask_passkey": (Line(call="POST /auth/factors/passkeys/challenge", may=EVERYBODY),),
    "factors.begin_totp": (Line(call="POST /auth/factors/totp", may=EVERYBODY),),
    "factors.confirm_totp": (
        Line(
            call="POST /auth/factors/totp/confirm",
            may=EVERYBODY,
            body=lambda _: {"code": "000000"},
            gives=frozenset({422}),
        ),
    ),
    "factors.end_passkey": (
        Line(
            call="DELETE /auth/factors/passkeys/{passkey_id}",
            may=EVERYBODY,
            own=lambda _: {"passkey_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"passkey_id": NONEXISTENT},),
        ),
    ),
    "factors.end_totp": (
        Line(call="DELETE /auth/factors/totp", may=EVERYBODY, gives=frozenset({404})),
    ),
    "factors.list_mine": (Line(call="GET /auth/factors", may=EVERYBODY),),
    "factors.renew_codes": (Line(call="POST /auth/factors/codes", may=EVERYBODY),),
    "follow_up.history_of_visit": (
        Line(
            call="GET /api/visits/{visit_id}/history",
            may=FIELD,
            own=lambda _: {"visit_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"visit_id": NONEXISTENT},),
        ),
    ),
    "follow_up.list_choices": (Line(call="GET /api/visits/choices", may=OFFICE),),
    "follow_up.list_due": (Line(call="GET /api/due", may=OFFICE),),
    "follow_up.show_health": (Line(call="GET /api/sync-health", may=OFFICE),),
    "follow_up.list_team": (Line(call="GET /api/team", may=OFFICE),),
    "follow_up.list_to_settle": (Line(call="GET /api/to-settle", may=OFFICE),),
    "follow_up.list_visits": (Line(call="GET /api/visits", may=FIELD),),
    "follow_up.overview": (Line(call="GET /api/overview", may=OFFICE),),
    "follow_up.read_visit": (_of_no_visit("GET /api/visits/{visit_id}"),),
    "forgotten.ask": (Line(call="POST /auth/forgotten", may=EVERYBODY, open_to_all=True),),
    "health.alive": (Line(call="GET /healthz", may=EVERYBODY, open_to_all=True),),
    "health.ready": (Line(call="GET /readyz", may=EVERYBODY, open_to_all=True),),
    "invitations.invite": (
        Line(
            call="POST /api/company-accounts",
            may=OFFICE,
            body=lambda _: {"contact_id": NONEXISTENT, "role": "site_manager"},
            gives=frozenset({404}),
        ),
    ),
    "invitations.invite_again": (
        Line(
            call="POST /api/company-accounts/{user_id}/invitation",
            may=OFFICE,
            own=lambda _: {"user_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"user_id": NONEXISTENT}, {"user_id": PEOPLE["emma"].id}),
        ),
    ),
    "invitations.list_accounts": (Line(call="GET /api/company-accounts", may=OFFICE),),
    "mail.list_mail": (Line(call="GET /api/mail", may=OFFICE),),
    "mail.read_attachment": (_of_no_message("GET /api/mail/{message_id}/attachment"),),
    "mail.read_message": (_of_no_message("GET /api/mail/{message_id}"),),
    "exports.export_evidence": (
        Line(
            call="GET /api/exports/discrepancies/2026-02/{record_id}.json",
            may=OFFICE,
            own=lambda _: {"record_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"record_id": NONEXISTENT},),
        ),
    ),
    "exports.export_month": (
        Line(call="GET /api/exports/reconciliation.csv?month=2026-02", may=OFFICE),
    ),
    "exports.export_months": (Line(call="GET /api/exports/months.csv", may=FIGURES),),
    "exports.export_penalties": (Line(call="GET /api/exports/penalties.csv", may=OFFICE),),
    "exports.export_standings": (Line(call="GET /api/exports/standings.xlsx", may=FIGURES),),
    "exports.print_statement": (
        Line(
            call="GET /api/exports/contracts/{contract_id}/statement.pdf",
            may=FIGURES,
            own=lambda _: {"contract_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"contract_id": NONEXISTENT},),
        ),
    ),
    "indicators.list_standings": (Line(call="GET /api/standings", may=FIGURES),),
    "indicators.read_standing": (
        Line(
            call="GET /api/standings/lot/{lot_id}",
            may=FIGURES,
            own=lambda _: {"lot_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"lot_id": NONEXISTENT},),
        ),
    ),
    "metrics.figures": (Line(call="GET /metrics", may=EVERYBODY, open_to_all=True),),
    "openapi.document": (Line(call="GET /api/openapi.json", may=EVERYBODY, open_to_all=True),),
    "registers.add_record": (
        Line(
            call="POST /api/registers/company",
            may=KEEPERS,
            body=lambda _: {"op": NONEXISTENT, "values": {}},
            gives=frozenset({422}),
        ),
    ),
    "registers.begin_record": (Line(call="GET /api/registers/company/blank", may=KEEPERS),),
    "registers.delete_record": (
        _of_no_record(f"DELETE /api/registers/company/{{record_id}}?rev=1&op={NONEXISTENT}"),
    ),
    "registers.edit_record": (
        _of_no_record(
            "PATCH /api/registers/company/{record_id}",
            {"op": NONEXISTENT, "rev": 1, "values": {}, "was": {}},
        ),
    ),
    "registers.history_of_record": (
        _of_no_record("GET /api/registers/company/{record_id}/history"),
    ),
    "registers.list_records": (Line(call="GET /api/registers/company", may=KEEPERS),),
    "registers.list_registers": (Line(call="GET /api/registers", may=KEEPERS),),
    "registers.merge_records": (
        _of_no_record(
            "POST /api/registers/company/{record_id}/merge",
            {"op": NONEXISTENT, "rev": 1, "into": HERE, "into_rev": 1, "values": {}},
        ),
    ),
    "registers.preview_merge": (
        _of_no_record(f"GET /api/registers/company/{{record_id}}/merge?into={HERE}"),
    ),
    "registers.read_record": (_of_no_record("GET /api/registers/company/{record_id}"),),
    "registers.work_out": (
        Line(
            call="POST /api/registers/clause/formula",
            may=KEEPERS,
            body=lambda _: {"kind": "works", "inputs": {}},
            gives=frozenset({422}),
        ),
    ),
    "notices.list_notices": (Line(call="GET /api/reconciliation/2026-02/notices", may=OFFICE),),
    "penalties.list_penalties": (Line(call="GET /api/penalties", may=OFFICE),),
    "penalties.propose": (
        Line(
            call="POST /api/penalties/of/{clause_id}",
            may=OFFICE,
            body=lambda _: {"op": NONEXISTENT, "cause": "shortfall"},
            own=lambda _: {"clause_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"clause_id": NONEXISTENT},),
        ),
    ),
    "penalties.settle": (
        Line(
            call="POST /api/penalties/{penalty_id}/decision",
            may=OFFICE,
            body=lambda _: {
                "op": NONEXISTENT,
                "state": "waived",
                "decided_on": "2026-02-01",
                "reason": "Accord",
            },
            own=lambda _: {"penalty_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"penalty_id": NONEXISTENT},),
        ),
    ),
    "questions.ask_companies": (
        Line(
            call="POST /api/reconciliation/2026-02/questions",
            may=OFFICE,
            body=_question,
            gives=frozenset({409}),
        ),
    ),
    "questions.read_attachment": (
        Line(
            call="GET /api/reconciliation/attachments/{file_id}",
            may=OFFICE,
            own=lambda _: {"file_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"file_id": NONEXISTENT},),
        ),
    ),
    "passwords.change": (
        Line(
            call="POST /auth/password",
            may=EVERYBODY,
            body=lambda _: {"old": "not the password", "password": "another that is long"},
            gives=frozenset({422}),
        ),
    ),
    "passwords.choose": (Line(call="POST /auth/password/choice", may=EVERYBODY, open_to_all=True),),
    "passwords.look": (Line(call="POST /auth/password/link", may=EVERYBODY, open_to_all=True),),
    "settling.settle": (
        Line(
            call="POST /api/to-settle/{matter_id}",
            may=OFFICE,
            body=lambda _: {"op": NONEXISTENT, "table": "hold", "choice": "accept"},
            own=lambda _: {"matter_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"matter_id": NONEXISTENT},),
        ),
    ),
    "readings.answer": (
        _of_no_reading("POST", "/answers", SHEET_WRITERS, answers={"month_other": "out"}),
    ),
    "readings.download": (_of_no_reading("GET", "/file", SHEET_READERS),),
    "readings.drop": (_of_no_reading("POST", "/drop", SHEET_WRITERS),),
    "readings.finish": (_of_no_reading("POST", "/finish", SHEET_WRITERS),),
    "readings.list_readings": (Line(call="GET /api/sheets/readings", may=SHEET_READERS),),
    "readings.put_in_place": (
        _of_no_reading("POST", "/place", SHEET_WRITERS, party_id=NONEXISTENT, months=["2026-02"]),
    ),
    "readings.read_reading": (_of_no_reading("GET", "", SHEET_READERS),),
    "readings.send_file": (
        Line(
            call="POST /api/sheets/readings",
            may=SHEET_WRITERS,
            gives=frozenset({422}),
        ),
    ),
    "readings.show_grid": (_of_no_reading("GET", "/grid", SHEET_READERS),),
    "sheet_memory.list_remembered": (
        Line(
            call=f"GET /api/sheets/memory?company={NONEXISTENT}",
            may=SHEET_WRITERS,
            gives=frozenset({404}),
        ),
    ),
    "sheet_memory.revoke": (
        Line(
            call="POST /api/sheets/memory/{memory_id}/revoke",
            may=SHEET_WRITERS,
            own=lambda _: {"memory_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"memory_id": NONEXISTENT},),
        ),
    ),
    "reminders.list_reminders": (Line(call="GET /api/sheets/reminders", may=SHEET_READERS),),
    "sheets.correct": (_of_no_sheet("POST", "/correct", OFFICE),),
    "sheets.give_back": (_of_no_sheet("POST", "/return", OFFICE),),
    "sheets.give_csv": (_of_no_sheet("GET", "/template.csv", SHEET_READERS),),
    "sheets.give_workbook": (_of_no_sheet("GET", "/template.xlsx", SHEET_READERS),),
    "sheets.list_sheets": (Line(call="GET /api/sheets", may=FIELD),),
    "sheets.move": (_of_no_sheet("POST", "/move", SHEET_WRITERS),),
    "sheets.read_month": (_of_no_sheet("GET", "", SHEET_READERS),),
    "sheets.review": (_of_no_sheet("POST", "/review", OFFICE),),
    "sheets.save_lines": (_of_no_sheet("PUT", "/lines", SHEET_WRITERS),),
    "sheets.submit": (_of_no_sheet("POST", "/submit", SHEET_WRITERS),),
    "syncing.hint": (Line(call="GET /sync/v1/hint", may=WITHOUT_AGGREGATES),),
    "syncing.info": (Line(call="GET /sync/v1/info", may=EVERYBODY, drains=True),),
    "syncing.pull": (
        Line(call="POST /sync/v1/pull", may=WITHOUT_AGGREGATES, body=_pull, drains=True),
    ),
    "syncing.push": (
        Line(call="POST /sync/v1/push", may=WITHOUT_AGGREGATES, body=_push, drains=True),
    ),
    "territory_settings.change_settings": (
        Line(
            call="PATCH /api/settings",
            may=ADMINISTRATORS,
            body=lambda _: {"values": {"answer_days": 15}},
        ),
    ),
    "territory_settings.read_settings": (Line(call="GET /api/settings", may=OFFICE),),
    "why.explain": (Line(call="GET /api/why", may=OFFICE),),
}
