"""What an e-mail carries: its sender and its attached files. Runs in the reader's own process."""

from __future__ import annotations

from base64 import b64encode
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from email.message import EmailMessage

MOST_PARTS, DEEPEST, MOST_FILES = 200, 6, 20
LONGEST = 300
NOT_FILES = ("image/", "multipart/", "message/", "text/calendar", "text/vcard", "application/pkcs7")


def mail_parts(content: bytes) -> dict[str, Any]:
    """The address it says it comes from, its subject and its files; `error` when it is no mail."""
    try:
        mail = BytesParser(policy=policy.default).parsebytes(content)
        files = _files(mail)
        sender = _address(mail)
        subject = str(mail["Subject"] or "")[:LONGEST]
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError):
        return {"error": "unreadable"}
    if not sender:
        return {"error": "no_sender"}
    return {"sender": sender, "subject": subject, "files": files}


def _address(mail: EmailMessage) -> str:
    header = mail["From"]
    addresses = header.addresses if header is not None else ()
    return str(addresses[0].addr_spec).casefold()[:254] if addresses else ""


def _files(mail: EmailMessage) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    waiting: list[tuple[Any, int]] = [(mail, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop(0)
        seen += 1
        if seen > MOST_PARTS or depth > DEEPEST:
            raise ValueError("too many parts")
        if part.is_multipart():
            waiting += [(each, depth + 1) for each in part.iter_parts()]
        elif (name := part.get_filename()) and not part.get_content_type().startswith(NOT_FILES):
            data = part.get_payload(decode=True) or b""
            found.append({"name": str(name)[:LONGEST], "content": b64encode(data).decode()})
    return found[:MOST_FILES]
