"""Documents that a company attaches to an answer: their bytes lie with the other files."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model


class AnswerFile(Model):
    """One document of one party; ``message_id`` names the answer that it came with, once sent."""

    __tablename__ = "answer_file"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    discrepancy_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(120))
    content_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(Instant)
    message_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
