"""The figures of an installation, told to its own machine only."""

from datetime import timedelta

import pytest

from backend.extensions import db
from backend.jobs.models import Job
from sync.protocol import SCHEMA
from tests.backend.browser import visitor
from tests.backend.discrepancies import paper
from tests.backend.personas import PASSWORD
from tests.backend.phone import Phone

PARTS = """
    answers_of_a_day outbox_entries digest_mismatches phone_resets holds_open conflicts_open
    matters_oldest_days sheets discrepancies_open mail_waiting mail_refused jobs_overdue
    jobs_failing job_age_seconds files files_bytes database_bytes disk_free_bytes
    backup_age_seconds alerts
"""
"""Sync, held, collisions, reconciliations, mails, jobs, storage."""


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
    ids=["another machine", "a socket", "a proxy", "a proxy of today"],
)
def test_nobody_else_is_told(sqlite_app, options) -> None:
    assert visitor(sqlite_app).get("/metrics", **options).status_code == 404


def test_each_part_of_the_installation_has_its_figures(sqlite_app, clock) -> None:
    with sqlite_app.app_context():
        db.session.add(Job(name="remind", due_at=clock.now(), succeeded_at=clock.now()))
        db.session.add(
            Job(
                name="backup",
                due_at=clock.now() - timedelta(hours=1),
                claimed_by="a host that died",
                claimed_until=clock.now() - timedelta(minutes=1),
            )
        )
        db.session.commit()
    paper.put(sqlite_app, *paper.registers(), *paper.sheet(6000))
    clock.pass_by(minutes=10)
    told = figures(visitor(sqlite_app))
    bare = {name.partition("{")[0] for name in told}
    assert bare >= {f"jalon_{name}" for name in PARTS.split()}
    assert told['jalon_job_age_seconds{job="remind"}'] == 600
    assert told["jalon_jobs_overdue"] == 1, "the host that took it died"
    assert told['jalon_sheets{state="submitted"}'] >= 1
