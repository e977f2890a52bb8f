"""What the desk sees of the field, and how it settles what waits."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest

from backend.extensions import db
from backend.follow_up import history
from backend.follow_up.due import due_sites
from backend.follow_up.naming import Names
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.records.working_set import WorkingSet
from sync.record import natural_id
from tests.backend.personas import CLINIQUE, GARE, HERE, PEOPLE, START, identifier
from tests.backend.phone import Phone
from tests.backend.station import WORKER, registers

BRUNO = PEOPLE["bruno"].id
CALL = "attendance_observation"


@pytest.fixture
def desk(app, alice):
    """The supervisor's browser, after the registers were entered."""
    actor = Actor("test", OFFICE_DEVICE, START, START.date())
    with app.app_context():
        with writing(HERE) as store:
            for name in ("alice", "bruno"):
                unit = {"name": name.title(), "role": PEOPLE[name].role}
                store.put("staff", PEOPLE[name].id, unit, actor)
        db.session.commit()
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def phone(desk, bruno):
    """The phone of the officer of the station, after its first sync."""
    phone = Phone(bruno)
    phone.pull()
    return phone


def held_visit(phone, name="visite", **values):
    """Hold a quarterly meeting at the station; returns its id."""
    visit = identifier(name)
    told = {"site_id": GARE, "kind": "quarterly", "state": "draft", "officer_id": BRUNO}
    answer = phone.push(phone.create("visit", visit, **told | values))
    assert answer[0]["status"] == "applied", answer
    phone.pull()
    return visit


def ask(browser, path, status=200):
    response = browser.get(path)
    assert response.status_code == status, response.json
    return response.json


def settle(browser, matter, **choice):
    told = {"op": str(uuid4()), "table": matter["table"], **choice}
    return browser.post(f"/api/to-settle/{matter['id']}", json=told)


@pytest.fixture
def collision(desk, phone):
    """The same telephone number written differently at the office and on the phone."""
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    desk.pull()
    phone.pull()
    desk.push(desk.update("contact", contact, phone="0261910001"))
    phone.push(phone.update("contact", contact, phone="0261910002"))
    return contact


def test_visits_stand_in_a_list_by_day_with_when_they_came(phone, alice):
    early = held_visit(phone, "first", started_at="2026-03-01T08:00:00Z")
    late = held_visit(phone, "second", started_at="2026-03-09T08:00:00Z")
    listed = ask(alice, "/api/visits")
    assert [each["id"] for each in listed["visits"]] == [late, early]
    assert listed["visits"][0]["site"] == "Gare"
    assert listed["visits"][0]["received_at"].startswith("2026-03-10T09:00:00")
    oldest = ask(alice, "/api/visits?sort=day")
    assert [each["id"] for each in oldest["visits"]] == [early, late]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=draft", 1),
        ("state=signed", 0),
        ("state=signed,draft", 1),
        (f"officer={BRUNO}", 1),
        (f"site={CLINIQUE}", 0),
        ("since=2026-03-09", 1),
        ("since=2026-03-10", 0),
        ("until=2026-03-08", 0),
    ],
)
def test_the_list_is_narrowed(phone, alice, asked, found):
    held_visit(phone, started_at="2026-03-09T08:00:00Z")
    assert ask(alice, f"/api/visits?{asked}")["total"] == found


def test_a_visit_names_its_receivers_and_photos(phone, alice):
    visit = held_visit(phone)
    phone.push(
        phone.create(
            "attendee",
            str(uuid4()),
            visit_id=visit,
            name="Paul Garnier",
            email="paul@example.org",
            status="present",
            receives_minutes=True,
        ),
        phone.create(
            "photo",
            identifier("photo"),
            visit_id=visit,
            sha256="a" * 64,
            taken_at="2026-03-10T08:00:00Z",
        ),
    )
    told = ask(alice, f"/api/visits/{visit}")
    assert told["receivers"] == [{"name": "Paul Garnier", "email": "paul@example.org"}]
    assert told["photos"] == [{"id": identifier("photo"), "sha256": "a" * 64}]


def test_a_visit_elsewhere_is_not_there(phone, ines, chloe):
    visit = held_visit(phone)
    ask(ines, f"/api/visits/{visit}", 404)
    ask(chloe, f"/api/visits/{visit}", 404)
    totals = [ask(each, "/api/visits")["total"] for each in (phone.browser, ines, chloe)]
    assert totals == [1, 0, 0]


def test_the_history_says_who_did_what_to_whom(phone, alice):
    visit = held_visit(phone)
    seen = natural_id(CALL, visit, WORKER)
    phone.push(phone.create(CALL, seen, visit_id=visit, worker_id=WORKER, status="not_seen"))
    phone.pull()
    phone.push(phone.update(CALL, seen, status="seen"))
    told = ask(alice, f"/api/visits/{visit}/history")
    last = told["acts"][-1]
    assert (last["by"], last["about"]) == ("Bruno", "Awa KONATÉ")
    assert (last["before"], last["after"]) == ({"status": "not_seen"}, {"status": "seen"})
    assert told["names"][WORKER] == "Awa KONATÉ"


def test_no_history_names_what_its_reader_does_not_see(phone, app):
    visit = held_visit(phone)
    with app.app_context():
        records = WorkingSet(db.session.connection(), HERE)
        seen = Names(records, frozenset({f"site:{GARE}"}))
        assert (seen.of(GARE), seen.of(CLINIQUE)) == ("Gare", "")
        chloe = SimpleNamespace(
            territory_id=HERE, user_id=PEOPLE["chloe"].id, tags=frozenset({f"site:{CLINIQUE}"})
        )
        assert history.of_visit(records, visit, chloe)["acts"] == []


def test_the_words_of_a_worker_are_not_in_what_the_office_reads(phone, alice):
    visit = held_visit(phone)
    phone.push(
        phone.create(
            "worker_voice",
            str(uuid4()),
            visit_id=visit,
            worker_id=WORKER,
            author_id=BRUNO,
            heard_at="2026-03-10T08:00:00Z",
            accepted=True,
            words="Entre nous",
        )
    )
    told = ask(alice, f"/api/visits/{visit}/history")
    assert {act["table"] for act in told["acts"]} == {"visit"}


def test_a_collision_shows_both_sides_with_their_authors(collision, alice):
    [matter] = ask(alice, "/api/to-settle")["items"]
    assert matter["title"] == "Mme Roy"
    assert (matter["author"], matter["office_by"]) == ("Bruno", "Alice")
    assert matter["data"]["theirs"] == {"phone": "0261910001"}
    assert matter["data"]["mine"] == {"phone": "0261910002"}


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ({"choice": "theirs"}, "0261910001"),
        ({"choice": "mine"}, "0261910002"),
        ({"choice": "other", "values": {"phone": "0261910003"}}, "0261910003"),
    ],
)
def test_a_collision_is_settled_from_the_desk(collision, desk, alice, choice, kept):
    [matter] = ask(alice, "/api/to-settle")["items"]
    assert settle(alice, matter, **choice).json == {"status": "applied"}
    desk.pull()
    assert desk.rows[collision]["data"]["phone"] == kept
    assert ask(alice, "/api/to-settle")["items"] == []


def test_the_same_settlement_sent_twice_is_done_once(collision, alice):
    [matter] = ask(alice, "/api/to-settle")["items"]
    told = {"op": str(uuid4()), "table": "conflict", "choice": "mine"}
    answers = [alice.post(f"/api/to-settle/{matter['id']}", json=told) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


def test_what_somebody_else_has_settled_is_not_settled_again(collision, alice, damien):
    [matter] = ask(alice, "/api/to-settle")["items"]
    settle(alice, matter, choice="mine")
    refused = settle(damien, matter, choice="theirs")
    assert refused.status_code == 409
    assert (refused.json["code"], refused.json["reason"]) == ("not_settled", "closed")


def test_a_held_change_is_refused_with_a_reason_only(phone, alice):
    held = phone.push(phone.update("site", CLINIQUE, label="À moi"))[0]
    assert held["status"] == "held"
    [matter] = ask(alice, "/api/to-settle")["items"]
    assert matter["data"]["content"]["set"] == {"label": "À moi"}
    assert matter["office"] == {"label": "Clinique"}
    assert settle(alice, matter, choice="refuse").json["code"] == "not_settled"
    assert settle(alice, matter, choice="refuse", reason="Pas votre chantier").status_code == 200
    assert ask(alice, "/api/to-settle")["items"] == []


def test_what_cannot_be_accepted_leaves_everything_as_it_was(phone, alice):
    visit = held_visit(phone, state="signed", started_at="2026-03-09T08:00:00Z")
    phone.push(phone.update("visit", visit, conditions="Trop tard"))
    [matter] = ask(alice, "/api/to-settle")["items"]
    refused = settle(alice, matter, choice="accept")
    assert (refused.status_code, refused.json["reason"]) == (409, "closed")
    assert len(ask(alice, "/api/to-settle")["items"]) == 1


def test_another_territory_settles_nothing_here(collision, alice, ines):
    [matter] = ask(alice, "/api/to-settle")["items"]
    assert settle(ines, matter, choice="mine").status_code == 404


def test_the_overview_counts_what_needs_the_office(collision, phone, alice, clock):
    held_visit(phone, "old", state="signed", started_at="2026-02-20T08:00:00Z")
    held_visit(phone, "new", started_at="2026-03-09T08:00:00Z")
    told = ask(alice, "/api/overview")
    assert told["recent"]["by_state"] == {"signed": 1, "draft": 1}
    assert told["minutes"] == {"until": "2026-02-23", "by_state": {"signed": 1}}
    assert told["to_settle"]["total"] == 1
    assert told["phones"]["total"] == 0


def test_a_phone_with_unsent_work_is_silent_after_a_day(phone, alice, sign_in, clock):
    body = {"device": phone.device, "user": BRUNO, "schema": 1, "ops": []}
    outbox = {"count": 3, "oldest_at": "2026-03-10T08:00:00Z", "persisted": True}
    phone.browser.post("/sync/v1/push", json=body | {"outbox": outbox})
    assert ask(alice, "/api/overview")["phones"]["total"] == 0
    clock.pass_by(hours=25)
    alice = sign_in("alice")
    silent = ask(alice, "/api/overview")["phones"]
    assert [each["officer"] for each in silent["first"]] == ["Bruno"]
    sign_in("chloe")
    sign_in("damien")
    team = ask(alice, "/api/team")["phones"]
    assert [(each["officer"], each["silent"]) for each in team[:1]] == [("Bruno", True)]
    assert {each["officer"] for each in team} == {"Alice", "Bruno", "Chloe"}


@pytest.mark.parametrize(
    ("last_on", "opened_on", "found"),
    [
        ("2026-08-27", None, []),
        ("2026-08-26", None, [(91, False, False)]),
        ("2026-08-16", None, [(101, False, True)]),
        (None, "2026-11-20", [(5, True, False)]),
        (None, None, []),
    ],
    ids=["90 days", "91 days", "101 days", "never met", "nobody knows since when"],
)
def test_a_site_is_due_a_meeting_each_quarter(last_on, opened_on, found):
    site = {"site": "Gare", "last_on": last_on, "opened_on": opened_on}
    due = due_sites([site], date(2026, 11, 25))
    assert [(each["days"], each["never"], each["overdue"]) for each in due] == found


def test_sites_due_a_meeting_are_listed_with_the_last_one(phone, alice):
    held_visit(phone, state="signed", started_at="2025-11-01T08:00:00Z")
    held_visit(phone, "inopinée", kind="unannounced", state="signed",
               started_at="2026-03-01T08:00:00Z")  # fmt: skip
    [site] = ask(alice, "/api/due")["sites"]
    assert (site["site"], site["last_on"], site["days"]) == ("Gare", "2025-11-01", 129)
    assert ask(alice, "/api/overview")["meetings"] == {"due": 0, "overdue": 1, "never": 0}
