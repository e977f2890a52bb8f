"""What a user holds besides his password: an application that counts, passkeys, recovery codes."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, new_id
from backend.extensions import Instant, Model


class Totp(Model):
    """The secret that a user's application and the office share (RFC 6238)."""

    __tablename__ = "user_totp"

    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    secret: Mapped[bytes]
    """Encrypted under a key derived from the installation's secret, bound to its user."""
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    """When a first code was right; none: it opens nothing yet."""
    last_step: Mapped[int] = mapped_column(default=0)
    """The step of 30 seconds of the last code that was used: no code serves twice."""


class Passkey(Model):
    """A passkey of a user: the device checks who holds it, so it is two factors in one gesture."""

    __tablename__ = "passkey"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), index=True)
    credential: Mapped[str] = mapped_column(String(1400), unique=True)
    """Its identifier as browsers name it, in base64url."""
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(default=0)
    """A hint only: passkeys that are synchronised always say 0."""
    label: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class RecoveryCode(Model):
    """A code on paper for the day when the phone is lost; used once, known by a keyed digest."""

    __tablename__ = "recovery_code"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), index=True)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Challenge(Model):
    """What a passkey is asked to sign; serves once, for five minutes."""

    __tablename__ = "passkey_challenge"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    user_id: Mapped[str | None] = mapped_column(ForeignKey("user_account.id"))
    """Whose passkey is being added; none: somebody signs in, who is not known yet."""
    challenge: Mapped[bytes]
    expires_at: Mapped[datetime] = mapped_column(Instant, index=True)
