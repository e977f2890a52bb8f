"""How often one account may push, begin a photo, export; and what is written down of refusals."""

import logging
from base64 import b64encode
from dataclasses import replace

import pytest

from backend import create_app
from backend.settings import Settings
from sync.protocol import SCHEMA
from tests.backend.browser import signed_in, visitor
from tests.backend.database import SECRET, close, settings_of
from tests.backend.personas import PEOPLE, identifier
from tests.security.conftest import enter


def begin(browser, number: int) -> int:
    """Begin a photo of its own; the office takes nothing of it yet."""
    told = {"sha256": f"{number:064x}", "type": "image/jpeg", "rec": f"photo/{identifier('photo')}"}
    pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items()]
    headers = {"Upload-Length": "10", "Upload-Metadata": ",".join(pairs)}
    sent = browser.post("/sync/v1/uploads", headers={"Tus-Resumable": "1.0.0", **headers})
    return int(sent.status_code)


@pytest.fixture
def limited(sqlite_app, tmp_path, clock):
    """The same office with small limits."""
    few = replace(settings_of(tmp_path), pushes_per_minute=3, photos_per_day=2, exports_per_day=2)
    app = create_app(few, clock)
    yield app
    close(app)


def push(browser):
    person = browser.person
    body = {"device": person.device, "user": person.id, "schema": SCHEMA, "outbox": {}, "ops": []}
    return browser.post("/sync/v1/push", json=body)


def test_the_limits_of_an_installation_are_those_of_the_manual() -> None:
    settings = Settings.read({"JALON_SECRET_KEY": SECRET})
    kept = settings.pushes_per_minute, settings.photos_per_day, settings.exports_per_day
    assert kept == (120, 200, 10)


def test_pushes_wait_for_the_next_minute(limited, clock) -> None:
    bruno = signed_in(limited, PEOPLE["bruno"])
    assert [push(bruno).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 0 < int(push(bruno).headers["Retry-After"]) <= 61
    clock.pass_by(minutes=1)
    assert push(bruno).status_code == 200


def test_a_length_that_is_no_number_is_refused(sqlite_app) -> None:
    bruno = signed_in(sqlite_app, PEOPLE["bruno"])
    for length in ("9" * 5000, "²", "-1", ""):
        headers = {"Tus-Resumable": "1.0.0", "Upload-Length": length}
        assert bruno.post("/sync/v1/uploads", headers=headers).status_code == 422


def test_what_is_said_of_a_file_in_no_known_letters_is_refused(sqlite_app) -> None:
    bruno = signed_in(sqlite_app, PEOPLE["bruno"])
    told = {"sha256": "0" * 64, "type": "image/jpeg", "key": "é"}
    pairs = [f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items()]
    for metadata in (",".join(pairs), "sha256 é", "sha256 /w==", "sha256 ="):
        headers = {"Tus-Resumable": "1.0.0", "Upload-Length": "9", "Upload-Metadata": metadata}
        assert bruno.post("/sync/v1/uploads", headers=headers).status_code == 422


def test_one_account_does_not_use_up_another_s(limited) -> None:
    bruno, chloe = (signed_in(limited, PEOPLE[name]) for name in ("bruno", "chloe"))
    for _ in range(4):
        push(bruno)
    assert push(chloe).status_code == 200


def test_photos_are_counted_by_the_day(limited, clock) -> None:
    bruno = signed_in(limited, PEOPLE["bruno"])
    assert [begin(bruno, number) for number in range(3)] == [201, 201, 429]
    clock.pass_by(hours=24)
    bruno.post("/auth/refresh")
    assert begin(bruno, 3) == 201


def test_exports_are_counted_by_the_day_and_an_alert_is_written(limited, caplog) -> None:
    alice = signed_in(limited, PEOPLE["alice"])
    with caplog.at_level(logging.WARNING, "jalon.security"):
        asked = [alice.get("/api/exports/standings.csv?by=territory") for _ in range(3)]
    assert asked[-1].status_code == 429
    [alert] = [each for each in caplog.messages if "exports_per_day" in each]
    assert PEOPLE["alice"].id in alert
    assert "alice@" not in alert


def test_what_a_role_is_refused_is_written_down_without_names(sqlite_sign_in, caplog) -> None:
    emma = sqlite_sign_in("emma")
    with caplog.at_level(logging.WARNING, "jalon.security"):
        emma.get("/api/accounts")
    [line] = [each for each in caplog.messages if "refused" in each]
    assert "directory.list_accounts" in line
    assert "Emma" not in line


def test_neither_addresses_nor_tokens_are_in_the_log_of_signing_in(sqlite_app, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        enter(visitor(sqlite_app), "emma")
        enter(visitor(sqlite_app), "emma", password="not the password")
        visitor(sqlite_app).post("/auth/forgotten", json={"email": "emma@jalon.test"})
    said = " ".join(caplog.messages)
    assert "signed in" in said
    for secret in ("emma@", "not the password", "127.0.0.1", "#"):
        assert secret not in said
