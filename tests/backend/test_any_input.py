"""Whatever is sent, the answer is never an accident of ours."""

import json

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts import tokens
from tests.backend.browser import Browser, visitor

FIXTURE_IS_ENOUGH = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXT = st.text(max_size=40)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
SIGN_IN = st.fixed_dictionaries(
    {},
    optional={
        "email": st.emails() | ANYTHING,
        "password": TEXT | ANYTHING,
        "device": st.fixed_dictionaries({}, optional={"id": st.uuids().map(str), "label": TEXT}),
    },
)
COOKIE = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=';,"\\'))


@pytest.fixture
def stranger(sqlite_app: Flask) -> Browser:
    return visitor(sqlite_app)


@FIXTURE_IS_ENOUGH
@given(body=SIGN_IN | ANYTHING)
def test_any_json_at_sign_in(stranger, body) -> None:
    answer = stranger.post("/auth/token", data=json.dumps(body))
    assert answer.status_code in {400, 401, 422, 429}


@FIXTURE_IS_ENOUGH
@given(body=st.binary(max_size=300), coded=st.booleans())
def test_any_bytes_at_sign_in(stranger, body, coded) -> None:
    headers = {"Content-Encoding": "gzip"} if coded else {}
    assert stranger.post("/auth/token", data=body, headers=headers).status_code in {400, 422}


@FIXTURE_IS_ENOUGH
@given(access=COOKIE, refresh=COOKIE, csrf=COOKIE)
def test_any_cookie(stranger, access, refresh, csrf) -> None:
    stranger.hold(tokens.ACCESS_COOKIE, access)
    stranger.hold(tokens.REFRESH_COOKIE, refresh)
    stranger.hold(tokens.CSRF_COOKIE, csrf)
    assert stranger.get("/auth/me").status_code == 401
    assert stranger.post("/auth/refresh").status_code in {401, 403}
    assert stranger.post("/auth/revoke").status_code == 204


@FIXTURE_IS_ENOUGH
@given(path=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_path(stranger, path) -> None:
    answer = stranger.open(f"/{path}".replace("?", "").replace("#", ""))
    assert answer.status_code in {200, 308, 401, 404}
