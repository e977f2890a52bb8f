"""The steps of a reading: received, answered, placed, finished, dropped.

Nothing is read while a transaction is open: a hostile file takes its time. What was decided on an
older state of the reading is refused by its ``rev``.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select

from backend.accounts.identity import Identity
from backend.accounts.models import new_id
from backend.attachments.models import Blob
from backend.attachments.storage import Storage
from backend.extensions import db, readonly
from backend.problems import TooMany
from backend.sheets.intake import memory as memories
from backend.sheets.intake import reading as readings
from backend.sheets.intake.reading import Read
from backend.sheets.models import ReadingState, SheetReading
from backend.sheets.problems import NotNow, SheetChanged
from backend.sheets.store import By
from sync.notation.text import squeezed
from sync.record import OFFICE

Answers = Mapping[str, Any]
ALIVE = (
    ReadingState.UNPLACED, ReadingState.OPEN, ReadingState.REFUSED, ReadingState.FINISHED,
)  # fmt: skip
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
HEAD = 512
LONGEST_NAME = 200
MOST_AN_HOUR, AN_HOUR = 60, timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """A file as it came: by whom, for which party and months; none: nobody has said so."""

    content: bytes
    name: str
    sender: str
    party: Mapping[str, Any] | None = None
    months: tuple[str, ...] = ()
    channel: str = "portal"
    company: str | None = None
    sender_id: str | None = None


def kind_of(content: bytes) -> str:
    """Return what the bytes look like; the name of a file says nothing."""
    if content.startswith(OLE):
        return "xls"
    if content.startswith(ZIP):
        return "ods" if OPEN_DOCUMENT in content[:HEAD] else "xlsx"
    return "html" if content[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else "csv"


def digest_of(content: bytes) -> str:
    """Return the name under which a file is kept."""
    return sha256(content).hexdigest()


def refuse_too_many(me: Identity, at: datetime) -> None:
    """Refuse a company's file when it has sent very many in an hour: TooMany."""
    if me.role in OFFICE:
        return
    query = select(func.count(), func.min(SheetReading.sent_at)).where(
        SheetReading.territory_id == me.territory_id,
        SheetReading.sent_by_id == me.user_id,
        SheetReading.sent_at > at - AN_HOUR,
    )
    count, first = db.session.execute(query).one()
    if count >= MOST_AN_HOUR:
        raise TooMany(max(1, int((first + AN_HOUR - at).total_seconds())))


def known(territory: str, digest: str, party: str | None, months: Iterable[str]) -> str | None:
    """Return the id of the reading of the same bytes for the same place, if it is alive."""
    query = select(SheetReading).where(
        SheetReading.territory_id == territory,
        SheetReading.sha256 == digest,
        SheetReading.party_id == party,
        SheetReading.state.in_(ALIVE),
    )
    wanted = list(months)
    return next((each.id for each in db.session.scalars(query) if each.months == wanted), None)


def anywhere(territory: str, digest: str) -> str | None:
    """Return the id of a reading of the same bytes, wherever they belong, if one is alive."""
    query = select(SheetReading.id).where(
        SheetReading.territory_id == territory,
        SheetReading.sha256 == digest,
        SheetReading.state.in_(ALIVE),
    )
    return db.session.scalar(query.order_by(SheetReading.sent_at).limit(1))


def keep(storage: Storage, territory: str, sent: Sent, at: datetime) -> str:
    """Keep a file and say that it is there; returns the id of its reading.

    The caller commits before anything looks into it.
    """
    digest = storage.store(territory, sent.content)
    if db.session.get(Blob, (territory, digest)) is None:
        made = Blob(territory_id=territory, sha256=digest, content_type="application/octet-stream")
        made.size, made.stored_at = len(sent.content), at
        db.session.add(made)
    party = sent.party or {}
    reading_id = new_id()
    kept = SheetReading(
        id=reading_id,
        territory_id=territory,
        party_id=party.get("party_id"),
        company_id=party.get("company_id") or sent.company,
        months=list(sent.months),
        state=ReadingState.OPEN if sent.party and sent.months else ReadingState.UNPLACED,
        sha256=digest,
        name=squeezed(sent.name)[:LONGEST_NAME] or "fichier",
        size=len(sent.content),
        kind=kind_of(sent.content),
        channel=sent.channel,
        sent_at=at,
        sent_by=sent.sender,
        sent_by_id=sent.sender_id,
        answers={},
        sheets=[],
    )
    db.session.add(kept)
    return reading_id


@dataclass(frozen=True)
class Looked:
    """What looking into a kept file gave, and on which state of its reading."""

    reading_id: str
    rev: int
    found: Read


def look(storage: Storage, reading_id: str, answers: Answers) -> Looked:
    """Read a kept file with answers to its questions; writes nothing, holds no transaction."""
    with readonly():
        kept = db.session.get_one(SheetReading, reading_id)
        db.session.expunge(kept)
        memory = memories.of_company(kept.territory_id, kept.company_id)
    reading, told = readings.read(storage, kept, answers, memory)
    with readonly():
        return Looked(reading_id, kept.rev, readings.match(kept, reading, told, memory))


def go_on(storage: Storage, reading_id: str) -> None:
    """Read a file that is kept and that nobody has read: it was cut off. The caller commits."""
    with readonly():
        is_read = db.session.get_one(SheetReading, reading_id).reading is not None
    if not is_read:
        with suppress(SheetChanged):  # somebody else has just read it
            note(look(storage, reading_id, {}))


def note(looked: Looked, rev: int | None = None) -> None:
    """Write what was found: SheetChanged when somebody else changed the reading meanwhile."""
    row, reading = locked(looked.reading_id), looked.found.reading
    if row.rev != (looked.rev if rev is None else rev):
        raise SheetChanged
    readings.keep(row, looked.found)
    if not reading.readable:
        row.state = ReadingState.REFUSED
        code = reading.file_errors[0]
        row.refused = {"code": code, "fr": reading.why_fr, "en": reading.why_en}
    elif row.state == ReadingState.REFUSED:
        row.state, row.refused = ReadingState.OPEN, None
    row.rev += 1


def locked(reading_id: str) -> SheetReading:
    """A reading as it is now, which nobody else changes until this transaction ends."""
    return db.session.get_one(
        SheetReading, reading_id, with_for_update=True, populate_existing=True
    )


def must_be(kept: SheetReading, rev: int, *states: ReadingState) -> None:
    """Refuse a step decided on an older state, or in a state that does not allow it."""
    if kept.rev != rev:
        raise SheetChanged
    if kept.state not in states:
        raise NotNow(state=kept.state)


def answered(kept: SheetReading, given: Mapping[str, str | None], by: By) -> dict[str, Any]:
    """Return the answers with those given now; None takes one back."""
    said = {"by": by.me.name, "by_id": by.me.user_id, "at": by.instant}
    found = dict(kept.answers)
    for key, value in given.items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = {"value": value, **said}
    return found
