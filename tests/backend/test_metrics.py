"""The figures of an installation, told to its own machine only."""

import pytest

from sync.protocol import SCHEMA
from tests.backend.browser import visitor
from tests.backend.personas import PASSWORD
from tests.backend.phone import Phone


def figures(browser, **options) -> dict[str, float]:
    lines = browser.get("/metrics", **options).text.splitlines()
    return {
        name: float(value)
        for name, _, value in (line.partition(" ") for line in lines if line[0] != "#")
    }


def test_what_phones_hold_is_told(app, bruno) -> None:
    outbox = {"count": 12, "oldest_at": "2026-03-10T08:00:00Z"}
    who = {"device": bruno.person.device, "user": bruno.person.id}
    body = {**who, "schema": SCHEMA, "outbox": outbox, "ops": []}
    assert bruno.post("/sync/v1/push", json=body).status_code == 200
    told = figures(visitor(app))
    assert told["jalon_devices"] == told["jalon_devices_seen"] == 1
    assert told["jalon_outbox_entries"] == 12
    assert int(told["jalon_outbox_oldest_seconds"]) == 3600
    of_his = f'jalon_device_oldest_unsent_seconds{{device="{bruno.person.device}"}}'
    assert int(told[of_his]) == 3600


def test_answers_are_told_by_what_became_of_the_changes(sqlite_app, sqlite_bruno) -> None:
    phone = Phone(sqlite_bruno)
    unknown = "00000000-0000-4000-8000-000000000009"
    assert phone.push(phone.update("visit", unknown, kind="launch"))[0]["status"] == "held"
    told = figures(visitor(sqlite_app))
    assert told['jalon_answers_of_a_day{status="held"}'] == 1
    assert told['jalon_answers_of_a_day{status="applied"}'] == 0
    assert told['jalon_matters_oldest_days{kind="hold"}'] == 0


def test_a_wait_after_guesses_is_told(sqlite_app) -> None:
    browser = visitor(sqlite_app)
    assert figures(browser)["jalon_sign_in_locked"] == 0
    device = {"id": "00000000-0000-4000-8000-000000000001", "label": "phone"}
    for _ in range(10):
        wrong = {"email": "bruno@jalon.test", "password": PASSWORD[:-1], "device": device}
        browser.post("/auth/token", json=wrong)
    assert figures(browser)["jalon_sign_in_locked"] == 1


@pytest.mark.parametrize(
    "options",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.1"}},
        {"environ_base": {"REMOTE_ADDR": ""}},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"headers": {"Forwarded": "for=127.0.0.1"}},
    ],
)
def test_nobody_else_is_told(sqlite_app, options) -> None:
    assert visitor(sqlite_app).get("/metrics", **options).status_code == 404
