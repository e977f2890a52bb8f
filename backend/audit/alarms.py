"""The alarm on mass reading: raised as it happens, mailed, shown until somebody looked into it.

Three bursts are seen at once, in the transaction that notes a reading: files opened one by one,
people shown in lists, and people received on devices to work without network. A day beyond what the
account usually reads is seen by the job.
"""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

from sqlalchemy import CursorResult, func, insert, select, update

from backend.accounts.models import User, new_id
from backend.accounts.reads import OPENED, Reads
from backend.accounts.territory_settings import settings_of_id
from backend.audit import counting, tables
from backend.clock import day_in_france
from backend.extensions import db
from backend.mail import outbox
from backend.mail.letters import Letter
from backend.problems import TooMany
from backend.settings import in_force
from sync.record import Role

log = logging.getLogger("jalon.security")
BURST = timedelta(minutes=10)
MONTH = timedelta(days=30)
FEWEST_DAYS = 5
"""Days of reading from which an account has something usual."""
PAGE = "/bureau/donnees/alertes"
SUBJECT = "Alerte : lecture inhabituelle de dossiers"
TEXT = """\
Bonjour {to},

Le compte de {who} a lu {persons} dossiers de personnes {span} ; le seuil est de {threshold}.

Regardez ce qui s'est passé, puis dites ce qu'il en est : {page}

Si ce n'est pas un usage normal : désactivez le compte (Administration, Comptes). Le rapport pour la
notification à la CNIL, à faire dans les 72 heures, s'obtient par « jalon audit breach-report ».

Jalon
"""


class AlarmKind(StrEnum):
    """What was unusual."""

    FILES = "files"
    NAMES = "names"
    RECEIVED = "received"
    DAY = "day"


SPANS = {
    AlarmKind.FILES: "en dix minutes, un par un",
    AlarmKind.NAMES: "en dix minutes, listes et exports compris",
    AlarmKind.RECEIVED: "en dix minutes, copiés sur un appareil",
    AlarmKind.DAY: "dans la journée, bien plus que d'habitude",
}


def after_reading(territory: str, user_id: str, at: datetime) -> None:
    """Look at the last ten minutes of an account. TooMany where reading must stop: an alarm too.

    What was written of the refused reading is given up; the caller commits the alarm.
    """
    chosen = settings_of_id(territory)
    since = at - BURST
    opened = counting.persons(territory, user_id, since, OPENED)
    refused = opened > chosen.number("reading_refused_files")
    if refused:
        db.session.rollback()
    if opened > chosen.number("reading_alarm_files"):
        found = {"persons": opened, "threshold": chosen.number("reading_alarm_files")}
        _raise(territory, user_id, AlarmKind.FILES, since, at, found)
    if refused:
        raise TooMany(retry_after=int(BURST.total_seconds()))
    for kind, what, setting in (
        (AlarmKind.NAMES, counting.SHOWN, "reading_alarm_names"),
        (AlarmKind.RECEIVED, {Reads.PHONE}, "reading_alarm_received"),
    ):
        found = {
            "persons": counting.persons(territory, user_id, since, what),
            "threshold": chosen.number(setting),
        }
        if found["persons"] > found["threshold"]:
            _raise(territory, user_id, kind, since, at, found)


def watch_days(territory: str, at: datetime) -> int:
    """Compare this day of each account with its usual ones; returns how many alarms were raised."""
    chosen = settings_of_id(territory)
    least, times = chosen.number("reading_usual_least"), chosen.number("reading_usual_times")
    read = tables.reading.c
    readers = (
        select(read.user_id)
        .distinct()
        .where(read.territory_id == territory, read.at > at - timedelta(days=1))
    )
    raised = 0
    for user_id in db.session.scalars(readers).all():
        days = counting.by_day(territory, user_id, at - MONTH)
        today = days.pop(day_in_france(at), 0)
        usual = int(median(days.values())) if len(days) >= FEWEST_DAYS else least
        threshold = max(least, usual * times)
        if today > threshold:
            found = {"persons": today, "threshold": threshold}
            raised += _raise(territory, user_id, AlarmKind.DAY, at - timedelta(days=1), at, found)
    return raised


def _raise(
    territory: str,
    user_id: str,
    kind: AlarmKind,
    since: datetime,
    at: datetime,
    found: dict[str, int],
) -> bool:
    """Note an alarm and write to the administrators, unless one of its kind stands already."""
    columns = tables.alarm.c
    same = (columns.territory_id == territory, columns.user_id == user_id, columns.kind == kind)
    recent = since if kind is not AlarmKind.DAY else at - timedelta(hours=20)
    if db.session.scalar(select(columns.id).where(*same, columns.at > recent).limit(1)):
        return False
    row = {"territory_id": territory, "id": new_id(), "user_id": user_id, "kind": str(kind)}
    db.session.execute(insert(tables.alarm).values(**row, since=since, at=at, **found))
    log.warning("mass reading: user %s, %s, %s people", user_id, kind, found["persons"])
    for letter in _letters(row, kind, found):
        outbox.queue(letter, at)
    return True


def _letters(row: dict[str, Any], kind: AlarmKind, found: dict[str, int]) -> Iterator[Letter]:
    who = db.session.scalar(select(User.name).where(User.id == row["user_id"]))
    administrators = select(User).where(
        User.territory_id == row["territory_id"],
        User.role == Role.ADMINISTRATOR,
        User.disabled_at.is_(None),
    )
    told = {"who": who, "span": SPANS[kind], "page": in_force().address + PAGE, **found}
    to = [(user.email, user.name) for user in db.session.scalars(administrators)]
    if in_force().audit_mail:
        to.append((in_force().audit_mail, "Délégué à la protection des données"))
    for address, name in to:
        yield Letter(
            territory_id=row["territory_id"],
            kind="alarm",
            about=row["id"],
            recipient=address,
            recipient_name=name,
            subject=SUBJECT,
            body=TEXT.format(to=name, **told),
        )


def listed(territory: str, most: int) -> list[dict[str, Any]]:
    """Return the alarms, those that nobody looked into first, then the latest."""
    columns = tables.alarm.c
    query = (
        select(tables.alarm)
        .where(columns.territory_id == territory)
        .order_by(columns.acknowledged_at.is_not(None), columns.at.desc(), columns.id)
        .limit(most)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]


def open_count(territory: str) -> int:
    """Return how many alarms nobody looked into."""
    columns = tables.alarm.c
    mine = (columns.territory_id == territory, columns.acknowledged_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(tables.alarm).where(*mine)) or 0


def acknowledge(territory: str, alarm_id: str, by: str, at: datetime, note: str) -> bool:
    """Say what an alarm was; False where there is none that waits. The caller commits."""
    columns = tables.alarm.c
    done = db.session.execute(
        update(tables.alarm)
        .where(
            columns.territory_id == territory,
            columns.id == alarm_id,
            columns.acknowledged_at.is_(None),
        )
        .values(acknowledged_by=by, acknowledged_at=at, note=note)
    )
    assert isinstance(done, CursorResult)
    return done.rowcount == 1
