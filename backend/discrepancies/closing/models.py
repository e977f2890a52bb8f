"""How each closing came about, kept to be read years later; never edited, never deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH
from backend.extensions import Instant, Model


class MonthClosing(Model):
    """One closing of one party's month: the first, or one that supersedes with a reason.

    ``lines`` holds for each ledger entry what was declared and confirmed, what was cut and bound,
    and each finding in its words of then with its evidence and what was decided of it.
    """

    __tablename__ = "month_closing"
    __table_args__ = (UniqueConstraint("territory_id", "party_id", "period", "number"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    party_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    period: Mapped[str] = mapped_column(String(7))
    number: Mapped[int]
    sheet_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    version: Mapped[int]
    engine: Mapped[str] = mapped_column(String(40))
    thresholds: Mapped[dict[str, int]] = mapped_column(JSON)
    inputs_digest: Mapped[str] = mapped_column(String(64))
    closed_at: Mapped[datetime] = mapped_column(Instant)
    closed_by: Mapped[str] = mapped_column(String(ID_LENGTH))
    closed_by_name: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str | None] = mapped_column(Text)
    lines: Mapped[dict[str, Any]] = mapped_column(JSON)
