"""What was done to the audit itself, under a chain of its own: erasures, readings let go."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert

from backend.accounts.models import new_id
from backend.audit import lines, tables
from backend.audit.chain import Chain, append


class EventKind(StrEnum):
    """What happened."""

    ERASED = "content_erased"
    FORGOTTEN = "reads_forgotten"
    ADOPTED = "lines_adopted"


@dataclass(frozen=True)
class Event:
    """What happened to a territory's audit; ``body`` has ids and words of the program, no names."""

    territory: str
    kind: EventKind
    body: dict[str, Any]
    by: str
    at: datetime
    until: datetime | None = None


def note(connection: Connection, event: Event) -> None:
    """Note an event, under its chain. The caller commits."""
    row: dict[str, Any] = {
        "territory_id": event.territory,
        "id": new_id(),
        "at": event.at,
        "by": event.by,
        "kind": str(event.kind),
        "until": event.until,
        "body": event.body,
    }
    connection.execute(insert(tables.event), row)
    line = (row["id"], lines.of_event(row))
    append(connection, event.territory, Chain.EVENTS, [line], event.at)
