"""What needs a person: each finding has a code, how many, and about what."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select

from backend.accounts.models import Device, SignInAttempt
from backend.extensions import db
from backend.jobs.models import Job
from backend.jobs.schedule import JOBS, SAID
from backend.logs import masked
from backend.mail.models import MailMessage, MailState
from backend.records import exchanges
from backend.settings import Settings
from backend.upkeep.wordings import ALERTS

BACKUP = "backup"
LATE_JOB, LATE_BACKUP = timedelta(minutes=15), timedelta(minutes=30)
LATE_MAIL, LATE_PHONE, LATE_MATTER = timedelta(hours=1), timedelta(days=7), timedelta(days=7)
OFTEN_FAILED = 3
MANY_LOCKED = 20
LEAST_FREE = 1 << 30


@dataclass(frozen=True)
class Alert:
    """Something that somebody must look at; `wordings.ALERTS` has the words of each code."""

    code: str
    count: int = 1
    about: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What is told once: each job by itself, so that one more is told too."""
        if not self.code.startswith("jobs_"):
            return (self.code,)
        return tuple(f"{self.code} {job}" for job in self.about.split(", "))

    def said_in(self, language: str) -> str:
        """The alert as a sentence."""
        about = self.about
        if self.code.startswith("jobs_"):
            about = ", ".join(SAID[job].said_in(language) for job in about.split(", "))
        return ALERTS[self.code].said_in(language, count=self.count, about=about)


def alerts(settings: Settings, now: datetime) -> list[Alert]:
    """What needs a person now, in the order in which it should be looked at."""
    found = (
        *_disk(settings),
        *_backup(settings, now),
        *_jobs(settings, now),
        *_mail(settings, now),
    )
    return [*found, *_phones(now), *_matters(now), *_locked(now)]


def free_bytes(settings: Settings) -> int:
    """How much is free where the data folder is, or will be: a host may not have made it yet."""
    places = (settings.data, *settings.data.parents)
    return shutil.disk_usage(next(place for place in places if place.exists())).free


def _disk(settings: Settings) -> Iterator[Alert]:
    free = free_bytes(settings)
    if free < LEAST_FREE:
        yield Alert("disk_full", free >> 20)


def _backup(settings: Settings, now: datetime) -> Iterator[Alert]:
    if not settings.backups:
        yield Alert("backups_off")
        return
    job = db.session.get(Job, BACKUP)
    last = job.succeeded_at if job else None
    if last is None or now - last > LATE_BACKUP:
        yield Alert("backup_late", about=last.isoformat() if last else "")


def _jobs(settings: Settings, now: datetime) -> Iterator[Alert]:
    wanted = {job.name for job in JOBS if job.wanted(settings)}
    dead = or_(Job.claimed_until.is_(None), Job.claimed_until < now)
    late = db.session.scalars(select(Job.name).where(Job.due_at < now - LATE_JOB, dead)).all()
    failing = db.session.scalars(select(Job.name).where(Job.failures >= OFTEN_FAILED)).all()
    for code, names in (("jobs_late", late), ("jobs_failing", failing)):
        mine = sorted(wanted & set(names))
        if mine:
            yield Alert(code, len(mine), ", ".join(mine))


def _mail(settings: Settings, now: datetime) -> Iterator[Alert]:
    if not settings.smtp_url:
        yield Alert("mail_off")
    waiting = MailMessage.state == MailState.WAITING, MailMessage.created_at < now - LATE_MAIL
    query = select(func.count(), func.max(MailMessage.error)).where(*waiting)
    count, error = db.session.execute(query).one()
    if count and settings.smtp_url:
        yield Alert("mail_late", count, masked(error) or "…")


def _phones(now: datetime) -> Iterator[Alert]:
    old = Device.outbox_count > 0, Device.outbox_oldest_at < now - LATE_PHONE
    signed_in = Device.revoked_at.is_(None)
    count = db.session.scalar(select(func.count()).where(*old, signed_in)) or 0
    if count:
        yield Alert("phones_behind", count)
    differing = db.session.scalar(select(func.count()).where(Device.mismatches > 0)) or 0
    if differing:
        yield Alert("phones_differ", differing)


def _matters(now: datetime) -> Iterator[Alert]:
    late = exchanges.late_since((now - LATE_MATTER).date().isoformat())
    if late:
        yield Alert("matters_late", late)


def _locked(now: datetime) -> Iterator[Alert]:
    locked = select(func.count()).where(SignInAttempt.locked_until > now)
    count = db.session.scalar(locked) or 0
    if count > MANY_LOCKED:
        yield Alert("many_locked", count)
