"""What the office asks of many visits at once, by the columns of their projections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from backend.extensions import db
from backend.records import tables
from sync.records.visit import SIGNED_STATES

VISIT, SITE = tables.TABLES["visit"].c, tables.TABLES["site"].c
STAFF = tables.TABLES["staff"].c
DAY = func.substr(func.coalesce(VISIT.started_at, VISIT.planned_on), 1, 10)
"""The day of a visit, UTC: near midnight it may stand a day off."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """Which visits: by site, officer and state, between two days, on the sites of a caseload.

    ``sites`` None: of the whole territory.
    """

    territory: str
    states: tuple[str, ...] = ()
    site: str | None = None
    officer: str | None = None
    since: str | None = None
    until: str | None = None
    sites: frozenset[str] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The conditions of a query on visits."""
        found = [VISIT.territory_id == self.territory]
        equal = {"site_id": self.site, "officer_id": self.officer}
        found += [VISIT[name] == value for name, value in equal.items() if value is not None]
        if self.states:
            found.append(VISIT.state.in_(self.states))
        if self.since is not None:
            found.append(self.since <= DAY)
        if self.until is not None:
            found.append(self.until >= DAY)
        if self.sites is not None:
            found.append(VISIT.site_id.in_(sorted(self.sites)))
        return found


def page(wanted: Wanted, number: int, size: int, *, oldest_first: bool) -> tuple[int, list[Row]]:
    """Return how many visits match and one page of them by day, with their names."""
    conditions = wanted.conditions()
    total = db.session.scalar(select(func.count()).select_from(VISIT.id.table).where(*conditions))
    query = (
        _named()
        .where(*conditions)
        .order_by(DAY.is_(None), DAY.asc() if oldest_first else DAY.desc(), VISIT.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    return total or 0, [dict(row) for row in db.session.execute(query).mappings()]


def one(territory: str, visit: str) -> Row:
    """Return one visit that is there, with its names."""
    query = _named().where(VISIT.territory_id == territory, VISIT.id == visit)
    return dict(db.session.execute(query).mappings().one())


def _named() -> "Select[Any]":
    return (
        select(VISIT.id.table, SITE.label.label("site"), STAFF.name.label("officer"))
        .join(SITE.id.table, _same(SITE, "site_id"))
        .outerjoin(STAFF.id.table, _same(STAFF, "officer_id"))
    )


def _same(other: Any, field: str) -> ColumnElement[bool]:  # noqa: ANN401 - a column collection
    return and_(VISIT.territory_id == other.territory_id, VISIT[field] == other.id)


def received(territory: str, visits: Iterable[str]) -> dict[str, datetime]:
    """Return when the office last heard of each visit itself."""
    columns = tables.journal.c
    query = (
        select(columns.record_id, func.max(columns.received_at))
        .where(columns.territory_id == territory, columns.record_id.in_(list(visits)))
        .group_by(columns.record_id)
    )
    return {visit: at for visit, at in db.session.execute(query)}  # noqa: C416 - rows, not pairs


def by_state(wanted: Wanted) -> dict[str, int]:
    """Return how many of these visits are in each state."""
    query = select(VISIT.state, func.count()).where(*wanted.conditions()).group_by(VISIT.state)
    return {state: count for state, count in db.session.execute(query)}  # noqa: C416 - rows


def active_sites(territory: str) -> list[Row]:
    """Return the active sites with the day of their last meeting and of the next one planned."""
    ours = and_(VISIT.territory_id == SITE.territory_id, VISIT.site_id == SITE.id)
    held = VISIT.state.in_(sorted(SIGNED_STATES))
    last = select(func.max(DAY)).where(ours, held, VISIT.kind != "unannounced")
    next_one = select(func.min(DAY)).where(ours, VISIT.state.in_(("planned", "draft")))
    query = (
        select(
            SITE.id,
            SITE.label.label("site"),
            SITE.opened_on,
            STAFF.name.label("officer"),
            last.correlate(SITE.id.table).scalar_subquery().label("last_on"),
            next_one.correlate(SITE.id.table).scalar_subquery().label("next_on"),
        )
        .outerjoin(
            STAFF.id.table,
            and_(SITE.territory_id == STAFF.territory_id, SITE.officer_id == STAFF.id),
        )
        .where(SITE.territory_id == territory, SITE.state == "active")
        .order_by(SITE.label, SITE.id)
    )
    return [dict(row) for row in db.session.execute(query).mappings()]
