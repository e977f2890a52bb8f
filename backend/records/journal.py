"""Reading the journal: receipts of changes already taken, and who did what to a record."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Select, bindparam, select

from backend.extensions import db
from backend.records import tables
from backend.records.batches import among, listed


def receipts(territory: str, ops: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the answers already given to these changes; one not taken yet is not there."""
    connection = db.session.connection()
    some = {"territory": territory, "among": listed(connection, ops)}
    rows = connection.execute(_answers(connection.dialect.name), some)
    return {op: result for op, result in rows}  # noqa: C416 - rows, not pairs


@cache
def _answers(dialect: str) -> "Select[str, dict[str, Any]]":
    columns = tables.journal.c
    mine = columns.territory_id == bindparam("territory")
    return select(columns.op, columns.result).where(mine, among(dialect, columns.op))


def numbered(territory: str, device: str, numbers: Iterable[int]) -> dict[int, str]:
    """Return which change of a device took each of these numbers; one that was known took none."""
    wanted = list(numbers)
    if not wanted:
        return {}
    columns = tables.journal.c
    query = select(columns.n, columns.op).where(
        columns.territory_id == territory, columns.device == device, columns.n.in_(wanted)
    )
    return {n: op for n, op in db.session.execute(query)}  # noqa: C416 - rows, not pairs


def knows(territory: str, line: str) -> bool:
    """Tell whether a change was taken in this very turn."""
    op, _, turn = line.partition(" ")
    columns = tables.journal.c
    query = select(columns.turn).where(columns.territory_id == territory, columns.op == op)
    return db.session.scalar(query) == turn


def history(territory: str, record_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return every change of some records, the oldest first: who, when, what was before."""
    columns = tables.journal.c
    query = (
        select(
            columns.seq,
            columns.user_id,
            columns.received_at,
            columns.kind,
            columns.intent,
            columns.tbl,
            columns.record_id,
            columns.body,
            columns.before,
            columns.result,
        )
        .where(columns.territory_id == territory, columns.record_id.in_(list(record_ids)))
        .order_by(columns.received_at, columns.seq)
    )
    return [dict(row._mapping) for row in db.session.execute(query)]  # noqa: SLF001 - public API


class Author(Protocol):
    """Who is answerable for a change, and when the office received it."""

    @property
    def user(self) -> str: ...  # noqa: D102 - as they are named
    @property
    def device(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> datetime: ...  # noqa: D102


def line(territory: str, author: Author, op: str) -> dict[str, Any]:
    """Return the beginning of a line of the journal: who, by which device, when."""
    return {
        "territory_id": territory,
        "op": op,
        "device": author.device,
        "n": None,
        "user_id": author.user,
        "received_at": author.at,
        "intent": "",
    }


FARTHEST = 100_000
"""So many numbers after a line those that were written with it are looked for."""


def together(territory: str, seq: int) -> list[dict[str, Any]]:
    """Return the changes that were written with the line of a number, from it on, in order."""
    columns = tables.journal.c
    turn = select(columns.turn).where(columns.territory_id == territory, columns.seq == seq)
    query = (
        select(columns.tbl, columns.record_id, columns.body, columns.before)
        .where(
            columns.territory_id == territory,
            columns.seq.between(seq, seq + FARTHEST),
            columns.turn == turn.scalar_subquery(),
        )
        .order_by(columns.seq)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]
