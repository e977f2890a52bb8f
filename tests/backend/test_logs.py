"""The log: lines of JSON that say what happened, to which request, and never to whom by name."""

import io
import json
import logging
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from backend import logs
from backend.extensions import db
from backend.records import tables
from tests.backend.browser import visitor
from tests.backend.personas import GARE, PASSWORD
from tests.backend.phone import Phone
from tests.backend.station import registers
from tests.backend.test_guesses import guess

ASKED = "0123456789abcdef0123456789abcdef"
PERSONAL = ("bruno", "alice", "Konaté", "KONATÉ", "Mme Roy", "jalon.test", PASSWORD, "wrong pass")


@pytest.fixture
def log():
    """What is logged meanwhile, line by line."""
    out = io.StringIO()
    door = logging.StreamHandler(out)
    door.setFormatter(logs.Line())
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    root.addHandler(door)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    root.removeHandler(door)
    root.setLevel(before)


@pytest.fixture
def office(sqlite_app):
    logs.register(sqlite_app)
    return sqlite_app


def test_a_request_is_one_number_from_the_phone_to_the_journal_and_back(
    office, sqlite_sign_in, log
):
    phone = Phone(sqlite_sign_in("alice"))
    phone.browser.environ_base["HTTP_X_REQUEST_ID"] = ASKED
    response = phone.send(*registers(phone)[:2])
    assert response.headers["X-Trace"] == ASKED
    [line] = [each for each in log() if each["from"] == "jalon.requests"]
    assert (line["request"], line["route"], line["status"]) == (ASKED, "syncing.push", 200)
    with office.app_context():
        turns = db.session.scalars(select(tables.journal.c.turn)).all()
    assert {turn[:8] for turn in turns} == {ASKED[:8]}
    refused = phone.browser.post("/sync/v1/push", json={})
    assert refused.json["trace"] == ASKED


@pytest.mark.parametrize("asked", ["", "x" * 32, ASKED[:-1], f"{ASKED}0", "../../etc/passwd"])
def test_a_number_that_nobody_drew_is_not_taken_over(office, asked):
    answer = visitor(office).get("/healthz", headers={"X-Request-Id": asked})
    assert answer.headers["X-Trace"] != asked
    assert len(answer.headers["X-Trace"]) == 32


def test_nobody_and_no_secret_is_in_the_log(office, sqlite_sign_in, log, monkeypatch):
    def fails():
        again = text("INSERT INTO user_account SELECT * FROM user_account WHERE email = :mail")
        try:
            int("bruno@jalon.test")
        except ValueError:
            db.session.execute(again, {"mail": "bruno@jalon.test"})

    guess(visitor(office), "a wrong password")
    guess(visitor(office), PASSWORD)
    phone = Phone(sqlite_sign_in("alice"))
    phone.push(*registers(phone))
    values = {"site_id": GARE, "name": "Mme Roy", "is_draft": True}
    phone.push(phone.create("contact", str(uuid4()), **values))
    phone.browser.get("/api/registers/worker?q=Konaté")
    monkeypatch.setitem(office.view_functions, "syncing.push", fails)
    assert phone.browser.post("/sync/v1/push", json={}).status_code == 409
    lines = log()
    assert {"jalon.security", "jalon.requests", "backend.problems"} <= {
        line["from"] for line in lines
    }
    told = json.dumps(lines, ensure_ascii=False)
    assert [word for word in PERSONAL if word in told] == []
    [accident] = [line for line in lines if "accident" in line]
    kinds = [cause["kind"] for cause in accident["accident"]]
    assert kinds[0] == "sqlalchemy.exc.IntegrityError"
    assert "builtins.ValueError" in kinds
    assert any("test_logs.py" in place for place in accident["accident"][0]["at"])


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("to anne.le-goff@example.org now", "to ‹mail› now"),
        ("Key (email)=(anne@example.org)", "Key (email)=(‹mail›)"),
        ("smtp://jalon:hunter2@mail.example.org", "smtp://‹password›mail.example.org"),
        ("link eyJhbGciOi.eyJzdWIi.SflKxw", "link ‹token›"),
        ("token Zk3xQ9vB7mN1pR5tY8wL2cD4", "token ‹token›"),
        (f"request {ASKED}", f"request {ASKED}"),
        ("user 8052f159-09b4-535d-ab96-28d1cd341359", "user 8052f159-09b4-535d-ab96-28d1cd341359"),
    ],
    ids=["address", "value of a database", "password of a url", "jwt", "token", "number", "id"],
)
def test_what_looks_like_a_secret_is_masked(said, written):
    assert logs.masked(said) == written
