"""Who was asked to confirm the hours of which site and month, and what he said."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model


class ConfirmationRequest(Model):
    """One question to one person: the hours of a company's people on a site in a month."""

    __tablename__ = "confirmation_request"
    __table_args__ = (
        UniqueConstraint("territory_id", "site_id", "company_id", "period", "contact_id"),
        Index("ix_confirmation_request_period", "territory_id", "period"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    site_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    company_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    contact_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    period: Mapped[str] = mapped_column(String(7))
    recipient: Mapped[str] = mapped_column(String(254))
    """The address of the contact when he was first asked, folded to lower case."""
    recipient_name: Mapped[str] = mapped_column(String(120))
    recipient_role: Mapped[str] = mapped_column(String(120), default="")
    asked_at: Mapped[datetime] = mapped_column(Instant)
    asked_by: Mapped[str | None] = mapped_column(ForeignKey("user_account.id"))
    """Who had it sent; nobody: the office itself, on its day."""
    last_asked_at: Mapped[datetime] = mapped_column(Instant)
    times_asked: Mapped[int] = mapped_column(default=1)
    viewed_at: Mapped[datetime | None] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    reopened_at: Mapped[datetime | None] = mapped_column(Instant)
    """When he said that his answer was wrong; the next answer takes its place."""
    answer_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """Drawn with the page: a lost answer that is sent again gets the same receipt."""
    answer_digest: Mapped[str | None] = mapped_column(String(64))
    reference: Mapped[str | None] = mapped_column(String(30))
    signed_name: Mapped[str] = mapped_column(String(120), default="")
    signed_role: Mapped[str] = mapped_column(String(120), default="")
    said: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """What the receipt says: party, worker, state, minutes and comment of each line; no name."""

    @property
    def total(self) -> int:
        """The minutes confirmed, in all."""
        return sum(each["minutes"] or 0 for each in self.said)

    @property
    def about(self) -> str:
        """What its link and its letters are about."""
        return f"{self.site_id}/{self.company_id}/{self.period}"
