"""A person's file holds everything: whatever a record says stands in it."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import LargeBinary

from backend.extensions import db
from backend.paper import SHOWN_INSTEAD
from backend.privacy import notice
from backend.records import forgetting
from sync.record import Kind
from sync.records import RECORDS
from sync.retention import RULES, TABLES
from sync.retention_person import OWNED, PERSON, STAYS, is_left, left_of, ways
from tests.backend.privacy.awa import everything
from tests.backend.station import WORKER

OF_THE_AUDIT = ("audit_", "person_read", "reading_")
PATH = f"/api/privacy/people/{WORKER}"


@pytest.fixture
def told(awa, alice):
    response = alice.get(f"{PATH}/file?form=json")
    assert response.status_code == 200
    return json.loads(response.get_data())


def test_every_value_of_every_record_of_hers_is_in_it(told):
    told_of = {
        each["id"]: {v["field"]: v["value"] for v in each["values"]} for each in told["records"]
    }
    hers = [each for each in everything() if each[0] in OWNED]
    assert {each[1]: told_of.get(each[1]) for each in hers} == {each[1]: each[2] for each in hers}


def test_a_category_is_told_by_its_name(told):
    shown = {v["field"]: v["shown"] for each in told["records"] for v in each["values"]}
    assert shown["category"] == "Bénéficiaire du RSA"


def test_what_others_wrote_of_her_is_in_it(told):
    assert any("KONATE portait" in each["text"] for each in told["mentions"])


def test_who_read_it_is_in_it(awa, alice, told):
    again = alice.get(PATH).json
    assert {"by": "Alice", "role": "supervisor"}.items() <= again["readings"][0].items()
    assert [each["kind"] for each in again["requests"]] == ["access"]


def test_it_is_given_on_paper_too(awa, alice):
    paper = alice.get(f"{PATH}/file")
    assert paper.mimetype == "application/pdf"
    assert paper.get_data().startswith(b"%PDF-1.7")


def test_another_territory_knows_nothing_of_her(awa, sign_in):
    assert sign_in("ines").get(PATH).status_code == 404


def test_every_type_and_table_has_its_time():
    assert set(RULES) == set(RECORDS)
    tables = {t.name for t in db.metadata.tables.values() if not t.name.startswith("r_")}
    unsaid = tables - set(TABLES) - {"sync_record", "alembic_version"}
    assert {
        name for name in unsaid if not name.startswith(("audit_", "person_read", "reading_"))
    } == set()


def test_every_type_that_leads_to_a_person_is_a_file_or_is_masked():
    pointing = {
        kind.name
        for kind in RECORDS.values()
        if any(f.target == PERSON and f.kind is Kind.REF for f in kind.fields.values())
    }
    assert pointing - OWNED == {"minutes_item"}


def test_every_type_of_a_person_s_file_is_reached_from_the_person():
    reached, queue = {PERSON}, [PERSON]
    while queue:
        queue += (new := {table for table, _ in ways(queue.pop())} - reached)
        reached |= new
    assert reached == OWNED


TOLD_OTHERWISE = {
    *("sync_record", "sync_op"),  # the records and their history
    *("audit_event", "audit_link"),  # ids and digests alone
    *("setting_change", "territory", "user_account"),  # people in their office
}
SHUT = {
    "erasure.sealed",  # names of somebody who is erased
    "mail_message.attachment",  # named by the letter, which is found by the ids in it
    "person_archive.sealed",  # given whole, by the archive
    *("review_change.lookups", "review_part.lookups", "review_part.told"),  # computed from records
    *("mail_message.secret", "passkey.public_key", "passkey_challenge.challenge"),  # of accounts
    *("upload.sealed_key", "user_totp.secret"),
}


@pytest.mark.usefixtures("sqlite_app")
def test_no_table_and_no_column_is_outside_of_the_search_for_a_person():
    searched = {table.name: table for table in forgetting.searched()}
    others = {name for name in db.metadata.tables if not name.startswith("r_")} - searched.keys()
    assert others - {"alembic_version"} == TOLD_OTHERWISE
    assert {str(c) for table in searched.values() for c in table.c if is_binary(c)} == SHUT


def is_binary(column):
    return isinstance(column.type, LargeBinary)


def test_it_says_why_each_thing_is_kept_and_who_reads_it(told):
    declared = {each["type"]: each for each in told["types"]}
    assert declared.keys() == {each["type"] for each in told["records"]}
    said = {each["field"] for each in declared["worker"]["fields"] if each["purpose"]}
    assert said == RECORDS["worker"].fields.keys()
    assert [head for head, _ in told["information"]["parts"]].count("Vos droits") == 1


@pytest.mark.parametrize("table", sorted(name for name in OWNED if is_left(name)))
def test_what_is_left_of_a_record_names_nobody(table):
    kind = RECORDS[table]
    full = {name: f"marque {name}" for name in kind.fields}
    left = left_of(kind, "0" * 36, full)
    texts = {n for n, v in left.items() if kind.fields[n].kind is Kind.TEXT and "marque" in str(v)}
    assert texts <= {"rome_code", "engine", "confirmed_by"}
    assert set(left) - STAYS[table] <= {n for n, f in kind.fields.items() if not f.optional}


@pytest.mark.parametrize("code", sorted(notice.notices()))
def test_each_language_of_the_notice_says_as_much_as_the_french_one(code):
    found, french = notice.notices()[code], notice.notices()["fr"]
    assert notice.placeholders(found) == notice.placeholders(french)
    assert [key for key, _, _ in found.parts] == [key for key, _, _ in french.parts]


def test_the_notice_is_one_page_in_every_language(sqlite_sign_in):
    bruno = sqlite_sign_in("bruno")
    for code in notice.notices():
        page = bruno.get(f"/api/privacy/notices/{code}").get_data()
        assert b"/Type/Pages/Count 1/" in page, code
    assert bruno.get("/api/privacy/notices/xx").json["code"] == "not_found"
    every = bruno.get("/api/privacy/notices/all").get_data()
    assert b"/Type/Pages/Count %d/" % len(notice.notices()) in every
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(every)).pages)
    assert SHOWN_INSTEAD not in said, "a letter of some language is in none of our fonts"
