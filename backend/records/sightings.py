"""Who was seen at work for which party of a lot: a sheet is awaited for those months too."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, func, select

from backend.extensions import db
from backend.records import tables
from sync.records.visit import BEGUN_STATES

PARTY, LOT = tables.TABLES["lot_party"].c, tables.TABLES["lot"].c
CONTRACT, SITE = tables.TABLES["contract"].c, tables.TABLES["site"].c
VISIT, SEEN = tables.TABLES["visit"].c, tables.TABLES["attendance_observation"].c
WORKER = tables.TABLES["worker"].c


def days_seen(territory: str, parties: Collection[str]) -> dict[str, set[str]]:
    """Return by party the days (UTC) on which somebody of the register was seen for its company."""
    day = func.substr(func.coalesce(VISIT.started_at, VISIT.planned_on), 1, 10).label("day")
    begun = VISIT.state.in_(sorted(BEGUN_STATES))
    query = (
        select(PARTY.id, day)
        .distinct()
        .select_from(SEEN.id.table)
        .join(VISIT.id.table, _same(SEEN.visit_id, VISIT))
        .join(WORKER.id.table, _same(SEEN.worker_id, WORKER))
        .join(SITE.id.table, _same(VISIT.site_id, SITE))
        .join(CONTRACT.id.table, and_(CONTRACT.territory_id == territory,
                                      CONTRACT.operation_id == SITE.operation_id))
        .join(LOT.id.table, and_(LOT.territory_id == territory, LOT.contract_id == CONTRACT.id))
        .join(PARTY.id.table, and_(PARTY.territory_id == territory, PARTY.lot_id == LOT.id,
                                   PARTY.company_id == SEEN.company_id))
        .where(SEEN.territory_id == territory, SEEN.status == "seen", begun)
        .where(WORKER.is_draft.is_(False), PARTY.id.in_(sorted(parties)))
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for party, seen_on in db.session.execute(query):
        found.setdefault(party, set()).add(seen_on)
    return found


def _same(reference: Any, other: Any) -> Any:  # noqa: ANN401 - columns
    return and_(other.territory_id == SEEN.territory_id, other.id == reference)
