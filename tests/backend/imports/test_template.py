"""The files to fill in say what is expected, and their own heads are always recognised."""

import io
import zipfile

import pytest

from backend.imports import template
from backend.imports.columns import columns
from backend.imports.headers import column_of, heading_of
from backend.imports.identity import identity_of
from backend.imports.opening import sheets_of
from backend.registers.declared import DECLARED
from sync.records import RECORDS
from tests.backend.imports.desk import counts, csv_of


@pytest.mark.parametrize("table", sorted(DECLARED))
def test_each_head_is_its_column(table) -> None:
    for column in columns(table):
        assert column_of(table, column.fr + " *") == column
        assert column_of(table, column.en.upper()) == column
    assert identity_of(table).fields <= RECORDS[table].fields.keys()
    assert len({column.fr for column in columns(table)}) == len(columns(table))


@pytest.mark.parametrize("table", ["worker", "clause", "employment_allocation"])
def test_a_template_is_read_as_its_register(table) -> None:
    found = sheets_of(template.workbook(table))
    heading = heading_of(table, found[0].rows)
    assert heading is not None
    assert list(heading.places.values()) == list(columns(table))
    assert found[1].name == "Explications"
    said = {row[0]: row[1] for row in found[1].rows if len(row) > 1}
    assert all(said[c.fr] == "obligatoire" for c in columns(table) if c.required)


def test_a_workbook_offers_the_lists_and_runs_nothing() -> None:
    book = zipfile.ZipFile(io.BytesIO(template.workbook("employment")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") >= 6
    assert "<f>" not in sheet
    assert "macro" not in " ".join(book.namelist()).lower()


def test_the_template_of_eligibility_offers_the_categories() -> None:
    book = zipfile.ZipFile(io.BytesIO(template.workbook("eligibility")))
    assert "Habitant d’un quartier prioritaire (QPV)" in book.read("xl/sharedStrings.xml").decode()


def test_a_filled_template_is_imported(clerk) -> None:
    empty = clerk.browser.get("/api/imports/company/template.csv").get_data()
    heads = empty.decode("utf-8-sig").strip().split(";")
    line = {"SIRET *": "73282932000074", "Raison sociale *": "=1+1", "Code NAF": "4120B"}
    filled = csv_of(heads, [line.get(head, "") for head in heads])
    assert counts(clerk.bring_in("company", filled)) == {"create": 1}
