"""What a chain covers of each line: its digest, the same when written and when read again."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from operator import itemgetter
from secrets import token_hex
from typing import Any

import orjson

from backend.audit.chain import Chain, append, digest
from backend.records.store import WITNESSES, Store

Row = Mapping[str, Any]
CONTENT = ("body", "before", "result")
SALT = 32
"""Hexadecimal digits of a salt; a line has its own."""
PLAIN = (
    *("territory_id", "op", "seq", "device", "n", "user_id", "kind", "intent", "tbl"),
    *("record_id", "turn", "content_hash"),
)
_content, _plain = itemgetter(*CONTENT), itemgetter(*PLAIN)
OF_READING = ("territory_id", "id", "user_id", "device_id", "address", "endpoint", "what")
OF_EVENT = ("territory_id", "id", "by", "kind", "body")


def content_hash(row: Row, salt: str) -> str:
    """Return the digest of what may be erased; without its salt nobody can guess the content."""
    told = orjson.dumps(_content(row), option=orjson.OPT_SORT_KEYS)
    return sha256(salt.encode() + told).hexdigest()


def replaced(row: Row) -> str:
    """Return the digest of what stands in place of erased content, which nobody needs to guess."""
    return digest([row[name] for name in CONTENT])


def of_journal(row: Row) -> str:
    """Return the digest of a line of the journal."""
    return digest([_instant(row["received_at"]), *_plain(row)])


def of_reading(row: Row, persons: Iterable[str]) -> str:
    """Return the digest of a reading, with everybody whose file it was."""
    told = [row[name] for name in OF_READING]
    return digest([_instant(row["at"]), *told, sorted(persons)])


def of_event(row: Row) -> str:
    """Return the digest of an event."""
    until = row["until"] and _instant(row["until"])
    return digest([_instant(row["at"]), until, *(row[name] for name in OF_EVENT)])


def sealed(row: dict[str, Any], salt: str = "") -> tuple[str, str]:
    """Give a line of the journal its salt and the digest of its content; returns key and digest."""
    row["salt"] = salt or token_hex(SALT // 2)
    row["content_hash"] = content_hash(row, row["salt"])
    return row["op"], of_journal(row)


def witness(store: Store, rows: list[dict[str, Any]]) -> None:
    """Put the lines of a transaction under the chain, as they are written."""
    at = rows[0]["received_at"]
    drawn = token_hex(SALT // 2 * len(rows))
    salts = (drawn[start : start + SALT] for start in range(0, len(drawn), SALT))
    lines = [sealed(row, salt) for row, salt in zip(rows, salts, strict=True)]
    append(store.connection, store.territory, Chain.JOURNAL, lines, at)


WITNESSES.append(witness)


@lru_cache(64)
def _instant(value: datetime) -> str:
    return str(value.astimezone(UTC).isoformat())
