"""What is known of files: those that are stored, and uploads under way."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model


class Blob(Model):
    """A stored file, named by the SHA-256 of the bytes that the phone sent."""

    __tablename__ = "blob"

    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content_type: Mapped[str] = mapped_column(String(60))
    size: Mapped[int]
    stored_at: Mapped[datetime] = mapped_column(Instant)


class Upload(Model):
    """A file on its way; how far it has come is the length of its part on disk."""

    __tablename__ = "upload"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    device_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    content_type: Mapped[str] = mapped_column(String(60))
    length: Mapped[int]
    expires_at: Mapped[datetime] = mapped_column(Instant)
    sealed_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The bytes are encrypted under a key that is in this box, sealed to the territory."""
    done: Mapped[bool] = mapped_column(default=False, server_default=false())
    """The file is stored: all further bytes are known already."""
