"""Which minutes a reader gets, and the office's records as the minutes ask for them."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from re import compile as pattern
from typing import Any
from unicodedata import normalize

from backend.records.working_set import WorkingSet
from sync.minutes import OFFICE, SHARED, Minutes, minutes_of

ADDRESS = pattern(r"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+")
NOT_IN_A_NAME = pattern(r"[^a-z0-9]+")
LONGEST_NAME = 80


class Prefetched:
    """The records of a territory; what refers to a record is read in one go."""

    def __init__(self, records: WorkingSet) -> None:
        self._records = records

    def data(self, table: str, record_id: str) -> Mapping[str, Any] | None:
        """Return a record's values, None when there is none."""
        return self._records.data(table, record_id)

    def referring(self, table: str, field: str, record_id: str) -> Iterable[str]:
        """Return the ids of the records of ``table`` whose ``field`` names this record."""
        found = list(self._records.referring(table, field, record_id))
        self._records.load(found)
        return found


@dataclass(frozen=True)
class Receiver:
    """Somebody who gets the minutes, and which copy."""

    name: str
    address: str
    copy: str


@dataclass(frozen=True)
class Receivers:
    """Who gets the minutes of a visit, and who should but has no usable address."""

    found: tuple[Receiver, ...]
    without_address: tuple[str, ...]


def read(records: WorkingSet, visit_id: str, language: str, copy: str = OFFICE) -> Minutes:
    """The minutes of a visit as the office knows it."""
    return minutes_of(visit_id, Prefetched(records), language=language, copy=copy)


def receivers(records: WorkingSet, visit_id: str) -> Receivers:
    """Those on the mailing list of a visit, each address once.

    A company's contact gets the copy of the company; everybody else the one that names nobody.
    """
    source = Prefetched(records)
    found: dict[str, Receiver] = {}
    without = []
    for each in source.referring("attendee", "visit_id", visit_id):
        attendee = source.data("attendee", each) or {}
        if not attendee.get("receives_minutes"):
            continue
        address = (attendee.get("email") or "").strip()
        if not ADDRESS.fullmatch(address):
            without.append(attendee["name"])
            continue
        contact = source.data("contact", attendee.get("contact_id") or "") or {}
        copy = contact.get("company_id") or SHARED
        found.setdefault(address.casefold(), Receiver(attendee["name"], address, copy))
    return Receivers(tuple(found.values()), tuple(sorted(without)))


def digest_of(minutes: Minutes) -> str:
    """The SHA-256 of what the minutes say."""
    said = json.dumps(minutes.plain(), ensure_ascii=False, sort_keys=True)
    return sha256(said.encode()).hexdigest()


def file_name(minutes: Minutes, day: str) -> str:
    """compte-rendu-2026-11-25-groupe-scolaire.pdf: letters that every system keeps."""
    letters = normalize("NFKD", minutes.subject).encode("ascii", "ignore").decode().lower()
    place = NOT_IN_A_NAME.sub("-", letters).strip("-")[:LONGEST_NAME]
    return "-".join(filter(None, ["compte-rendu", day, place])) + ".pdf"


def pictures(minutes: Minutes, read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """The photos at hand; only the office's copy shows them, they may show others' papers."""
    if minutes.copy != OFFICE:
        return {}
    found = ((each.sha256, read(each.sha256)) for each in minutes.photos)
    return {digest: content for digest, content in found if content is not None}
