"""The access matrix: every route × everybody × own and others' objects."""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask

from backend import create_app
from backend.accounts import policy, tokens
from tests.backend import forgeries
from tests.backend.access_matrix import MATRIX, Line
from tests.backend.browser import Browser, signed_in, visitor
from tests.backend.database import settings_of
from tests.backend.personas import PEOPLE, Person

LINES = [pytest.param(line, id=line.call) for lines in MATRIX.values() for line in lines]
CLOSED = [
    pytest.param(line, id=line.call)
    for lines in MATRIX.values()
    for line in lines
    if not line.open_to_all
]
IGNORED = {"HEAD", "OPTIONS"}


def call(browser: Browser, line: Line, person: Person, values: Mapping[str, str] | None = None):
    method, path = line.call.split(" ")
    body = line.body(person)
    options = {} if body is None else {"json": body}
    there = path.format(**(line.own(person) if values is None else values))
    return browser.open(there, method=method, **options)


def test_every_route_and_method_has_its_line(sqlite_app: Flask) -> None:
    routes = {
        (rule.endpoint, method)
        for rule in sqlite_app.url_map.iter_rules()
        for method in (rule.methods or set()) - IGNORED
    }
    lines = {
        (endpoint, line.call.split(" ")[0]) for endpoint, lines in MATRIX.items() for line in lines
    }
    assert routes - lines == set(), "a route without a line in tests/backend/access"
    assert lines - routes == set(), "a line without a route"


def test_every_route_has_its_rule_and_every_rule_its_route(sqlite_app: Flask) -> None:
    routes = {rule.endpoint for rule in sqlite_app.url_map.iter_rules()}
    ruled = policy.OPEN | policy.ROUTES.keys()
    assert routes == ruled
    assert policy.OPEN.isdisjoint(policy.ROUTES)


def test_open_is_what_the_matrix_says_is_open() -> None:
    said = {
        endpoint for endpoint, lines in MATRIX.items() if any(line.open_to_all for line in lines)
    }
    assert said == policy.OPEN


@pytest.mark.parametrize("line", CLOSED)
def test_a_closed_route_answers_401_to_who_has_no_live_session(sqlite_app, clock, line) -> None:
    answers = {
        kind: call(browser, line, PEOPLE["alice"]).status_code
        for kind, browser in without_session(sqlite_app, clock, line)
    }
    assert {kind: status for kind, status in answers.items() if status != 401} == {}


def without_session(app: Flask, clock, line: Line) -> Iterator[tuple[str, Browser]]:
    yield "nobody", visitor(app)
    for kind, token in forgeries.tokens(app, PEOPLE["alice"]):
        browser = visitor(app)
        browser.hold(tokens.ACCESS_COOKIE, token)
        yield kind, browser
    if not line.drains:
        yield "disabled", signed_in(app, PEOPLE["karim"])
    expired = signed_in(app, PEOPLE["alice"])
    clock.pass_by(minutes=16)
    yield "expired", expired


@pytest.mark.parametrize("line", CLOSED)
def test_a_role_without_the_right_is_refused_and_one_with_it_is_not(sqlite_app, line) -> None:
    wrong = {}
    for name, person in PEOPLE.items():
        if person.disabled:
            continue
        status = call(signed_in(sqlite_app, person), line, person).status_code
        expected = line.gives if name in line.may else {403}
        if status not in expected:
            wrong[name] = status
    assert wrong == {}


@pytest.mark.parametrize("line", [each for each in CLOSED if each.values[0].others])
def test_others_objects_look_like_nothing(sqlite_app, line) -> None:
    for name in ("chloe", "ines"):
        signed_in(sqlite_app, PEOPLE[name])
    wrong = {}
    for name in sorted(line.may - {"chloe", "ines"}):
        browser = signed_in(sqlite_app, PEOPLE[name])
        answers = [call(browser, line, PEOPLE[name], values) for values in line.others]
        said = {
            (answer.status_code, answer.json["code"], answer.json["detail"]) for answer in answers
        }
        if {status for status, _, _ in said} != {404} or len(said) > 1:
            wrong[name] = said
    assert wrong == {}


def test_the_token_of_which_the_forgeries_are_made_opens_the_session(sqlite_app) -> None:
    browser = visitor(sqlite_app)
    browser.hold(tokens.ACCESS_COOKIE, forgeries.unaltered(sqlite_app, PEOPLE["alice"]))
    assert browser.get("/auth/me").status_code == 200


def test_a_route_without_a_rule_keeps_the_application_from_starting(tmp_path, monkeypatch) -> None:
    monkeypatch.delitem(policy.ROUTES, "accounts.who_am_i")
    with pytest.raises(RuntimeError, match=r"accounts\.who_am_i"):
        create_app(settings_of(tmp_path))
