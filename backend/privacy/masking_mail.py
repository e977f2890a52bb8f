"""Masking a person in a message: its headers, its texts, the files that came with it."""

import base64
import binascii
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from backend.privacy.masking import masked_file
from sync.retention_names import Names, masked, says

GONE = b"Fichier retir\xc3\xa9 : il nommait une personne effac\xc3\xa9e."
FOLDED = ("Subject", "From", "To", "Cc", "Reply-To", "Content-Disposition", "Content-Type")


def without(content: bytes, names: Names) -> bytes:
    """Return a message without the person: the same bytes where it never names him."""
    message = message_from_bytes(content)
    parts = list(message.walk())
    changed = [_mask_headers(each, names) | _mask_part(each, names) for each in parts]
    return message.as_bytes() if any(changed) else content


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
    new = masked_file(content, names)
    if new == content:
        return False
    part.set_payload(base64.encodebytes(GONE if new is None else new).decode("ascii"))
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = "base64"
    return True
