"""The register as matching sees it, kept in memory while no person changes."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from backend.records import sheets as queries
from backend.sheets.matching import match_by_company
from sync.reconcile.matching import Decisions, Employment, Person, Register
from sync.reconcile.reading import RowMatch, SheetRow

RECENT = 4


def register_of(territory: str) -> Register:
    """Return everybody of a territory, ready for matching; merged persons are those they became."""
    return _register(territory, queries.state_of_workers(territory))


@lru_cache(maxsize=RECENT)
def _register(territory: str, _state: tuple[int, int]) -> Register:
    return Register(
        Person(row["id"], row["last_name"], row["first_name"], row["birth_name"])
        for row in queries.workers(territory)
        if row["merged_into_id"] is None
    )


def matched(
    territory: str, company: str | None, rows: tuple[SheetRow, ...], decisions: Decisions
) -> tuple[RowMatch, ...]:
    """Return whose the lines of a company's file are: its employments weigh more than the rest."""
    sirets = {row.company_siret for row in rows if row.company_siret}
    named = queries.companies_by_siret(territory, sirets)
    contracts = {siret: _employments(territory, each) for siret, each in named.items()}
    contracts[""] = _employments(territory, company) if company else []
    return match_by_company(rows, register_of(territory), contracts, "", decisions)


def _employments(territory: str, company: str) -> list[Employment]:
    merged = queries.merged_workers(territory)
    return [
        Employment(
            merged.get(row["worker_id"], str(row["worker_id"])),
            date.fromisoformat(row["starts_on"]),
            date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        )
        for row in queries.employments_of_company(territory, company)
    ]


def named(territory: str, workers: Iterable[str | None]) -> dict[str, dict[str, Any]]:
    """Return persons by id with their names and what tells them apart."""
    return queries.persons(territory, {each for each in workers if each})
