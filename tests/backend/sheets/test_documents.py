"""Documents that a company attaches when it corrects a sheet."""

import pytest

from backend.attachments import documents
from backend.attachments.models import Blob
from backend.extensions import db
from backend.sheets.models import SheetDocument
from tests.backend.browser import signed_in
from tests.backend.personas import PEOPLE
from tests.backend.sheets.place import FEBRUARY, OTHER_PARTY, PARTY, SECOND_PARTY
from tests.backend.sheets.sending import BINARY, CLEAR
from tests.backend.sheets.test_life import AT, save, step
from tests.backend.test_attachments import lose

PDF = b"%PDF-1.7 registre"


def attach(browser, name="registre.pdf", content=PDF, at=AT):
    return browser.post(f"{at}/documents?name={name}", data=content, content_type=BINARY)


def read(browser, document, at=AT):
    return browser.get(f"{at}/documents/{document}")


@pytest.fixture
def returned(fatou, alice):
    """A sheet handed in and returned, whose correction is begun."""
    save(fatou)
    step(fatou, "submit")
    step(alice, "return", comment="Il manque Rosa.")
    save(fatou)


@pytest.mark.usefixtures("returned")
def test_a_document_is_handed_in_with_the_version_that_corrects(fatou, alice):
    first = attach(fatou, "..%2Fregistre.pdf").json
    second = attach(fatou, "pointage.xlsx", CLEAR).json
    told = step(fatou, "submit", documents=[first["id"], second["id"]])
    assert told.status_code == 200, told.json
    versions = alice.get(AT).json["versions"]
    assert [len(each["documents"]) for each in versions] == [0, 2]
    names = {each["name"] for each in versions[1]["documents"]}
    assert names == {"registre.pdf", "pointage.xlsx"}
    given = read(alice, first["id"])
    assert (given.data, given.headers["Content-Disposition"]) == (
        PDF,
        "attachment; filename=registre.pdf",
    )
    assert given.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert read(fatou, second["id"]).data == CLEAR
    bruno = signed_in(fatou.application, PEOPLE["bruno"])
    assert [each["documents"] for each in bruno.get(AT).json["versions"]] == [[], []]
    lose(fatou.application, CLEAR)
    assert read(fatou, second["id"]).json["code"] == "not_found"


@pytest.mark.usefixtures("returned")
def test_before_it_is_handed_in_a_document_is_the_companys_alone(fatou, alice):
    kept = attach(fatou).json
    assert read(fatou, kept["id"]).data == PDF
    assert read(alice, kept["id"]).status_code == 404


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("registre.hta", "registre.hta.pdf"),
        ("registre", "registre.pdf"),
        ("Registre.PDF", "Registre.PDF"),
        ("registre\u202efdp.bat", "registrefdp.bat.pdf"),
        ("r" * 200 + ".exe", "r" * 116 + ".pdf"),
    ],
)
def test_a_name_does_not_make_a_program_of_a_document(said, kept):
    assert documents.named(said, documents.type_of(said, PDF)) == kept


@pytest.mark.usefixtures("returned")
def test_what_was_left_aside_is_not_handed_in(fatou, office):
    kept, aside = attach(fatou).json, attach(fatou, "autre.pdf").json
    step(fatou, "submit", documents=[kept["id"]])
    assert read(fatou, aside["id"]).status_code == 404
    with office.app_context():
        assert [each.id for each in db.session.query(SheetDocument)] == [kept["id"]]
        assert db.session.query(Blob).filter_by(content_type="application/pdf").count() == 1


@pytest.mark.usefixtures("returned")
def test_a_document_of_another_sheet_is_not_handed_in(fatou):
    refused = step(fatou, "submit", documents=["00000000-0000-4000-8000-000000000000"])
    assert refused.status_code == 422
    assert [each["code"] for each in refused.json["errors"]] == ["not_a_choice"]
    assert fatou.get(AT).json["state"] == "draft"


def test_a_first_version_and_one_handed_in_take_no_document(fatou):
    assert attach(fatou).json["code"] == "not_now"
    save(fatou)
    assert attach(fatou).json["code"] == "not_now"
    step(fatou, "submit")
    assert attach(fatou).json["code"] == "not_now"


@pytest.mark.usefixtures("returned")
def test_another_companys_sheet_takes_and_shows_nothing(fatou):
    kept = attach(fatou).json
    elsewhere = f"/api/sheets/{OTHER_PARTY}/{FEBRUARY}"
    assert attach(fatou, at=elsewhere).status_code == 404
    assert read(fatou, kept["id"], elsewhere).status_code == 404


@pytest.mark.usefixtures("returned")
def test_a_page_or_a_program_is_refused(fatou):
    assert attach(fatou, "a.html", b"<script>").json["code"] == "wrong_file"
    assert attach(fatou, "a.exe", b"MZ\0").json["code"] == "wrong_file"


@pytest.mark.usefixtures("returned")
def test_documents_follow_a_sheet_that_is_moved(fatou, alice):
    kept = attach(fatou).json
    step(fatou, "submit", documents=[kept["id"]])
    moved = step(alice, "move", party_id=SECOND_PARTY, month=FEBRUARY)
    assert moved.json["versions"][1]["documents"][0]["name"] == "registre.pdf"
    assert read(alice, kept["id"], f"/api/sheets/{SECOND_PARTY}/{FEBRUARY}").data == PDF
    assert read(alice, kept["id"], f"/api/sheets/{PARTY}/{FEBRUARY}").status_code == 404
