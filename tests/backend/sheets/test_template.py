"""The form as a file: filled in by the company, it comes back without a question."""

import io
import zipfile

import pytest

from tests.backend.sheets.place import AWA, FEBRUARY, PARTY, YANN, typed
from tests.backend.sheets.sending import finish, send

SHEET = f"/api/sheets/{PARTY}/{FEBRUARY}"
CREW = [
    typed(AWA, "DIALLO Awa", "151,67", tutor_raw="M. Petit", kind="CDD"),
    typed(YANN, "LE GOFF Yann", "20 j", kind="CDI"),
    typed(None, "O'NEIL Jean", "7"),
]


@pytest.fixture
def company(sqlite_office, sqlite_sign_in):
    """Fatou, who has filled in the month."""
    browser = sqlite_sign_in("fatou")
    rev = browser.get(SHEET).json["rev"]
    assert browser.put(f"{SHEET}/lines", json={"rev": rev, "lines": CREW}).status_code == 200
    return browser


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_filled_form_is_read_back_as_it_is_without_a_question(company, ending):
    file = company.get(f"{SHEET}/template.{ending}")
    assert file.headers["Content-Disposition"].startswith('attachment; filename="fiche-2026-02')
    reading = send(company, file.data, name=f"fiche.{ending}").json
    people = [line for line in reading["lines"] if line["person"]["worker_id"]]
    assert {line["person"]["worker_id"]: line["minutes"] for line in people} == {
        AWA: 9100,
        YANN: 8400,
    }
    assert [line["tutor_raw"] for line in people] == ["M. Petit", None]
    assert [q["code"] for q in reading["questions"]] == ["person_none"]
    assert all(total["agrees"] for total in reading["totals"])
    assert not reading["siret_differs"]
    assert finish(company, reading, replace=True).status_code == 200


def test_a_blank_form_names_everybody_with_a_contract(sqlite_office, sqlite_sign_in):
    fatou = sqlite_sign_in("fatou")
    reading = send(fatou, fatou.get(f"{SHEET}/template.xlsx").data).json
    assert [line["raw_name"] for line in reading["lines"]] == [
        "DIALLO Awa",
        "DIAZ Rosa",
        "LE GOFF Yann",
    ]
    assert {q["code"] for q in reading["questions"]} == {"E_HOURS_MISSING"}


def test_the_workbook_protects_its_titles_and_checks_its_figures(company):
    file = company.get(f"{SHEET}/template.xlsx")
    sheet = zipfile.ZipFile(io.BytesIO(file.data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<sheetProtection" in sheet
    assert sheet.count("<dataValidation ") == 4
    assert sheet.count("<f>") == 1


def test_no_text_of_a_company_becomes_a_formula(sqlite_office, sqlite_sign_in):
    fatou = sqlite_sign_in("fatou")
    lines = [typed(None, "=cmd|' /C calc'!A0", "7", comment="@SUM(1)", tutor_raw="+1")]
    fatou.put(f"{SHEET}/lines", json={"rev": "", "lines": lines})
    rows = fatou.get(f"{SHEET}/template.csv").data.decode("utf-8-sig").splitlines()
    assert rows[-1] == '"\'=cmd|\' /C calc\'!A0";"";"";"";"";"7";"\'+1";"\'@SUM(1)"'
    file = zipfile.ZipFile(io.BytesIO(fatou.get(f"{SHEET}/template.xlsx").data))
    assert file.read("xl/worksheets/sheet1.xml").decode().count("<f>") == 1


def test_a_name_that_looks_like_a_formula_comes_back_as_it_was(sqlite_office, sqlite_sign_in):
    fatou = sqlite_sign_in("fatou")
    names = ["@Rosa Diaz", "+Ali Benali", "=Zoé Martin"]
    lines = [typed(None, name, "7", tutor_raw="-M. Petit") for name in names]
    assert fatou.put(f"{SHEET}/lines", json={"rev": "", "lines": lines}).status_code == 200
    file = fatou.get(f"{SHEET}/template.csv").data
    assert all(row.startswith("\"'") for row in file.decode("utf-8-sig").splitlines()[-3:])
    read = send(fatou, file, name="fiche.csv").json["lines"]
    assert {line["raw_name"] for line in read} == set(names)
    assert {line["tutor_raw"] for line in read} == {"-M. Petit"}
