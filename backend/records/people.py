"""Which people in insertion some ids name, who was met at a visit, who is in a caseload."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import func, select

from backend.extensions import db
from backend.records import tables
from backend.records.folding import words_of
from backend.records.registers import Order, Wanted, page
from sync.notation.text import plain
from sync.records import RECORDS

AT_ONCE = 500
PERSON = "worker"


def among(territory: str, ids: Iterable[str]) -> set[str]:
    """Return those ids that are of people of the territory."""
    columns = tables.TABLES[PERSON].c
    found: set[str] = set()
    left = iter(sorted(set(ids)))
    while some := list(islice(left, AT_ONCE)):
        query = select(columns.id).where(columns.territory_id == territory, columns.id.in_(some))
        found.update(db.session.scalars(query))
    return found


def met_at(territory: str, visit: str) -> set[str]:
    """Return who is named in the records of a visit."""
    found: set[str] = set()
    for name, kind in RECORDS.items():
        if kind.fields.keys() >= {"visit_id", "worker_id"}:
            columns = tables.TABLES[name].c
            query = select(columns.worker_id).where(
                columns.territory_id == territory, columns.visit_id == visit
            )
            found.update(filter(None, db.session.scalars(query)))
    return found


def named_in(territory: str, text: str) -> set[str]:
    """Return who is named in full in a text, first or last name first."""
    columns = tables.TABLES[PERSON].c
    query = select(columns.id, columns.first_name, columns.last_name).where(
        columns.territory_id == territory
    )
    said = f" {plain(text)} "
    return {
        key
        for key, *name in db.session.execute(query)
        if (first := plain(name[0])) and (last := plain(name[1]))
        if f" {first} {last} " in said or f" {last} {first} " in said
    }


def names(territory: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of people by id, last name first."""
    columns = tables.TABLES[PERSON].c
    found: dict[str, str] = {}
    left = iter(sorted(set(ids)))
    while some := list(islice(left, AT_ONCE)):
        query = select(columns.id, columns.last_name, columns.first_name).where(
            columns.territory_id == territory, columns.id.in_(some)
        )
        for row in db.session.execute(query):
            found[row.id] = _name(dict(row._mapping))  # noqa: SLF001 - public API
    return found


def _name(row: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (row["last_name"], row["first_name"])))


def called(territory: str, words: str, most: int) -> list[dict[str, str]]:
    """Return ids and names of the people whose names have all of these words."""
    wanted = Wanted(territory, PERSON, words_of(words))
    _, rows = page(wanted, Order(), most, 0)
    return [{"id": row["id"], "person": _name(row)} for row in rows]


def caseload(territory: str, tags: Iterable[str]) -> int:
    """Return how many people the holder of some tags may read."""
    change, person = tables.change.c, tables.TABLES[PERSON].c
    query = (
        select(func.count(change.id.distinct()))
        .join(person.id.table, (person.territory_id == territory) & (person.id == change.id))
        .where(change.territory_id == territory, change.scope.in_(sorted(tags)), change.gone == 0)
    )
    return db.session.scalar(query) or 0
