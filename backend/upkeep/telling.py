"""Letters about what needs a person: each alert once, and again when it returns.

An alert that goes and comes within an hour stays the same one, and nothing is told twice within six
hours, so that what flickers floods nobody. A letter names figures and jobs, never a person.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select, update

from backend.accounts.models import Territory, User
from backend.accounts.served import served
from backend.extensions import db
from backend.mail import outbox
from backend.mail.letters import Letter
from backend.records.writing import insert_or_leave
from backend.settings import Settings
from backend.upkeep.alerts import Alert
from backend.upkeep.models import AlertTold
from backend.wordings import Words
from sync.record import Role

GONE, QUIET = timedelta(hours=1), timedelta(hours=6)
KIND, PAGE = "alert", "/bureau/installation"
SUBJECT = Words("Jalon demande quelqu’un", "Jalon needs somebody")
TEXT = Words(
    """\
Bonjour,

L’installation de Jalon {address} demande quelqu’un :

{lines}

Ce qui s’y fait seul, et quand : {address}{page}
Sur la machine, « ./jalon doctor » dit ce qui ne va pas et quoi faire.

Tant que cela dure, ce message n’est pas répété.

Jalon
""",
    """\
Hello,

The Jalon installation {address} needs somebody:

{lines}

What happens there by itself, and when: {address}{page}
On the machine, “./jalon doctor” says what is wrong and what to do.

This message is not repeated while it lasts.

Jalon
""",
)


def tell(found: Iterable[Alert], settings: Settings, now: datetime) -> list[Alert]:
    """Queue the letters about what is new; returns it. The caller commits.

    Several hosts at once: each alert is taken by one of them.
    """
    there = list(found)
    _note_gone({key for alert in there for key in alert.keys}, now)
    new = {key for alert in there for key in alert.keys if _taken(key, now)}
    fresh = [alert for alert in there if new.intersection(alert.keys)]
    if fresh:
        for letter in _letters(fresh, settings, now):
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


def _letters(fresh: list[Alert], settings: Settings, now: datetime) -> Iterator[Letter]:
    about = sha256("\n".join([now.isoformat(), *(k for a in fresh for k in a.keys)]).encode())
    for territory, address, name, language in _recipients(settings):
        lines = "\n".join(f"- {alert.said_in(language)}" for alert in fresh)
        place = {"address": settings.address, "page": PAGE}
        yield Letter(
            territory_id=territory,
            kind=KIND,
            about=f"{now:%Y-%m-%dT%H:%M}Z",
            recipient=address,
            recipient_name=name,
            subject=SUBJECT.said_in(language),
            body=TEXT.said_in(language, lines=lines, **place),
            digest=about.hexdigest(),
        )


def _recipients(settings: Settings) -> Iterator[tuple[str, str, str, str]]:
    """Who is written to (territory, address, name, language): nobody of a demo, where all read."""
    homes = [each.id for each in served() if not each.demo]
    administrators = select(User).where(
        User.territory_id.in_(homes), User.role == Role.ADMINISTRATOR, User.disabled_at.is_(None)
    )
    if db.session.query(Territory).count() > 1:
        administrators = administrators.where(User.runs_installation)
    people = db.session.scalars(administrators.order_by(User.email)).all()
    for each in people:
        yield each.territory_id, each.email, each.name, each.language
    known = {each.email for each in people}
    if settings.alert_mail and settings.alert_mail.casefold() not in known and homes:
        yield homes[0], settings.alert_mail, "", "fr"
