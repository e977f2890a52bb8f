"""The same file by the batch door and by the page: the same lines, persons, bands and errors."""

from backend.sheets.batch import employments_of, matched, register_of
from backend.sheets.reader.sandbox import read_safely
from tests.backend.sheets.place import FEBRUARY, registers
from tests.backend.sheets.sending import send, workbook

SIRET = "99580359000018"
LINES = (
    ["DIALLO", "Awa", "CDD", 151.67],
    ["DIALLO", "Awa", "CDD", 151.67],
    ["LE GOF", "Yann", "CTT", "n.c."],
    ["BENALI", "Ali", "CDD", 12],
    ["INCONNUE", "Zélie", "stage", -3],
)


def reference():
    """The registers of these tests as the batch door takes them."""
    rows = list(registers())
    companies = {key: data["siret"] for table, key, data in rows if table == "company"}
    return {
        "workers": [{"id": key, **data} for table, key, data in rows if table == "worker"],
        "contracts": [
            {
                "worker_id": data["worker_id"],
                "company_siret": companies[data["employer_id"]],
                "start": data["starts_on"],
            }
            for table, _, data in rows
            if table == "employment"
        ],
    }


def test_both_doors_say_the_same_of_a_file(sqlite_office, sqlite_sign_in):
    content = workbook(*LINES)
    known = reference()
    deposit = {
        "file": "a.xlsx", "account_siret": SIRET, "received_at": "2026-03-05T08:00:00+01:00",
        "chantier_id": "", "lot_id": "", "months": [FEBRUARY],
    }  # fmt: skip
    batch = matched(
        deposit, read_safely(content, [FEBRUARY]), register_of(known), employments_of(known)
    )
    page = send(sqlite_sign_in("alice"), content).json
    assert [
        (line["raw_name"], line["month"], [each["code"] for each in line["errors"]])
        for line in page["lines"]
    ] == [(row.name_raw, row.month, list(row.errors)) for row in batch.reading.rows]
    assert [
        (line["person"]["band"], [each["worker_id"] for each in line["person"]["candidates"]])
        for line in page["lines"]
    ] == [(match.band, list(match.candidates)) for match in batch.matches]
