"""Whatever fits or breaks the published contract: no accident of ours, no answer that it hides.

Requests are made from the OpenAPI document for every role that may call a route, half of them at
objects that the caller may use. JALON_HYPOTHESIS=thorough makes many more of them.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from sqlalchemy.exc import SQLAlchemyError

from backend.accounts import tokens
from backend.extensions import db
from backend.openapi import described
from tests.backend.access_matrix import MATRIX, Line
from tests.backend.browser import Browser, signed_in
from tests.backend.personas import PEOPLE

ROLES = ("alice", "bruno", "damien", "emma", "fatou", "gilles", "hugo")
SENT_BY_THE_BROWSER = {
    tokens.CSRF_HEADER.lower(),
    "content-length",
    "content-type",
    "user-agent",
    "x-schemathesis-testcaseid",
}
EXAMPLES = max(2, settings.default.max_examples // 50)
FEW = settings(
    max_examples=EXAMPLES, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


def route_of(line: Line) -> tuple[str, str]:
    method, _, address = line.call.partition(" ")
    return method, address.partition("?")[0]


LINES = {route_of(line): line for lines in MATRIX.values() for line in lines}


@pytest.fixture
def contract(sqlite_app: Flask) -> dict[str, Any]:
    with sqlite_app.app_context():
        found: dict[str, Any] = json.loads(json.dumps(described(sqlite_app)))
    return found


@pytest.fixture
def enter(sqlite_app: Flask, sqlite_template: Path, tmp_path: Path):
    """A browser with a live session, on a database as it was when requests have closed the door."""

    def browser_of(name: str) -> Browser:
        try:
            browser = signed_in(sqlite_app, PEOPLE[name])
            if browser.get("/auth/me").status_code == 200:
                return browser
        except (SQLAlchemyError, ValueError):
            pass
        with sqlite_app.app_context():
            db.session.remove()
            db.engine.dispose()
        for file in tmp_path.glob("jalon.sqlite3*"):
            file.unlink()
        shutil.copy(sqlite_template, tmp_path)
        return signed_in(sqlite_app, PEOPLE[name])

    return browser_of


@pytest.mark.parametrize("name", ROLES)
def test_every_answer_is_one_that_the_contract_names(name, contract, enter) -> None:
    wrong: list[tuple[str, int]] = []
    for found in schemathesis.openapi.from_dict(contract).get_all_operations():
        operation = found.ok()
        line = LINES.get((operation.method.upper(), operation.path))
        if line is not None and not line.open_to_all and name not in line.may:
            continue
        named = contract["paths"][operation.path][operation.method.lower()]["responses"]
        answers = answers_to(operation, line, name, enter(name))
        wrong += [(operation.label, status) for status in answers if str(status) not in named]
    assert wrong == []


def answers_to(operation, line: Line | None, name: str, browser: Browser) -> list[int]:
    own = {} if line is None else line.own(PEOPLE[name])
    answers: list[int] = []

    @seed(1)
    @FEW
    @given(
        case=operation.as_strategy()
        | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
        at_own=st.booleans(),
    )
    def ask(case, *, at_own: bool) -> None:
        asked = case.as_transport_kwargs(base_url="https://jalon.test")
        there = asked["url"].removeprefix("https://jalon.test")
        answer = browser.open(
            operation.path.format(**own) if own and at_own else there,
            method=case.method,
            query_string=asked.get("params") or {},
            headers={
                header: value
                for header, value in (asked.get("headers") or {}).items()
                if header.lower() not in SENT_BY_THE_BROWSER
            },
            **{kind: asked[kind] for kind in ("json", "data") if asked.get(kind) is not None},
        )
        answers.append(answer.status_code)

    ask()
    return answers
