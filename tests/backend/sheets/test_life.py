"""The sheet of a month from the empty form to the version that corrects a closed one."""

from tests.backend.discrepancies.paper import put
from tests.backend.personas import GARE, PEOPLE, identifier
from tests.backend.sheets.place import (
    AWA,
    COMPANY,
    FEBRUARY,
    FOREIGN_PARTY,
    JANUARY,
    OTHER_PARTY,
    PARTY,
    SECOND_PARTY,
    STRANGER,
    YANN,
    typed,
)

VISIT, SEEN = identifier("visit of february"), identifier("seen in february")
AT = f"/api/sheets/{PARTY}/{FEBRUARY}"
CREW = [typed(AWA, "DIALLO Awa", "151,67"), typed(YANN, "LE GOFF Yann", "20 j")]


def save(browser, lines=CREW, at=AT, **more):
    rev = browser.get(at).json["rev"]
    return browser.put(f"{at}/lines", json={"rev": rev, "lines": lines, **more})


def step(browser, act, at=AT, **more):
    return browser.post(f"{at}/{act}", json={"rev": browser.get(at).json["rev"], **more})


def test_the_form_proposes_the_people_with_a_contract(fatou):
    page = fatou.get(AT).json
    assert [(line["name"], line["worked"]) for line in page["lines_read"]] == [
        ("DIALLO Awa", ""),
        ("DIAZ Rosa", ""),
        ("LE GOFF Yann", ""),
    ]
    assert (page["state"], page["prefilled"], page["due_on"]) == ("due", True, "2026-03-10")


def test_hours_and_days_are_kept_as_minutes(fatou):
    page = save(fatou).json
    assert {line["name"]: line["worked_minutes"] for line in page["lines_read"]} == {
        "DIALLO Awa": 9100,
        "LE GOFF Yann": 8400,
    }
    assert (page["state"], page["version"], page["lines"], page["minutes"]) == (
        "draft",
        1,
        2,
        17500,
    )


def test_the_lines_stand_in_the_order_of_an_alphabet(fatou):
    names = ("ZOLA Max", "ÉTIENNE Ana", "DIALLO Bob", "Évain Léo", "eon Lou")
    page = save(fatou, lines=[typed(None, name, "7") for name in names]).json
    assert [line["name"] for line in page["lines_read"]] == [
        "DIALLO Bob", "eon Lou", "ÉTIENNE Ana", "Évain Léo", "ZOLA Max"]  # fmt: skip


def test_the_next_month_proposes_who_is_there_with_last_months_hours(fatou):
    save(fatou, at=f"/api/sheets/{PARTY}/{JANUARY}")
    page = fatou.get(AT).json
    last = {line["name"]: line["last_month_minutes"] for line in page["lines_read"]}
    assert last == {"DIALLO Awa": 9100, "DIAZ Rosa": None, "LE GOFF Yann": 8400}


def test_each_wrong_cell_is_pointed_at_and_nothing_is_saved(fatou):
    lines = [
        typed(AWA, "DIALLO Awa", "beaucoup"),
        typed(YANN, "LE GOFF Yann", "-3"),
        typed(None, "MARTIN Zoé", "999 h", training="2h"),
        typed(None, "", ""),
    ]
    response = save(fatou, lines)
    assert response.status_code == 422
    assert {(error["pointer"], error["code"]) for error in response.json["errors"]} == {
        ("/lines/0/worked", "hours_unreadable"),
        ("/lines/1/worked", "hours_negative"),
        ("/lines/2/worked", "hours_absurd"),
        ("/lines/3/raw_name", "required"),
        ("/lines/3/worked", "required"),
    }
    assert fatou.get(AT).json["state"] == "due"


def test_a_sheet_goes_from_draft_to_returned_to_a_second_version(fatou, alice):
    save(fatou)
    assert step(fatou, "submit").json["state"] == "submitted"
    assert step(alice, "return").status_code == 422
    assert step(alice, "return", comment="Il manque Rosa.").json["state"] == "returned"
    page = fatou.get(AT).json
    assert (page["comment"], page["may"]) == ("Il manque Rosa.", ["edit", "upload"])
    again = save(fatou, [*CREW, typed(None, "DIAZ Rosa", "35:00")]).json
    assert (again["version"], again["state"]) == (2, "draft")
    assert step(fatou, "submit").json["version"] == 2
    page = step(alice, "review").json
    assert page["state"] == "reviewed"
    assert [(each["version"], each["state"]) for each in page["versions"]] == [
        (1, "returned"),
        (2, "reviewed"),
    ]
    assert [(each["by"], each["version"], each["state"]) for each in page["history"]] == [
        ("Fatou", 1, "draft"),
        ("Fatou", 1, "submitted"),
        ("Alice", 1, "returned"),
        ("Fatou", 2, "draft"),
        ("Fatou", 2, "submitted"),
        ("Alice", 2, "reviewed"),
    ]


def test_who_hands_it_in_may_be_another_than_the_account(fatou):
    save(fatou)
    assert step(fatou, "submit", signed_by="  Jean  Roy ").json["submitted_by"] == "Jean Roy"


def test_what_was_handed_in_is_not_edited(fatou):
    save(fatou)
    step(fatou, "submit")
    assert save(fatou).json["code"] == "not_now"
    assert step(fatou, "submit").json["code"] == "not_now"


def test_an_old_page_saves_nothing(fatou, alice):
    old = fatou.get(AT).json["rev"]
    save(alice)
    response = fatou.put(f"{AT}/lines", json={"rev": old, "lines": []})
    assert response.json["code"] == "sheet_changed"
    assert alice.get(AT).json["lines"] == 2


def test_a_company_reviews_nothing(fatou):
    save(fatou)
    step(fatou, "submit")
    assert step(fatou, "review").status_code == 403
    assert step(fatou, "return", comment="non").status_code == 403


def test_a_closed_month_changes_by_a_correcting_version_only(office, fatou, alice):
    save(fatou)
    step(fatou, "submit")
    step(alice, "review")
    sheet = alice.get(AT).json["sheet_id"]
    put(office, ("monthly_sheet", sheet, {
        "party_id": PARTY, "period": FEBRUARY, "version": 1, "state": "closed",
        "channel": "portal"}))  # fmt: skip
    assert save(alice).json["code"] == "not_now"
    assert step(fatou, "correct", comment="Erreur").status_code == 403
    page = step(alice, "correct", comment="Trois heures de trop.").json
    assert (page["version"], page["state"], page["lines"]) == (2, "draft", 2)
    assert page["versions"][0]["state"] == "closed"


def test_a_draft_is_carried_to_the_right_lot_and_month_with_its_lines(fatou):
    save(fatou)
    moved = step(fatou, "move", party_id=SECOND_PARTY, month=JANUARY).json
    assert (moved["party_id"], moved["month"], moved["lines"]) == (SECOND_PARTY, JANUARY, 2)
    assert fatou.get(AT).json["state"] == "due"


def test_a_sheet_that_was_carried_away_may_come_back(fatou):
    save(fatou)
    there = f"/api/sheets/{SECOND_PARTY}/{JANUARY}"
    step(fatou, "move", party_id=SECOND_PARTY, month=JANUARY)
    assert step(fatou, "move", at=there, party_id=PARTY, month=FEBRUARY).json["minutes"] == 17500


def test_nothing_is_carried_onto_another_sheet(fatou):
    save(fatou)
    save(fatou, at=f"/api/sheets/{PARTY}/{JANUARY}")
    response = step(fatou, "move", party_id=PARTY, month=JANUARY)
    assert response.json["code"] == "slot_taken"


def test_the_office_alone_carries_what_was_handed_in(fatou, alice):
    save(fatou)
    step(fatou, "submit")
    asked = {"party_id": SECOND_PARTY, "month": FEBRUARY}
    assert step(fatou, "move", **asked).json["code"] == "not_now"
    assert step(alice, "move", **asked).json["state"] == "submitted"


def test_others_sheets_look_like_nothing(fatou, alice):
    for party in (OTHER_PARTY, FOREIGN_PARTY):
        assert fatou.get(f"/api/sheets/{party}/{FEBRUARY}").status_code == 404
    assert alice.get(f"/api/sheets/{FOREIGN_PARTY}/{FEBRUARY}").status_code == 404
    assert alice.get(f"/api/sheets/{PARTY}/2026-04").status_code == 404


def test_the_office_says_who_a_name_means_and_it_is_remembered_of_the_company(fatou, alice):
    save(fatou, [typed(None, "La grande Awa", "7")])
    step(fatou, "submit")
    said = {"written": "la grande awa", "worker_id": AWA}
    assert fatou.post(f"{AT}/persons", json=said).status_code == 403
    nobody = alice.post(f"{AT}/persons", json=said | {"worker_id": PARTY})
    assert nobody.json["errors"][0]["pointer"] == "/worker_id"
    [line] = alice.post(f"{AT}/persons", json=said).json["lines_read"]
    assert (line["worker_id"], line["raw_name"]) == (AWA, "La grande Awa")
    assert alice.post(f"{AT}/persons", json=said).json["code"] == "sheet_changed"
    [known] = alice.get(f"/api/sheets/memory?company={COMPANY}").json["names"]
    assert (known["written"], known["verdict"]) == ("la grande awa", "same")


def test_a_company_names_its_own_people_only(fatou, alice):
    theirs = [typed(STRANGER, "BENALI Ali", "7")]
    response = save(fatou, theirs)
    assert [error["pointer"] for error in response.json["errors"]] == ["/lines/0/worker_id"]
    assert save(alice, theirs).status_code == 200


def test_a_company_sees_what_is_due_and_what_is_late(fatou, sign_in, clock):
    save(fatou, at=f"/api/sheets/{PARTY}/{JANUARY}")
    shown = fatou.get("/api/company/sheets").json
    told = {each["month"]: (each["state"], each["late"]) for each in shown["slots"]}
    assert told == {
        "2026-03": ("due", False),
        FEBRUARY: ("due", False),
        JANUARY: ("draft", True),
    }
    clock.pass_by(days=1)
    assert sign_in("fatou").get("/api/company/sheets").json["slots"][1]["late"] is True


def test_the_office_lists_a_month_by_state(fatou, alice):
    save(fatou)
    step(fatou, "submit")
    shown = alice.get(f"/api/sheets?month={FEBRUARY}").json
    assert [(each["company"], each["state"]) for each in shown["slots"]] == [
        ("Autre", "due"),
        ("Bâtisseurs", "submitted"),
    ]
    assert (shown["counts"]["due"], shown["counts"]["submitted"]) == (1, 1)
    assert alice.get(f"/api/sheets?month={FEBRUARY}&state=due").json["total"] == 1


def test_a_sheet_is_handed_in_under_the_name_of_who_answers_for_it(fatou):
    save(fatou)
    page = step(fatou, "submit", signed_by="  Madame Bellec ").json
    assert page["submitted_by"] == "Madame Bellec"


def test_every_version_of_a_sheet_is_carried_along(fatou, alice):
    save(fatou)
    step(fatou, "submit")
    step(alice, "return", comment="Il manque Rosa.")
    save(fatou, CREW[:1])
    step(fatou, "submit")
    moved = step(alice, "move", party_id=SECOND_PARTY, month=JANUARY).json
    assert [(each["version"], each["state"], each["lines"]) for each in moved["versions"]] == [
        (1, "returned", 2),
        (2, "submitted", 1),
    ]
    assert alice.get(AT).json["versions"] == []


def test_a_sheet_is_awaited_where_somebody_was_seen_at_work(office, fatou):
    visit = {"site_id": GARE, "kind": "quarterly", "state": "signed",
             "started_at": "2026-02-10T08:00:00Z", "officer_id": PEOPLE["alice"].id}  # fmt: skip
    seen = {"visit_id": VISIT, "worker_id": STRANGER, "company_id": COMPANY, "status": "seen"}
    put(office, ("visit", VISIT, visit), ("attendance_observation", SEEN, seen))
    slots = fatou.get("/api/company/sheets").json["slots"]
    assert {each["month"] for each in slots if each["party_id"] == SECOND_PARTY} == {FEBRUARY}
