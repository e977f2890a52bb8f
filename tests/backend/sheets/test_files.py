"""A company's file: kept, read, questioned, made into a draft; the next one is asked less."""

import json
from contextlib import ExitStack

import pytest

from backend.extensions import db
from backend.sheets.intake import work
from backend.sheets.models import SheetReading
from backend.sheets.reader import sandbox, turns
from tests.backend.sheets.place import (
    AWA,
    FEBRUARY,
    JANUARY,
    OTHER_COMPANY,
    OTHER_PARTY,
    PARTY,
    ROSA,
    SECOND_PARTY,
    STRANGER,
    YANN,
)
from tests.backend.sheets.sending import (
    AT,
    CLEAR,
    answers_to,
    asked,
    finish,
    send,
    workbook,
)
from tests.backend.test_attachments import lose
from tests.sheets.hostile import FILES

SHEET = f"/api/sheets/{PARTY}/{FEBRUARY}"


@pytest.fixture
def sign_in(sqlite_sign_in):
    """SQLite alone: what touches the database of its own is in test_lessons."""
    return sqlite_sign_in


@pytest.fixture
def alice(sqlite_sign_in):
    return sqlite_sign_in("alice")


def test_a_clear_file_becomes_a_draft_without_a_question(fatou):
    response = send(fatou, CLEAR)
    assert response.status_code == 201
    reading = response.json
    assert (reading["state"], reading["questions"], reading["open"]) == ("open", [], 0)
    told = [
        (line["raw_name"], line["person"]["band"], line["minutes"]) for line in reading["lines"]
    ]
    assert told == [("DIALLO Awa", "sure", 9100), ("LE GOFF Yann", "sure", 4200)]
    assert reading["lines"][0]["cells"]["hours"] == "Feuil1!D3"
    given = finish(fatou, reading).json
    assert given == {"sheets": [{"party_id": PARTY, "month": FEBRUARY, "version": 1}]}
    page = fatou.get(SHEET).json
    assert {line["worker_id"]: line["cell"] for line in page["lines_read"]} == {
        AWA: "Feuil1!D3",
        YANN: "Feuil1!D4",
    }
    assert (page["channel"], page["file_reading_id"]) == ("xlsx", reading["id"])


def test_a_file_that_found_no_turn_is_read_when_it_comes_again(fatou, tmp_path, monkeypatch):
    monkeypatch.setattr(turns, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(sandbox, "LONGEST_WAIT", 0)
    with ExitStack() as held:
        for _ in range(turns.MOST):
            held.enter_context(turns.a_turn(0))
        refused = send(fatou, CLEAR)
    assert (refused.status_code, refused.json["code"]) == (503, "unavailable")
    again = send(fatou, CLEAR)
    assert [line["minutes"] for line in again.json["lines"]] == [9100, 4200]
    assert fatou.get(AT).json["total"] == 1


def test_the_original_is_shown_beside_and_can_be_saved(fatou):
    reading = send(fatou, CLEAR, name="é%22<b>.xlsx").json
    grid = fatou.get(f"{AT}/{reading['id']}/grid").json["sheets"]
    assert grid[0]["name"] == "Feuil1"
    assert grid[0]["rows"][2] == ["DIALLO", "Awa", "CDD", "151,67"]
    file = fatou.get(f"{AT}/{reading['id']}/file")
    assert file.data == CLEAR
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in file.headers["Content-Security-Policy"]
    lose(fatou.application, CLEAR)
    assert fatou.get(f"{AT}/{reading['id']}/file").json["code"] == "not_found"


def test_the_same_file_twice_is_one_reading(fatou):
    first, second = send(fatou, CLEAR), send(fatou, CLEAR)
    assert (second.status_code, second.json["id"]) == (200, first.json["id"])


def test_a_doubtful_name_waits_for_an_answer_with_candidates_and_reasons(fatou):
    reading = send(fatou, workbook(["DIALLO", "Awa", "CDD", 10], ["DIAZ", "R.", "CDD", 7])).json
    doubt = next(q for q in reading["questions"] if q["key"].startswith("person@"))
    person = next(
        line["person"] for line in reading["lines"] if line["person"]["key"] == doubt["key"]
    )
    assert doubt["needed"]
    assert person["candidates"][0]["reasons_fr"]
    assert person["candidates"][0]["worker_id"] in {each["value"] for each in doubt["choices"]}
    refused = finish(fatou, reading)
    assert (refused.status_code, refused.json["code"]) == (409, "questions_open")
    assert "(" not in "".join(person["candidates"][0]["reasons_fr"] + person["reasons_fr"])
    told = {q["key"]: q["choices"][0]["value"] for q in reading["questions"]}
    after = answers_to(fatou, reading, told).json
    assert after["open"] == 0
    assert finish(fatou, after).status_code == 200


def test_hours_that_cannot_be_read_are_typed_or_left_out(fatou):
    reading = send(
        fatou, workbook(["DIALLO", "Awa", "CDD", "n.c."], ["DIAZ", "Rosa", "CDD", -4])
    ).json
    questions = asked(reading)
    wrong = answers_to(fatou, reading, {questions["E_HOURS_UNREADABLE"]["key"]: "beaucoup"})
    assert wrong.json["errors"][0]["code"] == "hours_unreadable"
    told = {
        questions["E_HOURS_UNREADABLE"]["key"]: "7h30",
        questions["E_HOURS_NEGATIVE"]["key"]: "out",
    }
    after = answers_to(fatou, reading, told).json
    assert [(line["minutes"], line["out"]) for line in after["lines"]] == [
        (450, False),
        (None, True),
    ]
    finish(fatou, after)
    page = fatou.get(SHEET).json
    assert [(line["worker_id"], line["worked_minutes"]) for line in page["lines_read"]] == [
        (AWA, 450)
    ]


def test_a_refused_file_is_kept_with_its_reason_and_what_to_do(fatou):
    reading = send(fatou, b"PK\x03\x04 broken", name="casse.xlsx").json
    assert reading["state"] == "refused"
    assert reading["refused"]["code"] == "F_CORRUPT"
    assert "Rouvrez-le" in reading["refused"]["fr"]
    assert fatou.get(f"{AT}/{reading['id']}/file").data == b"PK\x03\x04 broken"
    assert finish(fatou, reading).json["code"] == "not_now"
    (waiting,) = fatou.get("/api/company/sheets").json["readings"]
    assert (waiting["id"], waiting["state"]) == (reading["id"], "refused")


def test_an_empty_file_is_refused_at_once(fatou):
    assert send(fatou, b"").json["code"] == "empty_file"


def test_a_file_of_another_month_is_asked_about(fatou):
    other = workbook(["DIALLO", "Awa", "CDD", 10], title="Mois : janvier 2026")
    reading = send(fatou, other).json
    assert [c["value"] for c in asked(reading)["month_other"]["choices"]] == ["slot", "file", "out"]
    after = answers_to(fatou, reading, {"month_other": "file"}).json
    assert finish(fatou, after).json["sheets"][0]["month"] == JANUARY


def test_a_draft_that_was_begun_is_replaced_only_when_said_so(fatou):
    begun = {"rev": "", "lines": [{"worker_id": ROSA, "raw_name": "DIAZ Rosa", "worked": "7"}]}
    fatou.put(f"{SHEET}/lines", json=begun)
    reading = send(fatou, CLEAR).json
    assert finish(fatou, reading).json["code"] == "draft_exists"
    assert finish(fatou, reading, replace=True).status_code == 200
    assert fatou.get(SHEET).json["lines"] == 2


def test_two_lines_of_one_person_are_added_up(fatou):
    reading = send(
        fatou, workbook(["DIALLO", "Awa", "CDD", 100], ["DIALLO", "Awa", "CTT", 20])
    ).json
    finish(fatou, reading)
    (line,) = fatou.get(SHEET).json["lines_read"]
    assert (line["worked_minutes"], line["kind"]) == (7200, None)
    assert "Feuil1!D3, Feuil1!D4" in line["comment"]


def test_an_answer_on_an_old_page_is_refused(fatou, alice):
    lines = ["DIALLO", "Awa", "CDD", "n.c."], ["DIAZ", "Rosa", "CDD", 7]
    reading = send(fatou, workbook(*lines)).json
    key = asked(reading)["E_HOURS_UNREADABLE"]["key"]
    assert answers_to(alice, reading, {key: "7"}).status_code == 200
    assert answers_to(fatou, reading, {key: "8"}).json["code"] == "sheet_changed"


def test_a_file_for_a_sheet_that_was_handed_in_is_refused(fatou):
    finish(fatou, send(fatou, CLEAR).json)
    fatou.post(f"{SHEET}/submit", json={"rev": fatou.get(SHEET).json["rev"]})
    response = send(fatou, workbook(["DIAZ", "Rosa", "CDD", 7]))
    assert (response.status_code, response.json["state"]) == (409, "submitted")


def test_others_files_look_like_nothing(fatou, alice, sign_in):
    theirs = send(alice, CLEAR, party=OTHER_PARTY).json
    for call in ("", "/grid", "/file"):
        assert fatou.get(f"{AT}/{theirs['id']}{call}").status_code == 404
        assert sign_in("ines").get(f"{AT}/{theirs['id']}{call}").status_code == 404
        assert sign_in("chloe").get(f"{AT}/{theirs['id']}{call}").status_code == 404
    for step, more in (("answers", {"answers": {"a": "b"}}), ("finish", {}), ("drop", {})):
        body = {"rev": theirs["rev"], **more}
        assert fatou.post(f"{AT}/{theirs['id']}/{step}", json=body).status_code == 404
    assert send(fatou, CLEAR, party=OTHER_PARTY).status_code == 404
    assert fatou.get(AT).json["total"] == 0
    assert fatou.get(f"/api/sheets/memory?company={OTHER_COMPANY}").status_code == 404


def test_a_file_of_no_sheet_yet_is_its_company_s_alone(fatou, alice, sign_in):
    sent = [send(alice, CLEAR, party=each).json["id"] for each in (PARTY, OTHER_PARTY)]
    with fatou.application.app_context():
        for each in sent:
            db.session.get_one(SheetReading, each).party_id = None
        db.session.commit()
    own, theirs = (f"{AT}/{each}" for each in sent)
    listed = {
        each.person.name: {one["id"] for one in each.get(AT).json["readings"]}
        for each in (alice, fatou, sign_in("bruno"))
    }
    assert listed == {"alice": set(sent), "fatou": {sent[0]}, "bruno": set()}
    assert (fatou.get(own).status_code, fatou.get(theirs).status_code) == (200, 404)
    assert {sign_in(name).get(own).status_code for name in ("bruno", "ines")} == {404}


def test_an_officer_reads_the_files_of_his_sites_and_changes_none(fatou, sign_in):
    reading = send(fatou, CLEAR).json
    bruno = sign_in("bruno")
    assert reading["may"] != []
    assert bruno.get(f"{AT}/{reading['id']}").json["may"] == []
    assert finish(bruno, reading).status_code == 403
    assert send(bruno, CLEAR).status_code == 403
    assert sign_in("emma").get(AT).status_code == 403


def test_a_company_is_never_told_who_works_elsewhere(fatou, alice):
    lines = ["BENALI", "Ali", "CDD", 10], ["DIALLO", "Awa", "CDD", 7]
    reading = send(fatou, workbook(*lines)).json
    person = reading["lines"][0]["person"]
    assert (person["worker_id"], person["candidates"]) == (None, [])
    assert STRANGER not in json.dumps(reading)
    refused = answers_to(fatou, reading, {person["key"]: STRANGER})
    assert refused.json["errors"][0]["code"] == "not_a_choice"
    seen = alice.get(f"{AT}/{reading['id']}").json["lines"][0]["person"]
    assert [each["worker_id"] for each in seen["candidates"]] == [STRANGER]
    assert answers_to(alice, reading, {person["key"]: STRANGER}).status_code == 200
    told = fatou.get(f"{AT}/{reading['id']}").json["lines"]
    shown = [(each["person"]["worker_id"], each["person"]["name"]) for each in told]
    assert shown == [(None, "BENALI Ali"), (AWA, "DIALLO Awa")]


SOME_HOSTILE = sorted(set(FILES) - {"nothing.csv"})[::3]


@pytest.mark.parametrize("name", SOME_HOSTILE)
def test_a_hostile_file_is_refused_through_the_route_and_kept(sqlite_office, sqlite_sign_in, name):
    content = FILES[name][0]()
    response = send(sqlite_sign_in("fatou"), content)
    if response.status_code == 413:
        return
    reading = response.json
    assert (reading["state"], reading["file"]["size"]) == ("refused", len(content))
    assert reading["refused"]["fr"]


def test_a_file_over_the_limit_is_not_even_received(sqlite_office, sqlite_sign_in):
    assert send(sqlite_sign_in("fatou"), bytes(16 * 1024 * 1024)).status_code == 413


def test_more_lines_than_any_company_has_people_are_refused(sqlite_office, sqlite_sign_in):
    lines = ([f"DUPONT{n}", "Jean", "CDD", 7] for n in range(2001))
    reading = send(sqlite_sign_in("fatou"), workbook(*lines)).json
    assert (reading["state"], reading["refused"]["code"]) == ("refused", "F_TOO_BIG")


def test_a_company_that_sends_very_many_files_must_wait(sqlite_office, sqlite_sign_in, monkeypatch):
    monkeypatch.setattr(work, "MOST_AN_HOUR", 1)
    fatou = sqlite_sign_in("fatou")
    send(fatou, CLEAR)
    refused = send(fatou, workbook(["DIALLO", "Awa", "CDD", 1], ["DIAZ", "Rosa", "CDD", 7]))
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    alice = sqlite_sign_in("alice")
    assert {send(alice, CLEAR, party=each).status_code for each in (SECOND_PARTY, OTHER_PARTY)} == {
        201
    }
