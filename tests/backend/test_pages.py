"""The built phone application, as Flask serves it, and the headers of every response."""

import gzip

import brotli
import pytest

from tests.backend.browser import Browser, visitor

EXPECTED = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
}
PAGE = b"<!doctype html><title>Jalon</title>"
SCRIPT = b"console.info('Jalon');" * 50


@pytest.fixture
def browser(sqlite_app, tmp_path) -> Browser:
    built = tmp_path / "pwa"
    (built / "assets").mkdir(parents=True)
    (built / ".hidden").write_text("secret")
    for name, content in {
        "index.html": PAGE,
        "sw.js": SCRIPT,
        "manifest.webmanifest": b"{}",
        "assets/app-1a2b.js": SCRIPT,
        "assets/app-1a2b.wasm": b"\0asm",
    }.items():
        (built / name).write_bytes(content)
    (built / "assets/app-1a2b.js.br").write_bytes(brotli.compress(SCRIPT))
    (built / "assets/app-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (tmp_path / "outside.txt").write_text("secret")
    return visitor(sqlite_app)


@pytest.mark.parametrize(
    "path", ["/", "/chantiers", "/visites/12/appel", "/index.html", "/" + "a" * 300]
)
def test_a_screen_is_the_first_page(browser, path) -> None:
    answer = browser.get(path)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "text/html", PAGE)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/app-0000.js", "/assets/", "/assets", "/nothing.js", "/api/nothing",
        "/sync/nothing",
        "/auth/nothing", "/.hidden", "/.git/config", "/../outside.txt",
        "/assets/../../outside.txt",
        "/%2e%2e/outside.txt", "/assets/%2e%2e%2f%2e%2e%2foutside.txt", "/a%00b.js",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(browser, path) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("path", ["/", "/chantiers", "/assets/app-1a2b.js"])
def test_a_page_takes_no_other_method(browser, path) -> None:
    assert browser.post(path).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip", "gzip"),
        ("identity", None),
        ("br;q=0, gzip", "gzip"),
        (None, None),
    ],
)
def test_the_best_precompressed_form_is_sent(browser, accepted, encoding) -> None:
    answer = browser.get("/assets/app-1a2b.js", headers={"Accept-Encoding": accepted})
    read = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert answer.headers.get("Content-Encoding") == encoding
    assert read(answer.data) == SCRIPT
    assert answer.mimetype == "text/javascript"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_hashed_files_are_kept_for_ever_and_others_asked_for_again(browser) -> None:
    assert "immutable" in browser.get("/assets/app-1a2b.js").headers["Cache-Control"]
    for path in ("/sw.js", "/manifest.webmanifest", "/"):
        assert browser.get(path).headers["Cache-Control"] == "no-cache"


def test_types_do_not_depend_on_the_machine(browser) -> None:
    types = [browser.get(p).mimetype for p in ("/manifest.webmanifest", "/assets/app-1a2b.wasm")]
    assert types == ["application/manifest+json", "application/wasm"]


def test_an_unchanged_file_is_not_sent_again(browser) -> None:
    tag = browser.get("/sw.js").headers["ETag"]
    assert browser.get("/sw.js", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "path",
    ["/", "/sw.js", "/assets/none.js", "/api/nothing", "/auth/me", "/healthz", "/api/openapi.json"],
)
def test_every_response_has_the_headers_of_security(browser, path) -> None:
    answer = browser.get(path)
    for name, value in EXPECTED.items():
        assert answer.headers[name] == value
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "Server" not in answer.headers


def test_what_comes_from_the_interface_is_kept_nowhere(browser) -> None:
    for path in ("/api/openapi.json", "/auth/me", "/healthz", "/api/nothing"):
        assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_long_json_is_compressed_for_who_reads_gzip(browser) -> None:
    plain = browser.get("/api/openapi.json")
    small = browser.get("/api/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 4


def test_cookies_are_of_this_host_only(sqlite_bruno) -> None:
    cookies = sqlite_bruno.post("/auth/refresh").headers.getlist("Set-Cookie")
    assert len(cookies) == 3
    for cookie in cookies:
        assert cookie.startswith("__Host-jalon-")
        assert {"Secure", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        assert ("HttpOnly" in cookie) == ("csrf" not in cookie)


def test_signing_out_never_clears_the_stores_of_the_phone(sqlite_bruno) -> None:
    assert sqlite_bruno.post("/auth/revoke").headers["Clear-Site-Data"] == '"cookies"'
