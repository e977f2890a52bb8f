"""The wire form of a record: encoded once, when it is written, and served as bytes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson

from sync.exchange import Stored

if TYPE_CHECKING:
    from sqlalchemy import Row


def encode(stored: Stored) -> bytes:
    """Return the line of a pull that puts, or deletes, this record."""
    return _line(stored, sorted(stored.tags))


def _line(stored: Stored, tags: list[str]) -> bytes:
    line: dict[str, Any] = {
        "t": "del" if stored.deleted else "put",
        "tbl": stored.table,
        "id": stored.record_id,
        "rev": stored.rev,
    }
    if not stored.deleted:
        line["tags"] = tags
        line["data"] = stored.data
    if stored.erased:
        line["erase"] = True
    return orjson.dumps(line)


def values_of(wire: bytes) -> Mapping[str, Any]:
    """Return the values of a record from its wire form; none for a deleted one."""
    found: Mapping[str, Any] = orjson.loads(wire).get("data", {})
    return found


def to_row(territory: str, stored: Stored) -> dict[str, Any]:
    """Return the row of ``sync_record``."""
    tags = sorted(stored.tags)
    return {
        "territory_id": territory,
        "id": stored.record_id,
        "tbl": stored.table,
        "rev": stored.rev,
        "tags": " ".join(tags),
        "meta": orjson.dumps(stored.meta).decode(),
        "wire": _line(stored, tags),
        "deleted": stored.deleted,
        "last": orjson.dumps(stored.data).decode() if _has_last(stored) else None,
    }


def from_row(row: "Row[Any]") -> Stored:
    """Return the record that a row of ``sync_record`` holds."""
    line = orjson.loads(row.wire)
    meta = {group: (rev, by, n) for group, (rev, by, n) in orjson.loads(row.meta).items()}
    return Stored(
        table=row.tbl,
        record_id=row.id,
        rev=row.rev,
        data=orjson.loads(row.last or "{}") if row.deleted else line.get("data", {}),
        tags=frozenset(row.tags.split()),
        meta=meta,
        deleted=row.deleted,
        erased=line.get("erase", False),
    )


def _has_last(stored: Stored) -> bool:
    """Tell whether a record keeps last values: what is erased has none (decision 0155)."""
    return stored.deleted and not stored.erased
