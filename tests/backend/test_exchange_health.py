"""How the exchange goes is told to who is answerable: unsent work, what waits, missing pictures."""

from uuid import uuid4

import pytest

from backend.clock import now, today
from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, writing
from tests.backend.browser import visitor
from tests.backend.personas import GARE, HERE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.station import registers

VISIT = identifier("visite de mars")
DIGEST = "ab" * 32


@pytest.fixture
def desk(alice):
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def phone(app, desk, bruno):
    with app.app_context():
        actor = Actor("office", OFFICE_DEVICE, now(), today())
        with writing(HERE) as store:
            store.put("staff", PEOPLE["bruno"].id, {"name": "Bruno", "role": "officer"}, actor)
        db.session.commit()
    phone = Phone(bruno)
    phone.pull()
    return phone


def health(desk):
    assert desk.browser.post("/auth/refresh", json={}).status_code == 200
    answer = desk.browser.get("/api/sync-health")
    assert answer.status_code == 200
    return answer.json


def figures(app):
    lines = visitor(app).get("/metrics").text.splitlines()
    return dict(line.split(" ") for line in lines if line[0] != "#")


def test_what_a_phone_says_of_itself_is_added_up(app, desk, phone):
    outbox = {"count": 2, "oldest_at": "2026-03-09T08:00:00Z", "mismatches": 1, "forks": 1}
    assert phone.send(outbox=outbox).status_code == 200
    told = health(desk)
    assert (told["unsent"], told["mismatches"], told["forks"], told["resets"]) == (2, 1, 1, 0)
    assert told["oldest_unsent"].startswith("2026-03-09T08:00:00")
    assert figures(app)["jalon_digest_mismatches"] == "1"


def test_answers_are_counted_and_what_waits_has_its_age(app, desk, phone, clock, ines):
    phone.push(phone.update("site", GARE, label="Gare de Metz"))
    clock.pass_by(days=12)
    elsewhere = health(Phone(ines))
    assert {each["open"] for each in elsewhere["waiting"]} == {0}
    told = health(desk)
    assert told["restores"] == elsewhere["restores"] == 0
    assert told["answers"]["held"] == 1
    holds = next(each for each in told["waiting"] if each["kind"] == "hold")
    assert (holds["open"], holds["late"]) == (1, 1)
    assert figures(app)["jalon_matters_overdue_days"] == "2"


def test_a_picture_that_does_not_come_is_an_alert_after_two_weeks(desk, phone, clock):
    values = {"site_id": GARE, "kind": "quarterly", "state": "draft"}
    photo = {"visit_id": VISIT, "sha256": DIGEST, "taken_at": "2026-03-10T08:00:00Z"}
    answers = phone.push(
        phone.create("visit", VISIT, officer_id=PEOPLE["bruno"].id, **values),
        phone.create("photo", str(uuid4()), **photo),
    )
    assert [each["status"] for each in answers] == ["applied", "applied"], answers
    assert (health(desk)["files"]["missing"], health(desk)["files"]["late"]) == (1, 0)
    clock.pass_by(days=15)
    assert health(desk)["files"]["late"] == 1
