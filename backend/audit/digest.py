"""Each Monday supervisors learn who read how many people's files in the week that ended."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import func, select

from backend.accounts.models import Territory, User
from backend.accounts.reads import OPENED, Reads
from backend.audit import tables
from backend.clock import FRANCE, day_in_france
from backend.extensions import db
from backend.mail import outbox
from backend.mail.letters import Letter
from sync.record import Role

SUBJECT = "Lectures de dossiers, semaine du {first:%d/%m/%Y}"
TEXT = """\
Bonjour {name},

Du {first:%d/%m/%Y} au {last:%d/%m/%Y}, sur {territory} :

{lines}

Un chiffre vous étonne ? Demandez à la personne, ou regardez « Données, Qui a lu ? ».

Jalon
"""


class Week(NamedTuple):
    """What one account read in a week."""

    name: str
    opened: int
    shown: int
    exports: int

    def said(self) -> str:
        """As a line of the letter."""
        return (
            f"- {self.name} — dossiers ouverts : {self.opened}, personnes affichées : {self.shown},"
            f" exports : {self.exports}"
        )


def send(territory: Territory, at: datetime) -> int:
    """Queue the letters about the last whole week, each once; returns how many there are."""
    today = day_in_france(at)
    last = today - timedelta(days=today.weekday() + 1)
    first = last - timedelta(days=6)
    since, until = (
        datetime.combine(day, time(), FRANCE) for day in (first, last + timedelta(days=1))
    )
    weeks = sorted(read(territory.id, since, until), key=lambda week: (-week.opened, week.name))
    if not weeks:
        return 0
    told = {"first": first, "last": last, "territory": territory.name}
    told["lines"] = "\n".join(week.said() for week in weeks)
    supervisors = select(User).where(
        User.territory_id == territory.id,
        User.role == Role.SUPERVISOR,
        User.disabled_at.is_(None),
    )
    found = db.session.scalars(supervisors).all()
    for user in found:
        outbox.queue(_letter(user, told), at)
    return len(found)


def _letter(user: User, told: dict[str, Any]) -> Letter:
    return Letter(
        territory_id=user.territory_id,
        kind="reads",
        about=f"week {told['first']}",
        recipient=user.email,
        recipient_name=user.name,
        subject=SUBJECT.format(**told),
        body=TEXT.format(name=user.name, **told),
        digest=sha256(f"reads {user.id} {told['first']}".encode()).hexdigest(),
    )


def read(territory: str, since: datetime, until: datetime) -> Iterator[Week]:
    """Yield what each account read between two instants, phones left out."""
    accounts = select(User.id, User.name).where(User.territory_id == territory)
    names = {row.id: row.name for row in db.session.execute(accounts)}
    opened = _persons(territory, since, until, OPENED)
    shown = _persons(territory, since, until, frozenset(Reads) - {Reads.PHONE})
    columns = tables.reading.c
    exports = select(columns.user_id, func.count()).where(
        columns.territory_id == territory,
        columns.at >= since,
        columns.at < until,
        columns.what == Reads.EXPORT,
    )
    exported = {user: n for user, n in db.session.execute(exports.group_by(columns.user_id))}  # noqa: C416 - rows
    for user, persons in shown.items():
        yield Week(names.get(user, user), opened.get(user, 0), persons, exported.get(user, 0))


def _persons(
    territory: str, since: datetime, until: datetime, what: frozenset[Reads]
) -> dict[str, int]:
    read_, of = tables.reading.c, tables.reading_of.c
    query = (
        select(read_.user_id, func.count(of.person_id.distinct()))
        .join(tables.reading_of, (of.territory_id == read_.territory_id) & (of.read_id == read_.id))
        .where(
            read_.territory_id == territory,
            read_.at >= since,
            read_.at < until,
            read_.what.in_(sorted(what)),
        )
        .group_by(read_.user_id)
    )
    return {user: n for user, n in db.session.execute(query)}  # noqa: C416 - rows
