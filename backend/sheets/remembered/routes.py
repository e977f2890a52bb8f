"""What is remembered of a company, and how it is revoked."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend.accounts.identity import me
from backend.clock import now, today
from backend.contract import contract
from backend.extensions import db
from backend.problems import NotFound
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.sheets.access import parties_of
from backend.sheets.intake import memory as memories
from backend.sheets.intake.memory import COLUMN, NAME, source_of
from backend.sheets.intake.people import named
from backend.sheets.intake.showing import full_name
from backend.sheets.remembered.schemas import MemoryAsked, Remembered, Revoked

bp = Blueprint("sheet_memory", __name__, url_prefix="/api/sheets/memory")


@bp.get("")
@contract(query=MemoryAsked, gives=Remembered, problems=(NotFound,))
def list_remembered(query: dict[str, Any]) -> dict[str, Any]:
    """List what was said of a company's columns and spellings."""
    company = str(query["company"])
    _must_be_mine(company)
    memory = memories.of_company(me().territory_id, company)
    people = named(me().territory_id, (row["worker_id"] for row in memory.names))
    return {
        "columns": [_told(row) for row in memory.columns],
        "names": [
            {**_told(row), "worker": full_name(people[row["worker_id"]])}
            for row in memory.names
            if row["worker_id"] in people
        ],
    }


def _told(row: dict[str, Any]) -> dict[str, Any]:
    source = source_of(row) or {}
    return {**row, "from_fr": source.get("fr"), "from_en": source.get("en")}


@bp.post("/<uuid:memory_id>/revoke")
@contract(gives=Revoked)
def revoke(memory_id: UUID) -> dict[str, Any]:
    """Propose something no more; its journal keeps that it was said."""
    with writing(me().territory_id) as store:
        found = next(
            (
                each
                for table in (COLUMN, NAME)
                if (each := store.records.stored(table, str(memory_id))) is not None
            ),
            None,
        )
        if found is None:
            raise NotFound
        _must_be_mine(found.data["company_id"])
        actor = Actor(me().user_id, OFFICE_DEVICE, now(), today())
        store.put(found.table, found.record_id, {**found.data, "is_revoked": True}, actor)
    db.session.commit()
    return {"revoked": True}


def _must_be_mine(company: str) -> None:
    """A company sees what is remembered of itself: NotFound."""
    companies = {party["company_id"] for party in parties_of(me()).values()}
    if company not in companies:
        raise NotFound
