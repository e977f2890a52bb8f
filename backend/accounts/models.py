"""Accounts are objects of the office, never synced: territories, users, devices, tokens, grants."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.extensions import Instant, Model
from sync.record import Role

ID_LENGTH = 36


def new_id() -> str:
    """A random identifier; being hard to guess is not its task."""
    return str(uuid4())


class Territory(Model):
    """One tenant: an intercommunal authority and everything that it follows."""

    __tablename__ = "territory"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    demo: Mapped[bool] = mapped_column(default=False)
    timezone: Mapped[str] = mapped_column(String(40), default="Europe/Paris")
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sealing_public: Mapped[bytes]
    """P-256, DER SubjectPublicKeyInfo: phones seal unsent work to it."""
    sealing_private: Mapped[bytes]
    """Its private key, encrypted under a key derived from the installation's secret."""
    suspended_at: Mapped[datetime | None] = mapped_column(Instant)
    """Since then nobody of it is served, no letter of it leaves; phones keep what they hold."""


class User(Model):
    """A person with an account."""

    __tablename__ = "user_account"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    """Folded to lower case: one account for each address in the installation."""
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(30), default="")
    language: Mapped[str] = mapped_column(String(2), default="fr")
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)
    stamp: Mapped[str] = mapped_column(String(ID_LENGTH), default=new_id)
    """Changed when the password or the role changes: access tokens with another stamp are dead."""
    runs_installation: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Administers the installation with all its territories, not only the own one."""

    territory: Mapped[Territory] = relationship(lazy="joined", innerjoin=True)

    @property
    def has_role(self) -> Role:
        """The role, as the policy names it."""
        return Role(self.role)


class Device(Model):
    """A phone or a browser of one user: `sync_device` of the protocol, and the session on it."""

    __tablename__ = "sync_device"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    """Drawn by the phone for this user; never shared between two users."""
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"), index=True)
    label: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(Instant)
    last_seen: Mapped[datetime | None] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    wipe_asked_at: Mapped[datetime | None] = mapped_column(Instant)
    """When somebody asked that the phone forget what it received; see `wiping`."""
    enrolling: Mapped[bool] = mapped_column(default=False)
    """Its session may only choose the second factor that the role needs."""
    family: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The family of refresh tokens that is signed in; none: signed out."""
    family_since: Mapped[datetime | None] = mapped_column(Instant)
    app_version: Mapped[str] = mapped_column(String(40), default="")
    schema: Mapped[int | None]
    last_n: Mapped[int] = mapped_column(default=0)
    outbox_count: Mapped[int] = mapped_column(default=0)
    outbox_oldest_at: Mapped[datetime | None] = mapped_column(Instant)
    outbox_blobs: Mapped[int] = mapped_column(default=0)
    outbox_blob_bytes: Mapped[int] = mapped_column(default=0)
    storage_persisted: Mapped[bool | None]
    mismatches: Mapped[int] = mapped_column(default=0)
    """How often the phone found itself different from the office; each is a defect."""
    resets: Mapped[int] = mapped_column(default=0)
    """How often it was told everything anew."""
    forks: Mapped[int] = mapped_column(default=0)
    """How often it found itself to be a copy of another."""

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)


class RefreshToken(Model):
    """An opaque token, known by its SHA-256 only; see `sessions` for the rule of rotation."""

    __tablename__ = "refresh_token"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    device_id: Mapped[str] = mapped_column(
        ForeignKey("sync_device.id", ondelete="CASCADE"), index=True
    )
    family: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    parent: Mapped[str | None] = mapped_column(String(64))
    child: Mapped[str | None] = mapped_column(String(64))
    issued_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant, index=True)
    first_used_at: Mapped[datetime | None] = mapped_column(Instant)
    replaced_at: Mapped[datetime | None] = mapped_column(Instant)


class Grant(Model):
    """A user holds a tag from one number of the journal to another: the grants and their log."""

    __tablename__ = "grant_log"
    __table_args__ = (
        UniqueConstraint("user_id", "tag", "since_seq"),
        Index("ix_grant_log_holder", "user_id", "until_seq"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user_account.id"))
    tag: Mapped[str] = mapped_column(String(60), index=True)
    since_seq: Mapped[int]
    until_seq: Mapped[int | None]
    """The first number at which the tag is no longer held; none: held now."""


class SignInAttempt(Model):
    """What is counted against one account or address, by a keyed digest, or one device.

    `territory_id` is empty: before sign-in nobody belongs anywhere; unknown accounts count too.
    """

    __tablename__ = "sign_in_attempt"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    failures: Mapped[int] = mapped_column(default=0)
    window_start: Mapped[datetime] = mapped_column(Instant)
    last_at: Mapped[datetime] = mapped_column(Instant, index=True)
    locked_until: Mapped[datetime | None] = mapped_column(Instant)


class Link(Model):
    """A purpose-bound link of a mail, known by the SHA-256 of its token only; see `links`."""

    __tablename__ = "link"
    __table_args__ = (
        Index("ix_link_of_a_person", "territory_id", "purpose", "recipient", "about"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    """What the log names: it opens nothing."""
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """Of the short code that stands for the token where there is no JavaScript."""
    purpose: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(120), default="")
    """What it is about, where one person may need several at once: a site and a month."""
    subject: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What it allows, as its purpose reads it."""
    recipient: Mapped[str] = mapped_column(String(254))
    """The only address that it is ever sent to, folded to lower case."""
    issued_at: Mapped[datetime] = mapped_column(Instant)
    asked_from: Mapped[str] = mapped_column(String(64), default="")
    """A keyed digest of the network that asked for it, where a person did."""
    expires_at: Mapped[datetime] = mapped_column(Instant, index=True)
    viewed_at: Mapped[datetime | None] = mapped_column(Instant)
    consumed_at: Mapped[datetime | None] = mapped_column(Instant)
    replaced_at: Mapped[datetime | None] = mapped_column(Instant)
    """When a newer link for the same person, purpose and subject took its place."""
