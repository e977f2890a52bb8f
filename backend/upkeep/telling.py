"""Letters about what needs a person: each alert once, and again when it returns.

An alert that goes and comes within an hour stays the same one, and nothing is told twice within six
hours, so that what flickers floods nobody. A letter names figures and jobs, never a person.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select, update

from backend.extensions import db
from backend.mail import outbox
from backend.records.writing import insert_or_leave
from backend.settings import Settings
from backend.upkeep.alerts import Alert
from backend.upkeep.letters import letters
from backend.upkeep.models import AlertTold

GONE, QUIET = timedelta(hours=1), timedelta(hours=6)


def tell(found: Iterable[Alert], settings: Settings, now: datetime) -> list[Alert]:
    """Queue the letters about what is new; returns it. The caller commits.

    Several hosts at once: each alert is taken by one of them.
    """
    there = list(found)
    _note_gone({key for alert in there for key in alert.keys}, now)
    new = {key for alert in there for key in alert.keys if _taken(key, now)}
    fresh = [alert for alert in there if new.intersection(alert.keys)]
    if fresh:
        for letter in letters(fresh, settings, now):
            outbox.queue(letter, now)
    return fresh


def _taken(key: str, now: datetime) -> bool:
    """Note that an alert is there; tells whether it is to be told, and that by us."""
    new = {"key": key, "since": now}
    insert_or_leave(db.session.connection(), AlertTold.__table__, new)  # type: ignore[arg-type]
    row = select(AlertTold).where(AlertTold.key == key).with_for_update()
    known = db.session.scalars(row.execution_options(populate_existing=True)).one()
    if known.gone_at is not None and now - known.gone_at > GONE:
        known.since = now
    known.gone_at = None
    told = known.told_at
    if told is not None and (told >= known.since or now - told < QUIET):
        return False
    known.told_at = now
    return True


def since() -> dict[str, datetime]:
    """Since when each alert has been known, by its key."""
    rows = db.session.execute(select(AlertTold.key, AlertTold.since))
    return {row.key: row.since for row in rows}


def _note_gone(there: set[str], now: datetime) -> None:
    gone = AlertTold.gone_at.is_(None), AlertTold.key.not_in(there)
    db.session.execute(update(AlertTold).where(*gone).values(gone_at=now))
