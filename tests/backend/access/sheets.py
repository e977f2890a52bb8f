"""Who may call the routes of sheets and confirmations of hours."""

from tests.backend.access.lines import (
    COMPANIES,
    EVERYBODY,
    FIELD,
    NONEXISTENT,
    OFFICE,
    SHEET_READERS,
    SHEET_WRITERS,
    Line,
    of_no_reading,
    of_no_sheet,
)

OF_SHEETS: dict[str, tuple[Line, ...]] = {
    "company.list_sheets": (Line(call="GET /api/company/sheets", may=frozenset({"fatou"})),),
    "confirmation_page.again": (Line(call="POST /c/again", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.answer": (Line(call="POST /c/answer", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.file": (Line(call="GET /c/page.css", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.look": (Line(call="POST /c", may=EVERYBODY, open_to_all=True),),
    "confirmation_page.print_receipt": (
        Line(call="POST /c/receipt.pdf", may=EVERYBODY, open_to_all=True),
    ),
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
    "readings.answer": (
        of_no_reading("POST", "/answers", SHEET_WRITERS, answers={"month_other": "out"}),
    ),
    "readings.download": (of_no_reading("GET", "/file", SHEET_READERS),),
    "readings.drop": (of_no_reading("POST", "/drop", SHEET_WRITERS),),
    "readings.finish": (of_no_reading("POST", "/finish", SHEET_WRITERS),),
    "readings.list_readings": (Line(call="GET /api/sheets/readings", may=SHEET_READERS),),
    "readings.put_in_place": (
        of_no_reading("POST", "/place", SHEET_WRITERS, party_id=NONEXISTENT, months=["2026-02"]),
    ),
    "readings.read_reading": (of_no_reading("GET", "", SHEET_READERS),),
    "readings.send_file": (
        Line(
            call="POST /api/sheets/readings",
            may=SHEET_WRITERS,
            gives=frozenset({422}),
        ),
    ),
    "readings.send_one_of_several": (
        Line(call="POST /api/sheets/readings/several", may=OFFICE, gives=frozenset({422})),
    ),
    "readings.show_grid": (of_no_reading("GET", "/grid", SHEET_READERS),),
    "reminders.list_reminders": (Line(call="GET /api/sheets/reminders", may=SHEET_READERS),),
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
    "sheet_documents.add": (of_no_sheet("POST", "/documents?name=a.pdf", COMPANIES),),
    "sheet_documents.read": (
        Line(
            call="GET /api/sheets/{party_id}/2026-02/documents/{document_id}",
            may=SHEET_WRITERS,
            own=lambda _: {"party_id": NONEXISTENT, "document_id": NONEXISTENT},
            gives=frozenset({404}),
            others=({"party_id": NONEXISTENT, "document_id": NONEXISTENT},),
        ),
    ),
    "sheets.correct": (of_no_sheet("POST", "/correct", OFFICE),),
    "sheets.give_back": (of_no_sheet("POST", "/return", OFFICE),),
    "sheets.give_csv": (of_no_sheet("GET", "/template.csv", SHEET_READERS),),
    "sheets.give_receipt": (of_no_sheet("GET", "/receipt.pdf", SHEET_READERS),),
    "sheets.give_workbook": (of_no_sheet("GET", "/template.xlsx", SHEET_READERS),),
    "sheets.list_sheets": (Line(call="GET /api/sheets", may=FIELD),),
    "sheets.move": (of_no_sheet("POST", "/move", SHEET_WRITERS),),
    "sheets.read_month": (of_no_sheet("GET", "", SHEET_READERS),),
    "sheets.recognise": (
        of_no_sheet("POST", "/persons", OFFICE, written="DIALO", worker_id=NONEXISTENT),
    ),
    "sheets.review": (of_no_sheet("POST", "/review", OFFICE),),
    "sheets.save_lines": (of_no_sheet("PUT", "/lines", SHEET_WRITERS),),
    "sheets.submit": (of_no_sheet("POST", "/submit", SHEET_WRITERS),),
}
