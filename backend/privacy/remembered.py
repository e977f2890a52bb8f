"""Who was erased, kept outside of the database: no copy of an older day brings anybody back.

One line of JSON for each erasure, with ids alone: a name stands nowhere in it.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from backend.settings import Settings

FILE = "erased.jsonl"


@dataclass(frozen=True)
class Remembered:
    """One erasure: of whom, when, and every record of his file (type and id)."""

    territory: str
    person: str
    at: datetime
    records: tuple[tuple[str, str], ...]
    archived: bool = False
    """It went into the archive, where it still has its time."""


def place(settings: Settings) -> Path:
    """Where the list is: beside the files, or where the setting says."""
    return settings.erased or settings.data / FILE


def note(settings: Settings, erased: Remembered) -> None:
    """Write an erasure down for good, before the database keeps it."""
    _append(settings, {
        "territory": erased.territory,
        "person": erased.person,
        "at": erased.at.isoformat(),
        "archived": erased.archived,
        "records": sorted(erased.records),
    })  # fmt: skip


def give_up(settings: Settings, erased: Remembered) -> None:
    """Write down that an erasure did not take place after all."""
    given_up = {"territory": erased.territory, "given_up": erased.person}
    _append(settings, given_up | {"at": erased.at.isoformat()})


def all_of(settings: Settings, territory: str) -> list[Remembered]:
    """Return what was erased in a territory, the oldest first; a torn last line is none."""
    found: dict[tuple[str, str], Remembered] = {}
    for line in _lines(place(settings)):
        if line.get("territory") != territory:
            continue
        if "given_up" in line:
            found.pop((line["given_up"], line["at"]), None)
            continue
        records = tuple((table, record_id) for table, record_id in line["records"])
        at = datetime.fromisoformat(line["at"])
        person, archived = line["person"], line.get("archived", False)
        found[person, line["at"]] = Remembered(territory, person, at, records, archived=archived)
    return list(found.values())


def _append(settings: Settings, line: Mapping[str, object]) -> None:
    path = place(settings)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(json.dumps(line).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    for line in path.read_bytes().splitlines():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            continue
