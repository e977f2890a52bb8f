"""What a request passes before its route: origin, forgery, type, size, compression."""

import gzip
import json
import socket
from io import BytesIO

import pytest
from gunicorn.http.errors import InvalidChunkSize

from backend.accounts import tokens
from backend.gunicorn_refusals import refuse
from tests.backend.browser import Browser, visitor
from tests.backend.personas import PASSWORD, identifier

SIGN_IN = {
    "email": "bruno@jalon.test",
    "password": PASSWORD,
    "device": {"id": identifier("new phone"), "label": "Téléphone"},
}
GZIP = {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        pytest.param({tokens.CSRF_HEADER: None}, "forged", id="without our header"),
        pytest.param({tokens.CSRF_HEADER: "0" * 64}, "forged", id="with another value"),
        pytest.param({tokens.CSRF_HEADER: "é"}, "forged", id="with a value that is not ASCII"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, "forged", id="from another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, "forged", id="from a neighbour"),
        pytest.param({"Origin": "https://elsewhere.test"}, "forged", id="from another origin"),
        pytest.param({"Origin": "null"}, "forged", id="from nowhere"),
        pytest.param({"Origin": "http://["}, "forged", id="from no address"),
        pytest.param({"Content-Type": "text/plain"}, "unsupported_type", id="as a simple form"),
    ],
)
@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/revoke", "/sync/v1/push"])
def test_what_our_page_does_not_send_changes_nothing(sqlite_bruno, path, headers, code) -> None:
    answer = sqlite_bruno.post(
        path, data=b"{}", content_type=None, headers={"Content-Type": "application/json"} | headers
    )
    assert answer.json["code"] == code
    assert sqlite_bruno.get("/auth/me").status_code == 200


def test_a_csrf_cookie_set_by_somebody_else_is_of_no_use(sqlite_bruno) -> None:
    sqlite_bruno.hold(tokens.CSRF_COOKIE, "a" * 64)
    answer = sqlite_bruno.post("/auth/refresh")
    assert answer.json["code"] == "forged"


def test_the_header_alone_is_not_enough(sqlite_bruno) -> None:
    right = sqlite_bruno.get_cookie(tokens.CSRF_COOKIE, domain="jalon.test").value
    sqlite_bruno.hold(tokens.CSRF_COOKIE, "a" * 64)
    answer = sqlite_bruno.post("/auth/refresh", headers={tokens.CSRF_HEADER: right})
    assert answer.json["code"] == "forged"


def test_another_person_s_csrf_value_is_of_no_use(sqlite_bruno, sqlite_sign_in) -> None:
    other = sqlite_sign_in("alice").get_cookie(tokens.CSRF_COOKIE, domain="jalon.test")
    sqlite_bruno.hold(tokens.CSRF_COOKIE, other.value)
    assert sqlite_bruno.post("/auth/refresh").json["code"] == "forged"


def test_signing_in_from_another_site_is_refused(sqlite_app) -> None:
    answer = visitor(sqlite_app).post(
        "/auth/token", json=SIGN_IN, headers={"Origin": "https://elsewhere.test"}
    )
    assert answer.json["code"] == "forged"


def test_a_compressed_body_is_read(sqlite_app) -> None:
    body = gzip.compress(json.dumps(SIGN_IN).encode())
    assert visitor(sqlite_app).post("/auth/token", data=body, headers=GZIP).status_code == 200


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param(b"a" * 20_000, {}, 413, id="over its limit"),
        pytest.param(gzip.compress(b" " * 20_000), GZIP, 413, id="over its limit once inflated"),
        pytest.param(gzip.compress(b" " * 50_000_000), GZIP, 413, id="a bomb"),
        pytest.param(b"not gzip", GZIP, 400, id="not what it says"),
        pytest.param(gzip.compress(b"{}")[:-4], GZIP, 400, id="cut"),
        pytest.param(gzip.compress(b"{}") + b"{}", GZIP, 400, id="with something behind"),
        pytest.param(b"{}", {"Content-Encoding": "br"}, 415, id="in a form that we do not read"),
        pytest.param(b"[" * 2000, {}, 400, id="nested too deep"),
        pytest.param(b"", {}, 400, id="empty"),
        pytest.param(b"[]", {}, 422, id="not an object"),
        pytest.param(b'{"email": "\xff"}', {}, 400, id="not UTF-8"),
        pytest.param(b'{"email": NaN}', {}, 400, id="not JSON"),
    ],
)
def test_a_wrong_body_is_refused(sqlite_app, body, headers, status) -> None:
    answer = visitor(sqlite_app).post("/auth/token", data=body, headers=headers)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_body_inflates_at_most_twenty_times(sqlite_bruno) -> None:
    bomb = gzip.compress(b" " * 1_000_000)
    assert sqlite_bruno.post("/sync/v1/push", data=bomb, headers=GZIP).status_code == 413


def test_deep_json_of_a_large_body_is_refused(sqlite_bruno) -> None:
    assert sqlite_bruno.post("/sync/v1/push", data=b"[" * 60_000).status_code == 400


def test_a_stranger_s_body_is_not_even_read(sqlite_app) -> None:
    answer = visitor(sqlite_app).post("/sync/v1/push", data=b"[" * 9_000_000)
    assert answer.status_code == 401


class BrokenPieces(BytesIO):
    """A body whose pieces are not of the form that HTTP gives them, as gunicorn tells it."""

    def read(self, *_: object) -> bytes:
        raise InvalidChunkSize(b"ZZ")

    readinto = read


@pytest.mark.parametrize("headers", [{}, GZIP])
def test_a_body_in_broken_pieces_is_refused(sqlite_app, headers) -> None:
    broken = {"wsgi.input": BrokenPieces(), "wsgi.input_terminated": True}
    answer = visitor(sqlite_app).post("/auth/token", headers=headers, environ_overrides=broken)
    assert answer.status_code == 400


def test_what_gunicorn_refuses_has_the_headers_and_repeats_nothing() -> None:
    here, there = socket.socketpair()
    with here, there:
        refuse(here, 414, "URI Too Long", "<script>")
        told = there.recv(4096).decode()
    assert told.startswith("HTTP/1.1 414 URI Too Long\r\n")
    assert "Content-Security-Policy: default-src 'none'" in told
    assert "X-Content-Type-Options: nosniff" in told
    assert "script" not in told


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST"])
def test_a_method_that_is_not_there_is_a_problem(sqlite_bruno: Browser, method) -> None:
    answer = sqlite_bruno.open("/auth/me", method=method)
    assert answer.json["code"] == "method_not_allowed"
    assert "GET" in answer.headers["Allow"]


def test_trace_is_not_answered(sqlite_bruno: Browser) -> None:
    assert sqlite_bruno.open("/auth/me", method="TRACE").status_code == 405
