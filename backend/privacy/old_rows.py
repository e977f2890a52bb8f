"""What is not in anybody's file and has a time of its own: letters, links, sessions, photos."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import CursorResult, Date, Table, delete, func, select

from backend.extensions import db
from backend.privacy import dropped_mail
from backend.records import settled
from backend.records.photos import of_before
from backend.records.store import Actor, Store
from backend.settings import in_force
from sync.hours import months_later
from sync.retention import RULES, TABLES, Then

BY_OTHERS = frozenset({"person_archive", "upload", "passkey_challenge"})
"""Tables whose rows are let go elsewhere, with what belongs to them."""


def due(territory: str, today: date) -> dict[str, int]:
    """Return how many rows of each table are past their time."""
    found = {}
    for table, condition in _past(today):
        query = select(func.count()).select_from(table)
        number = db.session.scalar(query.where(*_here(table, territory), condition)) or 0
        if number:
            found[table.name] = number
    mails = len(dropped_mail.old(in_force(), territory, _limit("mail_taken", today)))
    found |= {"mail_file": mails} if mails else {}
    photos = len(of_before(territory, _limit("photo", today)))
    matters = len(_settled(territory, today))
    found |= {"settled": matters} if matters else {}
    return found | ({"photo": photos} if photos else {})


def purge(territory: str, today: date) -> dict[str, int]:
    """Let the rows go that are past their time. The caller commits."""
    found = {}
    for table, condition in _past(today):
        gone = db.session.execute(delete(table).where(*_here(table, territory), condition))
        assert isinstance(gone, CursorResult)
        if gone.rowcount:
            found[table.name] = gone.rowcount
    return found


def purge_mails(territory: str, today: date) -> int:
    """Let the messages on the disk go that are past their time; returns how many."""
    old = dropped_mail.old(in_force(), territory, _limit("mail_taken", today))
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def purge_photos(store: Store, actor: Actor) -> list[str]:
    """Let photos go that are past their time; returns their digests, for after the commit."""
    digests = []
    for record_id, digest in of_before(store.territory, _limit("photo", actor.today)):
        stored = store.records.stored("photo", record_id)
        if stored is not None and not stored.deleted:
            store.forget(replace(stored, data={}, deleted=True), actor)
            digests.append(digest)
    blob = db.metadata.tables["blob"]
    same = blob.c.territory_id == store.territory, blob.c.sha256.in_(digests)
    store.connection.execute(delete(blob).where(*same))
    return digests


def purge_settled(store: Store, actor: Actor) -> int:
    """Let collisions and held changes go that were settled long ago; returns how many."""
    old = _settled(store.territory, actor.today)
    store.records.load({each for _, each in old})
    for table, each in old:
        stored = store.records.stored(table, each)
        if stored is not None:
            store.forget(replace(stored, data={}, deleted=True), actor)
    return len(old)


def _settled(territory: str, today: date) -> list[tuple[str, str]]:
    return settled.of_before(territory, _start(_limit("hold", today)))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _limit(name: str, today: date) -> date:
    rule = RULES[name] if name in RULES else TABLES[name]
    return months_later(today, -(rule.months or 0))


def _past(today: date) -> "list[tuple[Table, Any]]":
    found = []
    for name, rule in TABLES.items():
        table = db.metadata.tables.get(name)
        if rule.then is not Then.PURGE or table is None or name in BY_OTHERS:
            continue
        column, limit = table.c[rule.since], _limit(name, today)
        on_day = isinstance(column.type, Date)
        found.append((table, column < (limit if on_day else _start(limit))))
    return found


def _here(table: Table, territory: str) -> list[Any]:
    column = table.c.territory_id
    return [(column == territory) | column.is_(None) if column.nullable else column == territory]
