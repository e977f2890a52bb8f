"""Files for others: no text becomes a formula, figures stay figures, statements are accessible."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from hashlib import sha256

import orjson
import pytest

from backend.exchange_formats.tables import Column, Content, Table, comma_separated, workbook
from sync.hours import HOUR
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import CONTRACT, MAY, PARTY
from tests.backend.indicators.terms import clause

EVIL = ("=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "  =1", "|x", "%0A", "\uff1d1")


@pytest.fixture(autouse=True)
def june(clock):
    clock.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)


@pytest.fixture
def lot(app):
    sheet = paper.sheet(151 * HOUR)
    paper.put(app, *paper.registers(), clause(), *sheet, paper.confirmed(130 * HOUR))


def of_texts(*texts):
    columns = (Column("text", "Texte"), Column("m", "Heures", Content.MINUTES))
    return Table("essai", "Essai", columns, [{"text": each, "m": 9100} for each in texts])


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", EVIL)
def test_a_text_never_becomes_a_formula(text):
    table = of_texts(text)
    assert read_csv(comma_separated(table))[1] == ["'" + text, "151:40"]
    assert "<f>" not in sheet_of(workbook(table))


def test_a_text_stays_in_its_cell_whatever_divides_the_cells():
    written = comma_separated(of_texts("Diallo,=1+1\t=2")).decode("utf-8-sig")
    for mark in ",\t":
        cells = csv.reader(io.StringIO(written, newline=""), delimiter=mark)
        assert not [each for row in cells for each in row if each.startswith("=")]


def test_an_ordinary_name_stays_as_it_is():
    assert read_csv(comma_separated(of_texts("L'Élec – Diallo")))[1][0] == "L'Élec – Diallo"


def test_durations_are_exact_in_a_workbook():
    found = re.search(r'<c r="B3"[^>]*><v>([0-9.]+)</v>', sheet_of(workbook(of_texts("a"))))
    assert round(float(found[1]) * 24 * 60, 6) == 9100


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("standings.csv?by=lot", ("1 Électricité", "1000:00", "151:00", "130:00", "13,0")),
        ("months.csv", (MAY, "151:00", "130:00")),
        (f"reconciliation.csv?month={MAY}", ("DIALLO Awa", "151:00", "130:00", "ouvert")),
        (f"discrepancies.csv?month={MAY}", ("CONFIRMATION_GAP_HIGH", "21:00", "majeur")),
        ("penalties.csv", ()),
        (f"ledger.csv?month={MAY}", ()),
        (f"notices.csv?month={MAY}", ("BEHIND_SCHEDULE", "majeur", "1 Électricité")),
    ],
)
def test_every_table_can_be_taken_away(lot, alice, place, cells):
    told = alice.get(f"/api/exports/{place}")
    assert told.status_code == 200, told.json
    assert told.headers["Content-Disposition"].startswith("attachment; filename=")
    found = {cell for row in read_csv(told.data)[1:] for cell in row}
    assert set(cells) <= found
    book = alice.get(f"/api/exports/{place.replace('.csv', '.xlsx')}")
    assert zipfile.is_zipfile(io.BytesIO(book.data))


def test_what_is_no_table_or_no_format_is_not_there(lot, alice):
    for wrong in (f"moon.csv?month={MAY}", f"ledger.pdf?month={MAY}", "standings.exe"):
        assert alice.get(f"/api/exports/{wrong}").status_code == 404


def test_the_statement_of_a_contract_is_an_accessible_pdf_without_names(app, lot, alice, ines):
    named = {"operation_id": paper.OPERATION, "market_number": "24-1", "state": "active"}
    paper.put(app, ("contract", CONTRACT, named | {"title": "Gare, a sign of no font: \U0001f68f"}))
    place = f"/api/exports/contracts/{CONTRACT}/statement.pdf"
    told = alice.get(place)
    assert told.status_code == 200
    assert told.data.startswith(b"%PDF-")
    for mark in (b"/StructTreeRoot", b"pdfuaid", b"/Lang"):
        assert mark in told.data
    assert b"DIALLO" not in told.data
    assert ines.get(place).status_code == 404


def test_an_evidence_bundle_can_be_checked(lot, alice):
    page = alice.get(f"/api/reconciliation/{PARTY}/{MAY}").json
    found = next(each for each in page["people"][0]["findings"]
                 if each["code"] == "CONFIRMATION_GAP_HIGH")  # fmt: skip
    told = alice.get(f"/api/exports/discrepancies/{MAY}/{found['record_id']}.json")
    bundle = json.loads(told.data)
    content = orjson.dumps(bundle["content"], option=orjson.OPT_SORT_KEYS)
    assert bundle["content_sha256"] == sha256(content).hexdigest()
    kinds = [each["table"] for each in bundle["content"]["evidence"]]
    assert kinds == ["sheet_line", "hours_confirmation"]
    assert bundle["content"]["bounds"] == [130 * HOUR]
