"""Files that companies sent, as they were read and as people finish them; reminders sent.

A reading is work at a desk, not a record: it never travels to a phone. What comes out of it is: the
sheet, its lines, and what is remembered of a company (see docs/decisions/0080).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model


class ReadingState(StrEnum):
    """Where a file stands between its arrival and the sheets that it gives."""

    UNPLACED = "unplaced"
    OPEN = "open"
    FINISHED = "finished"
    DROPPED = "dropped"
    REFUSED = "refused"


class SheetReading(Model):
    """One file for one party and its months; the file itself lies in the storage by its digest."""

    __tablename__ = "sheet_reading"
    __table_args__ = (
        Index("ix_sheet_reading_state", "territory_id", "state"),
        Index("ix_sheet_reading_party", "territory_id", "party_id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    party_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    company_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """Whose file it is; none while nobody has said so."""
    months: Mapped[list[str]] = mapped_column(JSON)
    """The months of the deposit."""
    state: Mapped[str] = mapped_column(String(10))
    rev: Mapped[int] = mapped_column(default=1)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    """As the sender called it: shown, never used as a path."""
    size: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    """What the bytes are: xlsx, xls, ods, csv, html, other."""
    channel: Mapped[str] = mapped_column(String(10))
    sent_at: Mapped[datetime] = mapped_column(Instant)
    sent_by: Mapped[str] = mapped_column(String(254))
    """A person's name, or the address that a mail came from."""
    sent_by_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    refused: Mapped[dict[str, str] | None] = mapped_column(JSON)
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    matches: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """By key: {"value", "by", "at", "by_id"} of what was said, {"from"} of what was recalled."""
    sheets: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class SheetReminder(Model):
    """A reminder of one sheet to one address, at one step of the schedule."""

    __tablename__ = "sheet_reminder"
    __table_args__ = (UniqueConstraint("territory_id", "party_id", "month", "step", "recipient"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    party_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    month: Mapped[str] = mapped_column(String(7))
    step: Mapped[int]
    """Days from the due day: -5 is five days before it."""
    recipient: Mapped[str] = mapped_column(String(254))
    sent_on: Mapped[date]
    message_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))


class SheetDocument(Model):
    """A document that a company attached to a version that corrects another one."""

    __tablename__ = "sheet_document"
    __table_args__ = (Index("ix_sheet_document_place", "territory_id", "party_id", "month"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    party_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    month: Mapped[str] = mapped_column(String(7))
    version: Mapped[int | None]
    """The version that it was handed in with; none before that."""
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    content_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(Instant)


class MailTaken(Model):
    """An e-mail file that was taken from the folder, by its digest: each is taken once."""

    __tablename__ = "mail_taken"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(Instant)
    sender: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(20))
