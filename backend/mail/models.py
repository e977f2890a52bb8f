"""Messages that leave the office, kept from the moment they are written."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.boxes import SEALED
from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model

PURPOSE = "secret of a message at rest"


class MailState(StrEnum):
    """Where a message stands.

    ``sending`` is said before the mail server is spoken to, so that no other process takes the
    message. One that was cut off between the sending and the note of it is ``unsure``: it may have
    arrived, and is sent again only when a person says so.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNSURE = "unsure"


class MailMessage(Model):
    """One message to one address; the same content never goes to the same address twice."""

    __tablename__ = "mail_message"
    __table_args__ = (
        UniqueConstraint("territory_id", "about", "recipient", "digest"),
        Index("ix_mail_message_waiting", "state", "next_try_at"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """What sort of letter it is: minutes, confirmation, invitation…"""
    about: Mapped[str] = mapped_column(String(120))
    """What it is about, as its kind names it: the visit whose minutes it carries."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what it says, whatever the instant its attachment was made."""
    recipient: Mapped[str] = mapped_column(String(254))
    recipient_name: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    """Its text; a secret (the address of a link) stands in it as `letters.PLACE` only."""
    persons: Mapped[list[str] | None] = mapped_column(JSON)
    """The ids of the people in insertion whom it names; None: written before it was noted."""
    secret: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, info={SEALED: PURPOSE})
    """What stands in that place, encrypted; gone once the message is sent."""
    attachment_name: Mapped[str] = mapped_column(String(120), default="")
    attachment_type: Mapped[str] = mapped_column(String(100), default="")
    attachment: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    created_by: Mapped[str | None] = mapped_column(ForeignKey("user_account.id"))
    """Who had it written; nobody: the office itself, on its day."""
    state: Mapped[str] = mapped_column(String(10), default=MailState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Instant)
    claimed_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    error: Mapped[str] = mapped_column(String(300), default="")
    """What the mail server or the network said last."""
