"""Figures of the installation in Prometheus' text form, for a collector on the same machine."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from ipaddress import ip_address
from typing import Any

from flask import Blueprint, Response, request
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.accounts.models import Device, SignInAttempt, Territory, User
from backend.clock import day_in_france, now
from backend.contract import contract
from backend.extensions import db
from backend.jobs.models import Job
from backend.mail.models import MailMessage, MailState
from backend.problems import NotFound
from backend.records import exchanges
from backend.settings import in_force
from backend.upkeep import sizes
from backend.upkeep.alerts import alerts, free_bytes
from sync.protocol import SETTLE_DAYS, Status

bp = Blueprint("metrics", __name__)

FORMAT = "text/plain; version=0.0.4"
LATELY = timedelta(days=1)
OVERDUE = timedelta(minutes=15)
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")

Figure = tuple[str, str, float]


@bp.get("/metrics")
@contract(gives=FORMAT.partition(";")[0], problems=[NotFound])
def figures() -> Response:
    """Tell the figures of the installation to a collector on this machine, and to nobody else."""
    if any(name in request.headers for name in FORWARDED) or not _is_here(request.remote_addr):
        raise NotFound
    lines: dict[str, str] = {}
    for name, said, value in _figures(now()):
        bare = name.partition("{")[0]
        lines.setdefault(bare, f"# HELP {bare} {said}\n# TYPE {bare} gauge\n")
        lines[bare] += f"{name} {value}\n"
    return Response("".join(lines.values()), content_type=FORMAT)


def _figures(instant: datetime) -> Iterator[Figure]:
    signed_in = (Device.family.is_not(None), Device.revoked_at.is_(None))
    lately = (*signed_in, Device.last_seen > instant - LATELY)
    oldest = db.session.scalar(select(func.min(Device.outbox_oldest_at)))
    age = (instant - oldest).total_seconds() if oldest else 0
    yield "jalon_users", "Accounts that may sign in.", _count(User.disabled_at.is_(None))
    yield "jalon_devices", "Devices that are signed in.", _count(*signed_in)
    yield "jalon_devices_seen", "Of these, refreshed in the last day.", _count(*lately)
    yield "jalon_outbox_entries", "Entries that phones said they hold.", _sum(Device.outbox_count)
    yield "jalon_outbox_oldest_seconds", "Age of the oldest of them.", age
    yield from _by_device(instant)
    locked = SignInAttempt.locked_until > instant
    yield "jalon_sign_in_locked", "Accounts and addresses that must wait.", _count(locked)
    matters = exchanges.waiting()
    yield "jalon_conflicts_open", "Collisions to settle.", matters["conflict"]["open"]
    yield "jalon_holds_open", "Held changes to decide.", matters["hold"]["open"]
    yield from _oldest_matters(matters, instant)
    yield from _answers(instant)
    overdue = max(_days_since(each["first_due"], instant) for each in matters.values())
    yield "jalon_matters_overdue_days", "Days since the first of them was due.", overdue
    yield "jalon_digest_mismatches", "Phones found to differ: a defect.", _sum(Device.mismatches)
    yield "jalon_phone_resets", "Phones told everything anew.", _sum(Device.resets)
    yield "jalon_phone_forks", "Phones that were copies of others.", _sum(Device.forks)
    waiting = MailMessage.state == MailState.WAITING
    yield "jalon_mail_waiting", "Messages that wait to be sent.", _count(waiting)
    free = or_(Job.claimed_until.is_(None), Job.claimed_until < instant)
    late = (Job.due_at < instant - OVERDUE, free)
    yield "jalon_jobs_overdue", "Jobs that nobody does: is `work` running?", _count(*late)
    yield "jalon_jobs_failing", "Jobs whose last try failed.", _count(Job.failures > 0)
    yield from _by_job(instant)
    yield from _reconciliations()
    yield from _of_installation(instant)


def _of_installation(instant: datetime) -> Iterator[Figure]:
    found = sizes.figures(instant)
    backup = found["backup_at"]
    age = (instant - backup).total_seconds() if backup else 0
    yield (
        "jalon_discrepancies_open",
        "Questions that wait for companies or the office.",
        float(found["discrepancies"]),
    )
    yield "jalon_mail_refused", "Messages refused, or perhaps not sent.", found["mail_refused"]
    yield "jalon_files", "Stored files.", found["files"]
    yield "jalon_files_bytes", "Their size as they were sent.", found["file_bytes"]
    yield "jalon_database_bytes", "Size of the database.", found["database_bytes"]
    free = free_bytes(in_force())
    yield "jalon_disk_free_bytes", "What is free where the data folder is.", free
    yield "jalon_backup_age_seconds", "Since the last backup; 0: none yet.", age
    needs = len(alerts(in_force(), instant))
    yield "jalon_alerts", "What needs a person: /bureau/installation says it.", needs


def _reconciliations() -> Iterator[Figure]:
    """Yield where companies' sheets and the questions about them stand."""
    for table, name, said in (
        ("monthly_sheet", "jalon_sheets", "Companies' monthly sheets."),
        ("discrepancy", "jalon_discrepancies", "Questions about them."),
    ):
        for state, count in sorted(exchanges.by_state(table).items()):
            yield f'{name}{{state="{state}"}}', said, count


def _by_job(instant: datetime) -> Iterator[Figure]:
    """Yield since when each job that was done at least once has been done."""
    said = "Since the job last succeeded."
    for name, done in db.session.execute(select(Job.name, Job.succeeded_at)):
        if done is not None:
            age = (instant - done).total_seconds()
            yield f'jalon_job_age_seconds{{job="{name}"}}', said, age


def _by_device(instant: datetime) -> Iterator[Figure]:
    """Yield the age of the oldest unsent entry of each phone that said that it holds some."""
    said = "Age of the oldest entry that a phone said it holds."
    query = select(Device.id, Device.outbox_oldest_at).where(
        Device.outbox_oldest_at.is_not(None), Device.revoked_at.is_(None)
    )
    for device, oldest in db.session.execute(query):
        age = (instant - oldest).total_seconds() if oldest else 0.0
        yield f'jalon_device_oldest_unsent_seconds{{device="{device}"}}', said, age


def _oldest_matters(
    matters: Mapping[str, Mapping[str, Any]], instant: datetime
) -> Iterator[Figure]:
    for kind, each in matters.items():
        due = each["first_due"]
        opened = date.fromisoformat(due) - timedelta(days=SETTLE_DAYS) if due else None
        age = max(0, (day_in_france(instant) - opened).days) if opened else 0
        yield f'jalon_matters_oldest_days{{kind="{kind}"}}', "Age of the oldest that waits.", age


def _answers(instant: datetime) -> Iterator[Figure]:
    found: Counter[str] = Counter()
    for territory in db.session.scalars(select(Territory.id)).all():
        found.update(exchanges.answers_since(territory, instant - LATELY))
    for status in Status:
        name = f'jalon_answers_of_a_day{{status="{status}"}}'
        yield name, "Changes answered in the last day.", found[status]


def _count(*where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).where(*where)) or 0


def _sum(column: InstrumentedAttribute[int]) -> int:
    return db.session.scalar(select(func.sum(column))) or 0


def _days_since(day: str | None, instant: datetime) -> int:
    return max(0, (day_in_france(instant) - date.fromisoformat(day)).days) if day else 0


def _is_here(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:  # no address: a socket, behind which a proxy may stand
        return False
