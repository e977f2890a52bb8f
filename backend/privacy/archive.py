"""The intermediate base: files out of use, sealed, opened by administrators with a reason.

No name stands outside of the seal: a search opens each file, looks, and forgets what it saw.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import orjson
import zstandard
from sqlalchemy import delete, select
from sqlalchemy.orm import undefer

from backend.accounts import boxes
from backend.accounts.models import new_id
from backend.clock import day_in_france
from backend.extensions import db
from backend.privacy.models import HOLDING, PURPOSE, PersonArchive, PersonRequest
from backend.problems import NotFound
from backend.settings import Settings
from sync.hours import months_later
from sync.notation.text import plain
from sync.retention_due import Times
from sync.retention_person import PERSON

AT_ONCE = 50
NAMING = ("last_name", "birth_name", "first_name")


@dataclass(frozen=True)
class Sealed:
    """An archived file as it may be listed: its times, and the notes that keep it from going."""

    id: str
    person: str
    archived_at: datetime
    last_contact_on: date
    purge_on: date
    kept_by: list[str] = field(default_factory=list)


def sealed(settings: Settings, archive_id: str, told: dict[str, Any]) -> bytes:
    """Return a file compressed and encrypted, bound to its archive."""
    packed = zstandard.compress(orjson.dumps(told))
    return boxes.shut(packed, PURPOSE, archive_id, settings)


def keep(settings: Settings, territory: str, told: dict[str, Any], last_contact: date) -> None:
    """Put a file, as it was told, into the archive. The caller commits."""
    kept = PersonArchive(id=new_id(), territory_id=territory, person_id=told["person"]["id"])
    kept.archived_at = datetime.fromisoformat(told["made_at"])
    kept.last_contact_on = last_contact
    kept.sealed = sealed(settings, kept.id, told)
    db.session.add(kept)


def opened(settings: Settings, archive_id: str, content: bytes) -> dict[str, Any]:
    """Return the file of an archive: boxes.Unreadable."""
    plain_ = boxes.opened(content, PURPOSE, archive_id, settings)
    found: dict[str, Any] = orjson.loads(zstandard.decompress(plain_))
    return found


def one(territory: str, archive_id: str) -> PersonArchive:
    """Return an archive of a territory: NotFound."""
    found = db.session.get(PersonArchive, archive_id)
    if found is None or found.territory_id != territory:
        raise NotFound
    return found


def listed(territory: str, times: Times) -> list[Sealed]:
    """Return the archives of a territory, the oldest first."""
    query = select(PersonArchive).where(PersonArchive.territory_id == territory)
    ordered = query.order_by(PersonArchive.archived_at, PersonArchive.id)
    kept = _kept(territory)
    return [_listed(each, times, kept) for each in db.session.scalars(ordered)]


def named(settings: Settings, territory: str, words: str) -> Iterator[tuple[PersonArchive, str]]:
    """Yield the archives whose person's names have all of these words, with the name."""
    wanted = set(plain(words).split())
    query = (
        select(PersonArchive)
        .where(PersonArchive.territory_id == territory)
        .order_by(PersonArchive.archived_at.desc(), PersonArchive.id)
        .options(undefer(PersonArchive.sealed))
        .execution_options(yield_per=AT_ONCE)
    )
    for each in db.session.scalars(query):
        told = opened(settings, each.id, each.sealed)
        if wanted and wanted <= _words(told):
            yield each, told["person"]["name"]


def told_of(each: PersonArchive, times: Times) -> Sealed:
    """Return one archive as it may be listed."""
    return _listed(each, times, _kept(each.territory_id))


def forget(territory: str, people: list[str]) -> int:
    """Let the archives of people go; returns how many. The caller commits."""
    mine = PersonArchive.territory_id == territory, PersonArchive.person_id.in_(people)
    ids = list(db.session.scalars(select(PersonArchive.id).where(*mine)))
    db.session.execute(delete(PersonArchive).where(PersonArchive.id.in_(ids)))
    return len(ids)


def _listed(each: PersonArchive, times: Times, kept: dict[str, list[str]]) -> Sealed:
    purge_on = months_later(day_in_france(each.archived_at), times.archive_months)
    by = kept.get(each.person_id, [])
    return Sealed(each.id, each.person_id, each.archived_at, each.last_contact_on, purge_on, by)


def _kept(territory: str) -> dict[str, list[str]]:
    query = select(PersonRequest.person_id, PersonRequest.kind).where(
        PersonRequest.territory_id == territory,
        PersonRequest.kind.in_(sorted(HOLDING)),
        PersonRequest.ended_at.is_(None),
    )
    found: dict[str, list[str]] = {}
    for person, kind in db.session.execute(query.order_by(PersonRequest.kind).distinct()):
        found.setdefault(person, []).append(kind)
    return found


def _words(told: dict[str, Any]) -> set[str]:
    """Return the folded words of every name under which a file knows its person."""
    names = [told["person"]["name"]] + [
        str(value["value"])
        for record in told["records"]
        if record["type"] == PERSON
        for value in record["values"]
        if value["field"] in NAMING
    ]
    return set(plain(" ".join(names)).split())
