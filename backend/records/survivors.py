"""Persons of the register: those who were merged into others are the ones whom they became."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.records import tables

Row = dict[str, Any]
WORKER = tables.TABLES["worker"].c


def persons(territory: str, ids: Collection[str]) -> dict[str, Row]:
    """Return some persons by id: names and year of birth."""
    query = select(
        *(WORKER.id, WORKER.last_name, WORKER.first_name, WORKER.birth_name, WORKER.birth_year)
    ).where(WORKER.territory_id == territory, WORKER.id.in_(sorted(ids)))
    return {row["id"]: dict(row) for row in db.session.execute(query).mappings()}


def as_survivors(territory: str, rows: list[Row]) -> list[Row]:
    """Return rows that name workers with those whom they became, and their names."""
    into = merged_workers(territory, {row["worker_id"] for row in rows})
    if not into:
        return rows
    kept = persons(territory, set(into.values()))
    return [
        {**row, **_named(row, kept[into[row["worker_id"]]])} if row["worker_id"] in into else row
        for row in rows
    ]


def _named(row: Row, person: Row) -> Row:
    names: Row = {name: person[name] for name in ("last_name", "first_name") if name in row}
    return {"worker_id": person["id"], **names}


def merged_workers(territory: str, some: Iterable[str | None]) -> dict[str, str]:
    """Return which of some persons became others, with whom they became in the end."""
    into: dict[str, str] = {}
    asked = {each for each in some if each}
    while asked:
        query = select(WORKER.id, WORKER.merged_into_id).where(
            WORKER.territory_id == territory,
            WORKER.id.in_(sorted(asked)),
            WORKER.merged_into_id.is_not(None),
        )
        found = {row.id: row.merged_into_id for row in db.session.execute(query)}
        into |= found
        asked = set(found.values()) - into.keys()
    return {worker: _last_of(into, worker) for worker in into}


def _last_of(into: dict[str, str], worker: str) -> str:
    seen: set[str] = set()
    while worker in into and worker not in seen:
        seen.add(worker)
        worker = into[worker]
    return worker


def names_of_merged(territory: str, survivors: Collection[str]) -> list[tuple[str, str, str]]:
    """Return (survivor, last name, first name) of those who were merged into some persons."""
    query = select(WORKER.merged_into_id, WORKER.last_name, WORKER.first_name).where(
        WORKER.territory_id == territory, WORKER.merged_into_id.in_(sorted(survivors))
    )
    return [tuple(row) for row in db.session.execute(query)]
