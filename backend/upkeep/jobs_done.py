"""Whether anybody does what the installation does by itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from backend.extensions import db
from backend.jobs.models import Job
from backend.jobs.schedule import JOBS
from backend.settings import Settings
from backend.upkeep.findings import Finding, Level, Places, fine

LATE = timedelta(minutes=15)


def jobs(settings: Settings, now: datetime, _places: Places) -> Iterator[Finding]:
    """Jobs that are due and that nobody does."""
    wanted = {job.name for job in JOBS if job.wanted(settings)}
    known = set(db.session.scalars(select(Job.name)))
    if not known:
        said, do = "nothing was ever done by itself", "run ./jalon work (./jalon run starts it)"
        yield Finding("jobs", Level.WARNING, said, do)
        return
    free = or_(Job.claimed_until.is_(None), Job.claimed_until < now)
    late = set(db.session.scalars(select(Job.name).where(Job.due_at < now - LATE, free)))
    failing = set(db.session.scalars(select(Job.name).where(Job.failures > 0)))
    for said, names, do in (
        ("nobody does", late, "start ./jalon work"),
        ("the last try failed of", failing, "see the log, or ./jalon alerts and its page"),
    ):
        if names & wanted:
            yield Finding("jobs", Level.FAULT, f"{said}: {', '.join(sorted(names & wanted))}", do)
    if not (late | failing) & wanted:
        yield fine("jobs", f"{len(known)} are done in time")
