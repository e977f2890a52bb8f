"""Documents that people attach to what they say: what is accepted, and where it is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from flask import Response

from backend.attachments.models import Blob
from backend.attachments.problems import WrongFile
from backend.attachments.storage import in_use
from backend.extensions import db
from backend.problems import NotFound
from sync.notation.text import squeezed

LONGEST_NAME = 120
LONGEST_TYPE = 60
"""Of the table of files; whoever names the document keeps its whole type."""
BYTES = "application/octet-stream"
TEXT = "text/plain; charset=utf-8"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (ZIP, "application/zip"),
    (OLE, "application/x-ole-storage"),
)
OFFICE_NAMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "xls": "application/vnd.ms-excel",
    "doc": "application/msword",
}


ENDINGS = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
}
"""What is known by its bytes alone is named accordingly: whoever opens it must not run it."""


@dataclass(frozen=True)
class Kept:
    """A document whose bytes lie in the storage."""

    sha256: str
    name: str
    content_type: str
    size: int


class Document(Protocol):
    """A row that names a document."""

    territory_id: str
    sha256: str
    name: str
    content_type: str


def keep(territory: str, name: str, content: bytes, at: datetime) -> Kept:
    """Put a document with the other files: WrongFile. The caller names it, and commits."""
    content_type = type_of(name, content)
    digest = sha256(content).hexdigest()
    if db.session.get(Blob, (territory, digest)) is None:
        in_use().store(territory, content)
        known = content_type if len(content_type) <= LONGEST_TYPE else BYTES
        blob = Blob(territory_id=territory, sha256=digest, content_type=known)
        blob.size, blob.stored_at = len(content), at
        db.session.add(blob)
    return Kept(digest, named(name, content_type), content_type, len(content))


def type_of(name: str, content: bytes) -> str:
    """The media type by the first bytes, and by the name within a family: WrongFile."""
    found = next((kind for start, kind in STARTS if content.startswith(start)), None)
    ending = name.rpartition(".")[2].casefold()
    if found in {"application/zip", "application/x-ole-storage"}:
        found = OFFICE_NAMES.get(ending)
    elif found is None and ending in {"csv", "txt"} and b"\0" not in content:
        found = TEXT
    if not content or found is None:
        raise WrongFile
    return found


def named(name: str, content_type: str) -> str:
    """A name that says what the document is, whatever its sender called it."""
    endings = ENDINGS.get(content_type)
    told = shortened(name)
    if endings is None or told.rpartition(".")[2].casefold() in endings:
        return told
    return f"{told[: LONGEST_NAME - len(endings[0]) - 1]}.{endings[0]}"


def shortened(name: str) -> str:
    """A name without folders, control characters or signs that turn it, at most 120 long."""
    plain = squeezed(name).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = plain.rpartition(".")
    room = LONGEST_NAME - len(ending) - len(dot)
    return f"{stem[:room]}{dot}{ending}" if dot else plain[:LONGEST_NAME] or "document"


def download(file: Document | None) -> Response:
    """The very bytes, never opened in the page: NotFound."""
    if file is None:
        raise NotFound
    content = in_use().read(file.territory_id, file.sha256)
    if content is None:
        raise NotFound
    response = Response(content, content_type=file.content_type)
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
