"""Messages of companies as they lie on the disk: masked in place, let go in their time."""

import base64
import binascii
import logging
import os
from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from backend.mail.dropped import DONE, REFUSED, WAITING, kept
from backend.privacy import masking
from backend.settings import Settings
from sync.retention_names import Names, masked, says

GONE = b"Fichier retir\xc3\xa9 : il nommait une personne effac\xc3\xa9e."
FOLDED = ("Subject", "From", "To", "Cc", "Reply-To", "Content-Disposition", "Content-Type")
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


def without(content: bytes, names: Names) -> bytes:
    """Return a message without the person: the same bytes where it never names him."""
    message = message_from_bytes(content)
    parts = list(message.walk())
    changed = [_mask_headers(each, names) | _mask_part(each, names) for each in parts]
    return message.as_bytes() if any(changed) else content


def old(settings: Settings, territory: str, before: date) -> list[Path]:
    """Return the messages taken or refused that came before a day."""
    limit = datetime.combine(before, time(), UTC).timestamp()
    found = kept(settings, territory, DONE, REFUSED)
    return [path for path in found if path.lstat().st_mtime < limit]


def _mask_headers(part: Message, names: Names) -> bool:
    changed = False
    for name in FOLDED:
        value = part.get(name)
        said = str(make_header(decode_header(str(value)))) if value is not None else ""
        if says(said, names):
            part.replace_header(name, masked(said, names))
            changed = True
    filename = part.get_filename()
    if filename and says(filename, names):
        part.set_param("filename", masked(filename, names), header="Content-Disposition")
        changed = True
    return changed


def _mask_part(part: Message, names: Names) -> bool:
    if part.is_multipart():
        return False
    try:
        content = part.get_payload(decode=True)
    except (binascii.Error, ValueError):
        content = None
    if not isinstance(content, bytes):
        return False
    new = masking.masked_file(content, names)
    if new == content:
        return False
    part.set_payload(base64.encodebytes(GONE if new is None else new).decode("ascii"))
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = "base64"
    return True


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
