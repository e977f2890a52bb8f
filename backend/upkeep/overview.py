"""The installation as its administrator sees it: figures, jobs, territories, alerts."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.jobs.models import Job
from backend.jobs.schedule import JOBS, SAID
from backend.problems import language
from backend.settings import Settings
from backend.upkeep.alerts import alerts
from backend.upkeep.sizes import figures, territories
from backend.upkeep.telling import since


def overview(settings: Settings, now: datetime) -> dict[str, Any]:
    """Tell everything of the page; the transaction sees all territories."""
    return {
        "at": now,
        "alerts": _alerts(settings, now),
        "figures": figures(now),
        "jobs": _jobs(settings),
        "territories": territories(now),
    }


def _alerts(settings: Settings, now: datetime) -> list[dict[str, Any]]:
    known = since()
    return [
        {
            **asdict(each),
            "said": each.said_in(language()),
            "since": min((known[key] for key in each.keys if key in known), default=None),
        }
        for each in alerts(settings, now)
    ]


def _jobs(settings: Settings) -> list[dict[str, Any]]:
    known = {each.name: each for each in db.session.scalars(select(Job))}
    return [
        {
            "name": job.name,
            "said": SAID[job.name].said_in(language()),
            "wanted": job.wanted(settings),
            "every_minutes": int(job.every.total_seconds() // 60),
            "succeeded_at": known[job.name].succeeded_at if job.name in known else None,
            "due_at": known[job.name].due_at if job.name in known else None,
            "failures": known[job.name].failures if job.name in known else 0,
            "error": known[job.name].error if job.name in known else "",
        }
        for job in JOBS
    ]
