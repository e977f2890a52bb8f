"""Which routes show people, written apart from the policy so that each checks the other."""

from backend.accounts import policy

SHOWN = {
    "export": """
        archives.give_archive exports.export_evidence exports.export_month privacy.give_file
        readings.download
        sheets.give_csv sheets.give_receipt sheets.give_workbook
    """,
    "file": """
        archives.open_archive privacy.read_file registers.history_of_record
        registers.preview_merge
        registers.read_record
    """,
    "hours": """
        closing.close_sheet closing.list_closable closing.read_closing company.list_sheets
        company_questions.answer_question company_questions.begin_correction
        company_questions.list_questions company_questions.read_question
        confirmations.list_requests discrepancies.decide discrepancies.list_alike
        discrepancies.list_month discrepancies.read_sheet notices.list_notices
        readings.answer readings.drop readings.finish readings.put_in_place
        readings.read_reading readings.send_file readings.send_one_of_several
        readings.show_grid sheets.correct sheets.give_back sheets.move sheets.read_month
        sheets.review sheets.save_lines sheets.submit why.explain
    """,
    "mail": """
        company_questions.read_file mail.read_attachment mail.read_message
        questions.read_attachment
    """,
    "names": """
        archives.find audit.find_people audit.list_readers follow_up.list_due follow_up.overview
        registers.begin_record registers.list_records retention.list_due
        sheet_memory.list_remembered
    """,
    "phone": """
        syncing.pull
    """,
    "visit": """
        documents.print_minutes documents.read_minutes follow_up.history_of_visit
        follow_up.list_to_settle follow_up.read_visit settling.settle
    """,
}


def test_the_policy_says_of_each_of_these_routes_what_it_shows_of_people():
    said = {endpoint: str(rule.reads) for endpoint, rule in policy.ROUTES.items()}
    wanted = {each: what for what, names in SHOWN.items() for each in names.split()}
    assert {each: said.get(each) for each in wanted} == wanted
