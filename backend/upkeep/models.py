"""Which alerts were found, and when somebody was written to about each."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.extensions import Instant, Model

LONGEST_KEY = 80


class AlertTold(Model):
    """One alert, shared by the hosts. `territory_id` is empty: it concerns the installation."""

    __tablename__ = "alert_told"

    key: Mapped[str] = mapped_column(String(LONGEST_KEY), primary_key=True)
    """Its code, and the job where it is about one."""
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    since: Mapped[datetime] = mapped_column(Instant)
    """Since when it has been there without an hour's pause."""
    told_at: Mapped[datetime | None] = mapped_column(Instant)
    gone_at: Mapped[datetime | None] = mapped_column(Instant)
    """Since which look it is not there any more."""
