"""The intermediate base: files out of use, sealed, opened by administrators with a reason."""

import secrets
from datetime import date, datetime
from typing import Any

import orjson
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.accounts.models import new_id
from backend.extensions import db
from backend.privacy.models import PersonArchive
from backend.settings import Settings

PURPOSE = "person archive"
NONCE = 12


class Unreadable(ValueError):
    """The archive was sealed under another secret, or is not as it was written."""


def sealed(settings: Settings, archive_id: str, told: dict[str, Any]) -> bytes:
    """Return a file compressed and encrypted, bound to its archive."""
    nonce = secrets.token_bytes(NONCE)
    packed = zstandard.compress(orjson.dumps(told))
    return nonce + AESGCM(settings.key(PURPOSE)).encrypt(nonce, packed, archive_id.encode())


def keep(settings: Settings, territory: str, told: dict[str, Any], last_contact: date) -> None:
    """Put a file, as it was told, into the archive. The caller commits."""
    kept = PersonArchive(id=new_id(), territory_id=territory, person_id=told["person"]["id"])
    kept.archived_at = datetime.fromisoformat(told["made_at"])
    kept.last_contact_on = last_contact
    kept.sealed = sealed(settings, kept.id, told)
    db.session.add(kept)


def opened(settings: Settings, archive_id: str, content: bytes) -> dict[str, Any]:
    """Return the file of an archive: Unreadable."""
    for key in settings.keys(PURPOSE):
        try:
            plain = AESGCM(key).decrypt(content[:NONCE], content[NONCE:], archive_id.encode())
        except InvalidTag:
            continue
        found: dict[str, Any] = orjson.loads(zstandard.decompress(plain))
        return found
    raise Unreadable(archive_id)
