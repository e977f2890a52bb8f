"""Several hosts share the jobs of an installation: each is done once, and none is forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Thread

import click
import flask_migrate
import pytest
from flask import Flask

from backend.cli import COMMANDS
from backend.extensions import db
from backend.jobs import running
from backend.jobs.commands import LOOK_EVERY, by_command, do_due, work
from backend.jobs.models import Job
from backend.jobs.schedule import JOBS, SAID, Periodic
from tests.backend.database import close, opened, settings_of
from tests.backend.personas import START

HOURLY = Periodic(("count",), every=timedelta(hours=1), longest=timedelta(minutes=10))
HOSTS = 6


def on(app: Flask, do: Callable[[Periodic], None], *jobs: Periodic) -> list[str]:
    with app.app_context():
        return do_due(jobs or (HOURLY,), do)


def row(app: Flask) -> Job:
    with app.app_context():
        return db.session.get_one(Job, HOURLY.name)


def test_one_host_of_many_does_a_job_that_is_due(app):
    done, together = [], Barrier(HOSTS)

    def host() -> None:
        together.wait()
        on(app, done.append)

    hosts = [Thread(target=host) for _ in range(HOSTS)]
    for each in hosts:
        each.start()
    for each in hosts:
        each.join()
    assert done == [HOURLY]


def test_a_job_is_done_again_when_its_time_has_come(app, clock):
    done: list[Periodic] = []
    for minutes in (0, 30, 29, 1, 1):
        clock.pass_by(minutes=minutes)
        on(app, done.append)
    assert len(done) == 2
    assert row(app).succeeded_at == START + timedelta(hours=1)


def test_the_job_of_a_host_that_died_is_done_by_another(app, clock):
    with app.app_context():
        running.known(HOURLY, clock.now())
        assert running.take(HOURLY, clock.now())
        db.session.commit()
    done: list[Periodic] = []
    clock.pass_by(minutes=9)
    assert on(app, done.append) == []
    clock.pass_by(minutes=2)
    assert on(app, done.append) == [HOURLY.name]


def test_a_host_that_took_too_long_does_not_undo_what_the_next_one_noted(sqlite_app, clock):
    def slow(_job: Periodic) -> None:
        clock.pass_by(minutes=11)
        on(sqlite_app, lambda _: None)
        assert row(sqlite_app).succeeded_at == clock.now()
        clock.pass_by(minutes=30)

    on(sqlite_app, slow)
    assert row(sqlite_app).succeeded_at == START + timedelta(minutes=11)


def test_a_job_that_fails_says_why_and_is_tried_again_soon_then_more_rarely(app, clock):
    tries = []

    def broken(_job: Periodic) -> None:
        tries.append(clock.now())
        raise OSError("no space left")

    for _ in range(200):
        on(app, broken)
        clock.pass_by(minutes=1)
    pauses = [later - earlier for earlier, later in pairwise(tries)]
    assert pauses[0] == timedelta(minutes=1)
    assert pauses == sorted(pauses)
    assert max(pauses) <= timedelta(hours=1) + timedelta(minutes=4)
    assert row(app).error == "no space left"
    on(app, lambda _: None)
    clock.pass_by(hours=2)
    assert on(app, lambda _: None) == [HOURLY.name]
    assert row(app).failures == 0


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (OSError("no space left"), "no space left"),
        (click.ClickException("zoe@example.org has no mail server"), "‹mail› has no mail server"),
        (ValueError("Diallo Awa, 1.75.03"), "ValueError"),
        (SystemExit(1), "SystemExit"),
    ],
    ids=["ours", "an address", "a value", "it ends by itself"],
)
def test_of_a_failure_no_personal_data_is_kept(sqlite_app, failure, said):
    def broken(_job: Periodic) -> None:
        raise failure

    on(sqlite_app, broken)
    assert row(sqlite_app).error == said


def test_never_more_than_a_quarter_of_an_hour_is_lost(sqlite_app, clock):
    """Each backup is of the moment it begins at, and counts once it is there, minutes later."""
    job = next(job for job in JOBS if job.name == "backup")
    backups, lost = [START], []

    def backed_up(_job: Periodic) -> None:
        begun = clock.now()
        clock.pass_by(minutes=3)
        lost.append(clock.now() - backups[-1])
        backups.append(begun)

    always = replace(job, wanted=lambda _: True)
    for _ in range(120):
        on(sqlite_app, backed_up, always)
        clock.pass_by(seconds=LOOK_EVERY)
        clock.pass_by(seconds=40)
    assert len(backups) > 10
    assert max(lost) <= timedelta(minutes=15)


def test_a_job_that_nobody_wants_is_left_alone(sqlite_app):
    idle = Periodic(("count",), timedelta(1), timedelta(1), wanted=lambda _: False)
    assert on(sqlite_app, pytest.fail, idle) == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_every_job_is_a_command_that_runs(sqlite_app, job, tmp_path):
    assert job.words[0] in COMMANDS
    settings = sqlite_app.extensions["jalon.settings"]
    object.__setattr__(settings, "smtp_url", "smtp://127.0.0.1:1")
    object.__setattr__(settings, "mail_from", "jalon@example.org")
    object.__setattr__(settings, "url", "https://jalon.example.org")
    with sqlite_app.app_context():
        by_command(job)


def test_every_job_runs_where_there_is_no_territory_yet(tmp_path, clock):
    new = opened(tmp_path, "", clock)
    with new.app_context():
        db.create_all()
        flask_migrate.stamp()
        for job in JOBS:
            if job.wanted(settings_of(tmp_path)):
                by_command(job)
    close(new)


def test_work_does_what_is_due_and_ends_when_asked_so(sqlite_app):
    answer = sqlite_app.test_cli_runner().invoke(work, ["--once"])
    assert answer.exit_code == 0, answer.output


def test_every_job_has_a_name_before_people():
    assert SAID.keys() == {job.name for job in JOBS}
