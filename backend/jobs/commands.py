"""`work`: do what is due, on time, until stopped. Any number of hosts may run it."""

import logging
import signal
from collections.abc import Callable
from threading import Event

import click
from flask import Flask, current_app
from flask.cli import ScriptInfo, with_appcontext
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from backend.clock import now
from backend.extensions import db
from backend.jobs import running
from backend.jobs.schedule import JOBS, Periodic
from backend.logs import masked
from backend.problems import Problem
from backend.settings import in_force

LOOK_EVERY = 20.0
"""Seconds between two looks at what is due."""

log = logging.getLogger("jalon.jobs")


@click.command
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@with_appcontext
def work(*, once: bool) -> None:
    """Send mails, ask, remind and back up when it is time; several hosts share the work."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        for name in do_due(JOBS, by_command):
            log.info("done: %s", name)
        if once or stop.wait(LOOK_EVERY):
            return


def do_due(jobs: tuple[Periodic, ...], do: Callable[[Periodic], None]) -> list[str]:
    """Do each job that is wanted, due, and not taken by another host; returns their names."""
    return [job.name for job in jobs if job.wanted(in_force()) and _done(job, do)]


def _done(job: Periodic, do: Callable[[Periodic], None]) -> bool:
    try:
        token = _taken(job)
    except SQLAlchemyError:
        db.session.rollback()
        log.exception("the table of jobs cannot be read")
        return False
    if token is None:
        return False
    error = None
    try:
        do(job)
    except (Exception, SystemExit) as failure:
        log.exception("failed: %s", job.name)
        error = _said(failure)
    db.session.rollback()
    running.note(job, token, now(), error)
    db.session.commit()
    return error is None


def _said(failure: BaseException) -> str:
    """What is kept of a failure: the words of a database quote values, those of ours do not."""
    ours = isinstance(failure, (click.ClickException, OSError, Problem))
    return (masked(str(failure)) if ours else "") or type(failure).__name__


def _taken(job: Periodic) -> str | None:
    try:
        running.known(job, now())
        db.session.commit()
    except IntegrityError:
        db.session.rollback()  # another host noted it first
    token = running.take(job, now())
    db.session.commit()
    return token


def by_command(job: Periodic) -> None:
    """Run the command that the job names, in this process: an exception when it fails."""
    from backend.cli import commands  # noqa: PLC0415 - the table of commands names this one too

    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    info = ScriptInfo(create_app=lambda: app, set_debug_flag=False)
    commands.main(list(job.words), prog_name="jalon", standalone_mode=False, obj=info)
