"""Archived files, requests about files, and what erasures have still to do."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.boxes import SEALED
from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model

PURPOSE, SOUGHT = "person archive", "erasure"


class PersonArchive(Model):
    """A person's file as it left the active base, sealed under a key of its own purpose."""

    __tablename__ = "person_archive"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    archived_at: Mapped[datetime] = mapped_column(Instant)
    last_contact_on: Mapped[date]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, info={SEALED: PURPOSE})


class Kind(StrEnum):
    """What was asked about a person's file, or done with it."""

    LITIGATION = "litigation"
    """Nothing of it may go: it is evidence (RGPD 17.3.e)."""
    LIMITATION = "limitation"
    """The person asked that it be kept and not used (RGPD 18)."""
    OBJECTION = "objection"
    """The person objects (RGPD 21)."""
    RECTIFICATION = "rectification"
    """The person says that something is wrong (RGPD 16)."""
    ACCESS = "access"
    """The file was given to the person (RGPD 15 and 20)."""
    ERASURE = "erasure"
    ARCHIVE_READ = "archive_read"


STANDING = frozenset({Kind.LITIGATION, Kind.LIMITATION, Kind.OBJECTION, Kind.RECTIFICATION})
"""They hold until somebody ends them; the others are done at once."""
HOLDING = frozenset({Kind.LITIGATION, Kind.LIMITATION})
"""While one of them stands nothing of the file goes, in the archive neither."""


class PersonRequest(Model):
    """One line of the register of people's requests; never edited but to be ended."""

    __tablename__ = "person_request"
    __table_args__ = (Index("ix_person_request_person", "territory_id", "person_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(ID_LENGTH))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))


class Erasure(Model):
    """What an erasure has still to do after its transaction, by the machine and by people.

    It outlives an interruption: files are searched until each was, then the names go from here too.
    """

    __tablename__ = "erasure"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(Instant)
    by: Mapped[str] = mapped_column(String(ID_LENGTH))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, info={SEALED: SOUGHT})
    """Under which names files are searched; none once all were."""
    gone: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Digests of files whose bytes are to leave the storage."""
    places: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What a machine cannot judge: somebody looks through it."""
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
