"""The intermediate base: files out of use, sealed, opened by administrators with a reason."""

from datetime import date, datetime
from typing import Any

import orjson
import zstandard

from backend.accounts import boxes
from backend.accounts.models import new_id
from backend.extensions import db
from backend.privacy.models import PURPOSE, PersonArchive
from backend.settings import Settings


def sealed(settings: Settings, archive_id: str, told: dict[str, Any]) -> bytes:
    """Return a file compressed and encrypted, bound to its archive."""
    packed = zstandard.compress(orjson.dumps(told))
    return boxes.shut(packed, PURPOSE, archive_id, settings)


def keep(settings: Settings, territory: str, told: dict[str, Any], last_contact: date) -> None:
    """Put a file, as it was told, into the archive. The caller commits."""
    kept = PersonArchive(id=new_id(), territory_id=territory, person_id=told["person"]["id"])
    kept.archived_at = datetime.fromisoformat(told["made_at"])
    kept.last_contact_on = last_contact
    kept.sealed = sealed(settings, kept.id, told)
    db.session.add(kept)


def opened(settings: Settings, archive_id: str, content: bytes) -> dict[str, Any]:
    """Return the file of an archive: boxes.Unreadable."""
    plain = boxes.opened(content, PURPOSE, archive_id, settings)
    found: dict[str, Any] = orjson.loads(zstandard.decompress(plain))
    return found
