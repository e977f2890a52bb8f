"""Counts that name nobody, and the pulse of the purge."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH
from backend.extensions import Instant, Model


class StatisticCell(Model):
    """How many erased people of a year had a trait, and their retained minutes: no id, no name.

    Those counted in one calendar year stand apart: what is told never moves by a single person.
    """

    __tablename__ = "statistic_cell"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    counted: Mapped[int] = mapped_column(primary_key=True)
    """The calendar year in which they were erased and counted."""
    year: Mapped[int] = mapped_column(primary_key=True)
    """The year of the retained hours."""
    axis: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    persons: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[int] = mapped_column(default=0)


class RetentionHeartbeat(Model):
    """The last day on which the purge ran in a territory: a clock that jumps is noticed."""

    __tablename__ = "retention_heartbeat"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    ran_on: Mapped[date]


class PurgeConsent(Model):
    """An administrator's word that a refused purge may run once, beside whoever runs it."""

    __tablename__ = "purge_consent"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    by: Mapped[str] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(Instant)
