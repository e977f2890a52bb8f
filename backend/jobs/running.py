"""Taking a job that is due: one host gets it, and another when that one died."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update

from backend.accounts.models import new_id
from backend.extensions import db
from backend.jobs.models import LONGEST_ERROR, Job
from backend.jobs.schedule import Periodic

Do = Callable[[Periodic], None]
LONGEST_PAUSE = timedelta(hours=1)


def known(job: Periodic, now: datetime) -> None:
    """Note a job that was never done: it is due now."""
    if db.session.get(Job, job.name) is None:
        db.session.add(Job(name=job.name, due_at=now))


def take(job: Periodic, now: datetime) -> str | None:
    """Take a job that is due; returns the token of who took it, None when it is not ours."""
    token = new_id()
    free = or_(Job.claimed_until.is_(None), Job.claimed_until < now)
    taken = db.session.execute(
        update(Job)
        .where(Job.name == job.name, Job.due_at <= now, free)
        .values(claimed_by=token, claimed_until=now + job.longest, started_at=now)
    )
    assert isinstance(taken, CursorResult)
    return token if taken.rowcount == 1 else None


def note(job: Periodic, token: str, now: datetime, error: str | None) -> None:
    """Note how it ended and when it is due again; after failures more and more rarely."""
    mine = select(Job).where(Job.name == job.name, Job.claimed_by == token)
    done = db.session.scalars(mine.execution_options(populate_existing=True)).one_or_none()
    if done is None:
        return  # it took too long: another host has it
    done.claimed_by = done.claimed_until = None
    if error is None:
        done.failures, done.error, done.succeeded_at = 0, "", now
        done.due_at = (done.started_at or now) + job.every
    else:
        done.failures, done.error = done.failures + 1, error[:LONGEST_ERROR]
        pause = min(job.every, timedelta(minutes=1)) * 2 ** min(done.failures - 1, 10)
        done.due_at = now + min(pause, max(job.every, LONGEST_PAUSE))
