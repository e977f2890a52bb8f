"""What remains of people once they are erased: counts by year and trait, told from five on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from backend.extensions import db
from backend.privacy.person import File
from backend.privacy.retention_models import StatisticCell
from backend.records import contacts
from sync import retention_cells as cells_

AGES = ((26, "under_26"), (41, "26_40"), (51, "41_50"))
OLDEST, UNKNOWN = "51_and_over", "unknown"


def count(territory: str, file: File, counted: int) -> None:
    """Add a person to the counts of each year with retained hours. The caller commits."""
    people = [each.record_id for each in file.people]
    for year, minutes in contacts.minutes_by_year(territory, people).items():
        for axis, value in traits(file, year):
            key = {"territory_id": territory, "counted": counted}
            key |= {"year": year, "axis": axis, "value": value}
            cell = db.session.get(StatisticCell, tuple(key.values()), with_for_update=True)
            if cell is None:
                cell = StatisticCell(**key, persons=0, minutes=0)
                db.session.add(cell)
            cell.persons += 1
            cell.minutes += minutes


def traits(file: File, year: int) -> Iterator[tuple[str, str]]:
    """Return what is counted of a person: one value on each axis, never two axes together."""
    data = file.people[0].data
    born = data.get("birth_year")
    yield "gender", data.get("gender") or UNKNOWN
    yield "age", _age(year - born) if born else UNKNOWN
    yield "education", data.get("education") or UNKNOWN
    yield "qpv", "yes" if data.get("qpv_code") else "no"
    jobs = sorted(file.of("employment"), key=lambda each: str(each.data.get("starts_on")))
    first: Mapping[str, Any] = jobs[0].data if jobs else {}
    yield "contract", first.get("kind") or UNKNOWN
    yield "execution_mode", first.get("execution_mode") or UNKNOWN
    exits = [each.data.get("exit_class") for each in file.of("outcome")]
    yield "outcome", str(exits[-1]) if exits else UNKNOWN


def _age(years: int) -> str:
    return next((name for below, name in AGES if years < below), OLDEST)


def told(territory: str, this_year: int) -> list[dict[str, Any]]:
    """Return the counts by year and axis of the batches that are over.

    Of a small one not even the name: of five people in five cells each would be known to be alone.
    """
    query = select(StatisticCell).where(
        StatisticCell.territory_id == territory, StatisticCell.counted < this_year
    )
    found: defaultdict[tuple[int, str], list[StatisticCell]] = defaultdict(list)
    for cell in db.session.scalars(query.order_by(StatisticCell.counted, StatisticCell.value)):
        found[cell.year, cell.axis].append(cell)
    return [_axis(year, axis, cells) for (year, axis), cells in sorted(found.items())]


def _axis(year: int, axis: str, cells: Iterable[StatisticCell]) -> dict[str, Any]:
    batches: dict[int, dict[str, int]] = {}
    for cell in cells:
        batches.setdefault(cell.counted, {})[cell.value] = cell.persons
    over = list(batches.values())
    return {
        "year": year,
        "axis": axis,
        "total": cells_.total(over),
        "cells": [
            {"value": value, "persons": persons}
            for value, persons in sorted(cells_.told(over).items())
            if persons is not None
        ],
    }
