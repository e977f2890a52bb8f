"""Figures of the installation in Prometheus' text form, for a collector on the same machine."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from ipaddress import ip_address

from flask import Blueprint, Response, request
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.accounts.models import Device, SignInAttempt, User
from backend.clock import day_in_france, now
from backend.contract import contract
from backend.extensions import db
from backend.jobs.models import Job
from backend.mail.models import MailMessage, MailState
from backend.problems import NotFound
from backend.records import exchanges

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
    lines = (
        f"# HELP {name} {said}\n# TYPE {name} gauge\n{name} {value}\n"
        for name, said, value in _figures(now())
    )
    return Response("".join(lines), content_type=FORMAT)


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
    locked = SignInAttempt.locked_until > instant
    yield "jalon_sign_in_locked", "Accounts and addresses that must wait.", _count(locked)
    matters = exchanges.waiting()
    yield "jalon_conflicts_open", "Collisions to settle.", matters["conflict"]["open"]
    yield "jalon_holds_open", "Held changes to decide.", matters["hold"]["open"]
    overdue = max(_days_since(each["first_due"], instant) for each in matters.values())
    yield "jalon_matters_overdue_days", "Days since the first of them was due.", overdue
    yield "jalon_digest_mismatches", "Phones found to differ: a defect.", _sum(Device.mismatches)
    yield "jalon_phone_resets", "Phones told everything anew.", _sum(Device.resets)
    yield "jalon_phone_forks", "Phones that were copies of others.", _sum(Device.forks)
    waiting = MailMessage.state == MailState.WAITING
    yield "jalon_mail_waiting", "Messages that wait to be sent.", _count(waiting)
    late = (Job.due_at < instant - OVERDUE, Job.claimed_until.is_(None))
    yield "jalon_jobs_overdue", "Jobs that nobody does: is `work` running?", _count(*late)
    yield "jalon_jobs_failing", "Jobs whose last try failed.", _count(Job.failures > 0)


def _count(*where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).where(*where)) or 0


def _sum(column: InstrumentedAttribute[int]) -> int:
    return db.session.scalar(select(func.sum(column))) or 0


def _days_since(day: str | None, instant: datetime) -> int:
    return max(0, (day_in_france(instant) - date.fromisoformat(day)).days) if day else 0


def _is_here(address: str | None) -> bool:
    return address is not None and ip_address(address).is_loopback
