"""What an installation can choose, read once at the start.

A value comes from the environment (`JALON_…`) or from a file that it names (`JALON_…_FILE`), else
from the data folder, else from the default here. There is no default secret and no switch that
turns a protection off.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from hmac import digest
from pathlib import Path
from typing import Self

from flask import current_app

EXTENSION = "jalon.settings"
SHORTEST_SECRET = 32
FEWEST_DIFFERENT = 12
ROOT = Path(__file__).resolve().parent.parent


PLACES = re.compile(r":(?!//)")
"""What stands between places of backups; that of `s3://` does not."""


class WrongSettings(ValueError):
    """Jalon refuses to start: the message says which setting to mend, and never shows its value."""


@dataclass(frozen=True)
class Bucketed:
    """An S3-compatible service, and who asks it."""

    endpoint: str = ""
    """`https://s3.example.org`; empty: Amazon's of the region."""
    region: str = "us-east-1"
    key_id: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Settings:
    """The settings of one installation."""

    data: Path
    """Folder of everything that Jalon keeps: the database (SQLite), files, the secret."""
    secret_key: str = field(repr=False)
    """At least 32 characters; every key of the installation is derived from it."""
    database_url: str = ""
    """Empty: SQLite in the data folder. Else `postgresql://…`."""
    previous_secret_key: str = field(default="", repr=False)
    """The secret before the last change: still read, never written with."""
    hosts: tuple[str, ...] = ()
    """Names under which the application answers; empty: any (the proxy checks)."""
    proxies: int = 0
    """How many proxies stand in front and set X-Forwarded-For and -Proto."""
    pwa: Path = ROOT / "pwa" / "dist"
    """The built phone application."""
    smtp_url: str = field(default="", repr=False)
    """`smtps://user:password@host:465`; empty: messages are kept and shown, not sent."""
    mail_from: str = ""
    """Sender of messages."""
    url: str = ""
    """Where people reach the application: `https://jalon.example.org`; the links of mails need it.

    Never taken from a request: its Host is what the client says.
    """
    sheet_mail: str = ""
    """Folder in which the mail server drops what comes to the territory's address; empty: none.

    With several territories, a folder for each in it, by its name in plain letters.
    """
    backups: tuple[str, ...] = ()
    """Places of backups: the first is written, the others are copies; empty: none by itself."""
    erased: Path | None = None
    """The list of who was erased, which a restore reads; none: in the data folder."""
    files: str = ""
    """Where stored files are: `s3://bucket/prefix`; empty: in the data folder."""
    bucketed: Bucketed = field(default_factory=Bucketed)
    """The S3-compatible service of files and backups."""

    audit_heads: Path | None = None
    """File to which the heads of the audit chains are appended; best on another volume."""
    audit_mail: str = ""
    """Address to which they are sent each day: the data protection officer's."""
    alert_mail: str = ""
    """Address that learns what needs a person, beside the installation's administrators."""

    pushes_per_minute: int = 120
    photos_per_day: int = 200
    exports_per_day: int = 10
    """How often one account may push, begin a photo, export."""

    def __post_init__(self) -> None:
        """Refuse weak secrets: WrongSettings."""
        _refuse_weak("JALON_SECRET_KEY", self.secret_key)
        if self.previous_secret_key:
            _refuse_weak("JALON_SECRET_KEY_PREVIOUS", self.previous_secret_key)
        if self.smtp_url and not self.mail_from:
            raise WrongSettings("JALON_MAIL_FROM is needed with JALON_SMTP_URL")
        if self.url and not self.url.startswith(
            ("https://", "http://localhost", "http://127.0.0.1")
        ):
            raise WrongSettings("JALON_URL begins with https:// (or http://localhost)")
        self._refuse_half_a_bucket()
        if self.smtp_url and not self.smtp_url.startswith(("smtp://", "smtps://")):
            raise WrongSettings("JALON_SMTP_URL begins with smtp:// or smtps://")

    def _refuse_half_a_bucket(self) -> None:
        if self.files and not self.files.startswith("s3://"):
            raise WrongSettings("JALON_FILES begins with s3:// (or is not set)")
        wanted = any(each.startswith("s3://") for each in (self.files, *self.backups))
        if wanted and not (self.bucketed.key_id and self.bucketed.secret):
            raise WrongSettings("JALON_S3_KEY_ID and JALON_S3_SECRET are needed with s3://")

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None) -> Self:
        """The settings of this process: WrongSettings when one is missing or weak."""
        env = _with_files(os.environ if environ is None else environ)
        data = Path(env.get("JALON_DATA", ROOT / "data")).resolve()
        return cls(
            data=data,
            secret_key=_secret(env, data),
            database_url=env.get("JALON_DATABASE_URL", ""),
            previous_secret_key=env.get("JALON_SECRET_KEY_PREVIOUS", ""),
            hosts=tuple(env.get("JALON_HOSTS", "").split()),
            proxies=_number(env, "JALON_PROXIES", 0),
            pwa=Path(env.get("JALON_PWA", ROOT / "pwa" / "dist")),
            smtp_url=env.get("JALON_SMTP_URL", ""),
            mail_from=env.get("JALON_MAIL_FROM", ""),
            url=env.get("JALON_URL", "").rstrip("/"),
            audit_heads=Path(env["JALON_AUDIT_HEADS"]) if env.get("JALON_AUDIT_HEADS") else None,
            audit_mail=env.get("JALON_AUDIT_MAIL", ""),
            alert_mail=env.get("JALON_ALERT_MAIL", ""),
            sheet_mail=env.get("JALON_SHEET_MAIL", ""),
            pushes_per_minute=_number(env, "JALON_PUSHES_PER_MINUTE", 120),
            photos_per_day=_number(env, "JALON_PHOTOS_PER_DAY", 200),
            exports_per_day=_number(env, "JALON_EXPORTS_PER_DAY", 10),
            backups=tuple(filter(None, PLACES.split(env.get("JALON_BACKUPS", "")))),
            erased=Path(env["JALON_ERASED"]) if env.get("JALON_ERASED") else None,
            files=env.get("JALON_FILES", "").rstrip("/"),
            bucketed=Bucketed(
                endpoint=env.get("JALON_S3_ENDPOINT", ""),
                region=env.get("JALON_S3_REGION", "us-east-1"),
                key_id=env.get("JALON_S3_KEY_ID", ""),
                secret=env.get("JALON_S3_SECRET", ""),
            ),
        )

    @property
    def address(self) -> str:
        """Where people reach the application; empty: nobody said it."""
        return self.url or (f"https://{self.hosts[0]}" if self.hosts else "")

    @cached_property
    def sqlalchemy_url(self) -> str:
        """The database as SQLAlchemy names it, with psycopg 3 for PostgreSQL."""
        if not self.database_url:
            return f"sqlite:///{self.data / 'jalon.sqlite3'}"
        scheme, _, rest = self.database_url.partition("://")
        return (
            f"postgresql+psycopg://{rest}"
            if scheme in {"postgres", "postgresql"}
            else self.database_url
        )

    def key(self, purpose: str) -> bytes:
        """The 32-byte key for one purpose, derived from the secret (HMAC-SHA-256)."""
        return digest(self.secret_key.encode(), purpose.encode(), sha256)

    def keys(self, purpose: str) -> tuple[bytes, ...]:
        """The keys to try on what an older secret may have written, the present one first."""
        secrets = [self.secret_key, *filter(None, [self.previous_secret_key])]
        return tuple(digest(secret.encode(), purpose.encode(), sha256) for secret in secrets)


def in_force() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.extensions[EXTENSION]
    return found


def _with_files(environ: Mapping[str, str]) -> dict[str, str]:
    """The settings, with those that are in a file: the same name with `_FILE` says which."""
    told = dict(environ)
    for name, file in environ.items():
        if name.startswith("JALON_") and name.endswith("_FILE") and file:
            try:
                told[name.removesuffix("_FILE")] = Path(file).read_text(encoding="utf-8").strip()
            except OSError as error:
                raise WrongSettings(f"{name} names a file that cannot be read: {file}") from error
    return told


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    given = env.get(name, "").strip()
    if given and not given.isdecimal():
        raise WrongSettings(f"{name} is a whole number, not {given}")
    return int(given) if given else default


def _secret(env: Mapping[str, str], data: Path) -> str:
    told = env.get("JALON_SECRET_KEY")
    if told:
        return told
    kept = data / "secret"
    if kept.is_file():
        return kept.read_text(encoding="ascii").strip()
    raise WrongSettings(f"no secret: set JALON_SECRET_KEY, or run `init` to make {kept}")


def _refuse_weak(name: str, secret: str) -> None:
    if len(secret) < SHORTEST_SECRET:
        raise WrongSettings(f"{name} needs at least {SHORTEST_SECRET} characters")
    if len(set(secret)) < FEWEST_DIFFERENT:
        raise WrongSettings(f"{name} repeats itself: take the output of a random generator")
