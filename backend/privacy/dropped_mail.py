"""Messages of companies as they lie on the disk: masked in place, let go in their time."""

import logging
import os
from datetime import UTC, date, datetime, time
from email.errors import MessageError
from pathlib import Path

from backend.mail.dropped import DONE, REFUSED, WAITING, kept
from backend.privacy.masking_mail import without
from backend.settings import Settings
from sync.retention_names import Names

log = logging.getLogger("jalon.privacy")


def forget(settings: Settings, territory: str, names: Names) -> int:
    """Mask a person in every message of a territory, in whatever state; returns in how many."""
    done = 0
    for path in kept(settings, territory, WAITING, DONE, REFUSED) if names else ():
        try:
            content = path.read_bytes()
            new = without(content, names)
        except (OSError, MessageError, LookupError, ValueError) as error:
            log.warning("%s cannot be searched: %s", path.name, type(error).__name__)
            continue
        if new != content:
            _put(path, new)
            done += 1
    return done


def old(settings: Settings, territory: str, before: date) -> list[Path]:
    """Return the messages taken or refused that came before a day."""
    limit = datetime.combine(before, time(), UTC).timestamp()
    found = kept(settings, territory, DONE, REFUSED)
    return [path for path in found if path.lstat().st_mtime < limit]


def _put(path: Path, content: bytes) -> None:
    """Write a message anew; its instant stays, by which its time is counted."""
    stamp = path.stat()
    beside = path.with_suffix(".masked")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.utime(beside, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    beside.replace(path)
