"""The chain: one link for each transaction, over the digests of its lines and the link before.

A territory has three chains: ``journal`` (every change), ``reads`` (who read whose file) and
``events`` (what was done to the other two).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, bindparam, select

from backend.audit import tables
from backend.records import batches

LINES = 1000
"""Lines of one link; a larger transaction has several."""
START = ""
Lines = Sequence[tuple[str, str]]


class Chain(StrEnum):
    """What a chain is over."""

    JOURNAL = "journal"
    READS = "reads"
    EVENTS = "events"


class Head(NamedTuple):
    """The last link of a chain: its number and hash. Kept outside, it shows a tail that is gone."""

    n: int = 0
    hash: str = START


_columns = tables.link.c
_LAST = (
    select(_columns.n, _columns.hash)
    .where(_columns.territory_id == bindparam("territory"), _columns.chain == bindparam("chain"))
    .order_by(_columns.n.desc())
    .limit(1)
)
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def head_of(connection: Connection, territory: str, chain: Chain) -> Head:
    """Return the last link of a chain; of an empty one, number 0."""
    row = connection.execute(_LAST, {"territory": territory, "chain": str(chain)}).first()
    return Head() if row is None else Head(row.n, row.hash)


def append(
    connection: Connection, territory: str, chain: Chain, lines: Lines, at: datetime
) -> None:
    """Put lines (key, digest) under the chain, in the transaction that writes them.

    Writers of a territory's chain take turns until their transactions end.
    """
    if chain is not Chain.JOURNAL and connection.dialect.name == "postgresql":
        connection.exec_driver_sql(LOCK, (f"audit {territory} {chain}",))
    last = head_of(connection, territory, chain)
    made = []
    for start in range(0, len(lines), LINES):
        row = _link(territory, chain, last, lines[start : start + LINES], at)
        last = Head(row["n"], row["hash"])
        made.append(row)
    batches.insert(connection, tables.link, made)


def _link(territory: str, chain: Chain, last: Head, lines: Lines, at: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {
        "territory_id": territory,
        "chain": str(chain),
        "n": last.n + 1,
        "at": at,
        "previous": last.hash,
        "lines": orjson.dumps(lines).decode(),
    }
    return row | {"hash": hash_of(row)}


def hash_of(link: dict[str, Any]) -> str:
    """Return the hash that a link must have."""
    names = ("territory_id", "chain", "n", "previous", "lines")
    return digest([link["at"].astimezone(UTC).isoformat(), *(link[name] for name in names)])


def digest(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return the SHA-256 of the canonical JSON of a value."""
    return sha256(orjson.dumps(value, option=orjson.OPT_SORT_KEYS)).hexdigest()
