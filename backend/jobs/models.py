"""The state of each job of the installation, shared by its hosts."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.extensions import Instant, Model

LONGEST_ERROR = 300


class Job(Model):
    """One job: when it is due, and who does it now. `territory_id` is empty: it serves all."""

    __tablename__ = "job"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    due_at: Mapped[datetime] = mapped_column(Instant)
    claimed_by: Mapped[str | None] = mapped_column(String(36))
    claimed_until: Mapped[datetime | None] = mapped_column(Instant)
    """After it the host that took the job is held for dead, and another takes it."""
    started_at: Mapped[datetime | None] = mapped_column(Instant)
    succeeded_at: Mapped[datetime | None] = mapped_column(Instant)
    failures: Mapped[int] = mapped_column(default=0)
    """How often in a row it failed."""
    error: Mapped[str] = mapped_column(String(LONGEST_ERROR), default="")
