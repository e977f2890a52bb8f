"""The computed months: they can be thrown away at any time, and are then computed again."""

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH
from backend.extensions import Model


class MonthState(Model):
    """A month that is kept: up to which change, and on what besides records it rests.

    The row of no month (``month`` empty) says from which number on changes are noted.
    """

    __tablename__ = "review_month"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    basis: Mapped[str] = mapped_column(String(64))
    """The digest of the day, the thresholds and the program."""
    mark: Mapped[str] = mapped_column(String(16))
    """Drawn at each writing: two states with the same mark are the same."""


class MonthPart(Model):
    """The lines and figures of one operation in a month, and the look-ups that they rest on."""

    __tablename__ = "review_part"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    part: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    lookups: Mapped[bytes] = mapped_column(LargeBinary)
    """Eight bytes for each."""
    told: Mapped[bytes] = mapped_column(LargeBinary)


class InputChange(Model):
    """What one transaction changed of the inputs: the look-ups that gave, or give, its records."""

    __tablename__ = "review_change"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lookups: Mapped[bytes] = mapped_column(LargeBinary)
    parties: Mapped[str] = mapped_column(Text)
    """The parties among the records, which a part has to take up when they are new."""
