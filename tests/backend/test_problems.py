"""Refusals are problem documents with stable codes, in the language of who asks."""

import re
from hashlib import sha256
from inspect import getsource

import pytest

from backend.problem_reference import all_problems
from backend.problems import BY_STATUS, NotFound
from backend.wordings import FIELDS
from sync import validation
from sync.records import RECORDS
from tests.backend.browser import visitor

VALIDATION = getsource(validation)
MEMBERS = {"type", "title", "status", "detail", "instance", "trace", "code"}
WRONG = {
    "email": "nobody",
    "password": "",
    "device": {"id": "12", "label": "", "brand": "?"},
    "x": 1,
}


def test_a_problem_has_the_members_of_rfc_9457_and_ours(sqlite_bruno) -> None:
    answer = sqlite_bruno.get("/api/nothing")
    assert answer.mimetype == "application/problem+json"
    assert answer.json.keys() == MEMBERS
    assert answer.json["instance"] == "/api/nothing"
    assert answer.json["type"] == "/problems/not-found"
    assert answer.headers["X-Trace"] == answer.json["trace"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (None, NotFound.title.fr),
        ("fr-FR, en;q=0.8", NotFound.title.fr),
        ("de", NotFound.title.fr),
        ("en-GB, fr;q=0.5", NotFound.title.en),
    ],
)
def test_a_problem_is_said_in_french_unless_english_is_asked_for(sqlite_app, asked, title) -> None:
    answer = visitor(sqlite_app).get("/api/nothing", headers={"Accept-Language": asked})
    assert answer.json["title"] == title


def test_wrong_fields_are_pointed_at_with_a_code_and_a_sentence(sqlite_app) -> None:
    answer = visitor(sqlite_app).post("/auth/token", json=WRONG)
    assert answer.status_code == 422
    assert {(error["pointer"], error["code"]) for error in answer.json["errors"]} == {
        ("/email", "not_an_email"),
        ("/password", "too_short"),
        ("/device/id", "not_an_id"),
        ("/device/label", "too_short"),
        ("/device/brand", "unknown_field"),
        ("/x", "unknown_field"),
    }
    details = {error["pointer"]: error["detail"] for error in answer.json["errors"]}
    assert details["/password"] == "Le texte est trop court (au moins 1 caractères)."


def test_an_accident_is_told_without_its_cause(
    sqlite_app, sqlite_bruno, monkeypatch, caplog
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the code")

    monkeypatch.setitem(sqlite_app.view_functions, "accounts.who_am_i", fail)
    answer = sqlite_bruno.get("/auth/me")
    assert (answer.status_code, answer.json["code"]) == (500, "server_error")
    assert "secret" not in answer.text
    assert answer.json["trace"] in caplog.text


def test_an_error_of_the_database_names_no_value(sqlite_app, sqlite_bruno, caplog) -> None:
    with sqlite_app.app_context():
        from backend.extensions import db  # noqa: PLC0415

        db.session.execute(db.text("DROP TABLE grant_log"))
        db.session.execute(db.text("DROP TABLE refresh_token"))
        db.session.commit()
    answer = sqlite_bruno.post("/auth/refresh")
    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert answer.headers["Retry-After"]
    token = sqlite_bruno.get_cookie("__Host-jalon-refresh", domain="jalon.test").value
    assert "refresh_token" in caplog.text
    assert token not in caplog.text
    assert sha256(token.encode()).hexdigest() not in caplog.text


def test_codes_are_unique_and_every_problem_has_its_words() -> None:
    problems = all_problems()
    codes = [problem.code for problem in problems]
    assert len(codes) == len(set(codes))
    for problem in problems:
        assert problem.title.fr != problem.title.en, problem
        assert problem.detail.fr != problem.detail.en, problem


def test_each_status_of_the_framework_has_its_problem() -> None:
    assert {int(status) for status in BY_STATUS} == {
        400,
        401,
        403,
        404,
        405,
        409,
        413,
        415,
        422,
        503,
    }


def test_every_code_of_a_field_has_its_words() -> None:
    checks = {check.code for kind in RECORDS.values() for check in kind.checks}
    verdicts = set(re.findall(r'"((?:not|too)_[a-z_]+|twice|required|unknown_field)"', VALIDATION))
    assert (checks | verdicts) - FIELDS.keys() == set()
