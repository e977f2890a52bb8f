"""The register as matching sees it, kept in memory while no person changes."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from backend.records import sheets as queries
from backend.records import survivors
from backend.sheets.matching import match_by_company
from sync.notation.text import plain
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
    here = {each.worker_id for some in contracts.values() for each in some}
    decided = _as_survivors(territory, decisions, _spellings(territory, here))
    return match_by_company(rows, register_of(territory), contracts, "", decided)


def _as_survivors(territory: str, said: Decisions, spellings: dict[str, str]) -> Decisions:
    """What was decided of persons who have become others holds of those whom they became."""
    into = survivors.merged_workers(
        territory, {*said.same.values(), *(worker for _, worker in said.refused)}
    )
    same = {written: into.get(who or "", who) for written, who in said.same.items()}
    refused = frozenset((written, into.get(worker, worker)) for written, worker in said.refused)
    kept = {w: p for w, p in spellings.items() if (w, p) not in refused}
    return Decisions({**kept, **same}, refused)


def _spellings(territory: str, here: set[str]) -> dict[str, str]:
    """The names of those merged into somebody employed here, unless two of them bear the same."""
    found: dict[str, set[str]] = {}
    for survivor, last, first in survivors.names_of_merged(territory, here):
        for written in (f"{last} {first}", f"{first} {last}"):
            found.setdefault(plain(written), set()).add(survivor)
    living = {
        plain(f"{each['last_name']} {each['first_name']}")
        for each in survivors.persons(territory, here).values()
    }
    return {
        written: worker
        for written, (worker, *others) in found.items()
        if not others and written not in living
    }


def _employments(territory: str, company: str) -> list[Employment]:
    return [
        Employment(
            str(row["worker_id"]),
            date.fromisoformat(row["starts_on"]),
            date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        )
        for row in queries.employments_of_company(territory, company)
    ]


def named(territory: str, workers: Iterable[str | None]) -> dict[str, dict[str, Any]]:
    """Return persons by id with their names and what tells them apart."""
    return survivors.persons(territory, {each for each in workers if each})
