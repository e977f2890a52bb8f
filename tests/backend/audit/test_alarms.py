"""The alarm sees who reads much: files one by one, lists, a whole day, a device that takes all."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from backend.audit import alarms, counting, tables
from backend.extensions import db
from backend.mail.models import MailMessage
from tests.backend.browser import Browser
from tests.backend.discrepancies import paper
from tests.backend.personas import HERE, PEOPLE, START, identifier
from tests.backend.phone import Phone


@pytest.fixture(autouse=True)
def june(clock):
    clock.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)


def crowd(app: Flask, count: int) -> list[str]:
    ids = [identifier(f"person {number}") for number in range(count)]
    named = {"first_name": "A", "is_draft": False}
    paper.put(app, *(("worker", each, {"last_name": each[:8], **named}) for each in ids))
    return ids


def opened(browser: Browser, ids: list[str]) -> list[int]:
    return [browser.get(f"/api/registers/worker/{each}").status_code for each in ids]


@pytest.fixture
def strict(sqlite_app: Flask, sqlite_sign_in) -> Flask:
    """An alarm from six files on, refusal beyond ten."""
    values = {"reading_alarm_files": 5, "reading_refused_files": 10, "reading_alarm_names": 50}
    values |= {"reading_alarm_received": 20}
    answer = sqlite_sign_in("damien").patch("/api/settings", json={"values": values})
    assert answer.status_code == 200, answer.json
    return sqlite_app


def test_mass_reading_raises_one_alarm_is_mailed_and_then_refused(
    strict: Flask, sqlite_sign_in
) -> None:
    ids = crowd(strict, 13)
    answers = opened(sqlite_sign_in("alice"), ids)
    assert answers == [200] * 10 + [429] * 3
    waiting = sqlite_sign_in("damien").get("/api/audit/alarms").json
    (alarm,) = waiting["alarms"]
    assert (alarm["name"], alarm["kind"], alarm["persons"]) == ("Alice", "files", 6)
    assert (waiting["waiting"], alarm["caseload"]) == (1, 13)
    with strict.app_context():
        letters = db.session.scalars(select(MailMessage).where(MailMessage.kind == "alarm")).all()
        assert [each.recipient for each in letters] == ["damien@jalon.test"]
        assert "Alice a lu 6 dossiers" in letters[0].body
    with strict.app_context():
        noted = db.session.scalar(select(func.count()).select_from(tables.reading))
        since = START - timedelta(days=1)
        of = [counting.persons(HERE, PEOPLE[name].id, since) for name in ("alice", "hugo")]
    assert noted == 10, "what was refused was not read"
    assert of == [10, 0]
    hugo = sqlite_sign_in("hugo")
    assert opened(hugo, ids[10:12]) == [200] * 2, "what Alice read is not counted of him"
    opened(hugo, ids[:4])
    waiting = sqlite_sign_in("damien").get("/api/audit/alarms").json
    assert {each["name"] for each in waiting["alarms"]} == {"Alice", "Hugo"}


def test_reading_again_after_a_while_is_allowed(strict: Flask, sqlite_sign_in, clock) -> None:
    ids = crowd(strict, 12)
    opened(sqlite_sign_in("alice"), ids)
    clock.pass_by(minutes=11)
    assert opened(sqlite_sign_in("alice"), ids[-1:]) == [200]


def test_the_same_file_read_often_is_no_mass_reading(strict: Flask, sqlite_sign_in) -> None:
    (one,) = crowd(strict, 1)
    assert opened(sqlite_sign_in("alice"), [one] * 12) == [200] * 12
    assert sqlite_sign_in("damien").get("/api/audit/alarms").json["alarms"] == []


def test_leafing_through_lists_raises_an_alarm_too(strict: Flask, sqlite_sign_in) -> None:
    crowd(strict, 60)
    alice = sqlite_sign_in("alice")
    for page in (1, 2):
        assert alice.get(f"/api/registers/worker?page={page}&size=50").status_code == 200
    (alarm,) = sqlite_sign_in("damien").get("/api/audit/alarms").json["alarms"]
    assert (alarm["kind"], alarm["persons"]) == ("names", 60)


def test_a_device_that_takes_the_whole_territory_away_raises_an_alarm(
    strict: Flask, sqlite_sign_in
) -> None:
    crowd(strict, 30)
    Phone(sqlite_sign_in("alice")).pull()
    Phone(sqlite_sign_in("bruno")).pull()
    (alarm,) = sqlite_sign_in("damien").get("/api/audit/alarms").json["alarms"]
    assert (alarm["name"], alarm["kind"], alarm["persons"]) == ("Alice", "received", 30)


def test_a_day_far_beyond_the_usual_ones_raises_an_alarm(
    sqlite_app: Flask, sqlite_sign_in, clock
) -> None:
    values = {"values": {"reading_usual_least": 10}}
    assert sqlite_sign_in("damien").patch("/api/settings", json=values).status_code == 200
    ids = crowd(sqlite_app, 40)
    for _ in range(6):
        opened(sqlite_sign_in("alice"), ids[:5])
        clock.pass_by(days=1)
    opened(sqlite_sign_in("alice"), ids)
    with sqlite_app.app_context():
        assert [alarms.watch_days(HERE, clock.now()) for _ in range(2)] == [1, 0]
        db.session.commit()
    (alarm,) = sqlite_sign_in("damien").get("/api/audit/alarms").json["alarms"]
    assert (alarm["kind"], alarm["persons"], alarm["threshold"]) == ("day", 40, 15)


def test_an_administrator_says_what_an_alarm_was(strict: Flask, sqlite_sign_in) -> None:
    opened(sqlite_sign_in("alice"), crowd(strict, 7))
    damien = sqlite_sign_in("damien")
    (alarm,) = damien.get("/api/audit/alarms").json["alarms"]
    note = {"note": "contrôle de fin de mois, vu avec Alice"}
    after = damien.post(f"/api/audit/alarms/{alarm['id']}", json=note).json
    assert after["waiting"] == 0
    assert after["alarms"][0]["acknowledged_by"] == "Damien"
    assert damien.post(f"/api/audit/alarms/{alarm['id']}", json=note).status_code == 404
