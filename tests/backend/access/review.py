"""Who may call the routes of reconciliation, questions, closing, figures and exports."""

from tests.backend.access.lines import (
    COMPANIES,
    EVERYBODY,
    FIGURES,
    NONEXISTENT,
    OFFICE,
    Line,
    decision,
    of_no_party,
    of_no_question,
    question,
)

OF_REVIEW: dict[str, tuple[Line, ...]] = {
    "answers.add_file": (
        Line(
            call=f"POST /api/answers/files?question={NONEXISTENT}&name=a.pdf",
            may=EVERYBODY,
            open_to_all=True,
        ),
    ),
    "answers.give_answer": (Line(call="POST /api/answers", may=EVERYBODY, open_to_all=True),),
    "answers.look": (Line(call="POST /api/answers/look", may=EVERYBODY, open_to_all=True),),
    "closing.close_sheet": (of_no_party("POST /api/reconciliation/{party_id}/2026-02/closing"),),
    "closing.close_sheets": (
        Line(
            call="POST /api/reconciliation/2026-02/closings",
            may=OFFICE,
            body=lambda _: {"op": NONEXISTENT, "sheets": [{"party_id": NONEXISTENT, "basis": "0"}]},
            gives=frozenset({404}),
        ),
    ),
    "closing.list_closable": (Line(call="GET /api/reconciliation/2026-02/closable", may=OFFICE),),
    "closing.read_closing": (of_no_party("GET /api/reconciliation/{party_id}/2026-02/closing"),),
    "company_questions.add_file": (
        of_no_question("POST /api/company/questions/{question_id}/files?name=a.pdf"),
    ),
    "company_questions.answer_question": (
        of_no_question("POST /api/company/questions/{question_id}/answers"),
    ),
    "company_questions.begin_correction": (
        of_no_question("POST /api/company/questions/{question_id}/correction"),
    ),
    "company_questions.list_questions": (Line(call="GET /api/company/questions", may=COMPANIES),),
    "company_questions.read_file": (
        of_no_question("GET /api/company/questions/{question_id}/files/{file_id}"),
    ),
    "company_questions.read_question": (
        of_no_question("GET /api/company/questions/{question_id}"),
    ),
    "discrepancies.decide": (of_no_party("POST /api/reconciliation/{party_id}/2026-02/decisions"),),
    "discrepancies.decide_alike": (
        Line(
            call="POST /api/reconciliation/2026-02/decisions",
            may=OFFICE,
            body=decision,
            gives=frozenset({409}),
        ),
    ),
    "discrepancies.list_alike": (
        Line(call="GET /api/reconciliation/2026-02/alike/NO_TUTOR", may=OFFICE),
    ),
    "discrepancies.list_month": (Line(call="GET /api/reconciliation", may=OFFICE),),
    "discrepancies.read_sheet": (of_no_party("GET /api/reconciliation/{party_id}/2026-02"),),
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
            body=question,
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
    "why.explain": (Line(call="GET /api/why", may=OFFICE),),
}
