"""The engine's inputs from the application's records, third part: clauses and their promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.book import Book, Data, day
from sync.reconcile.claims import group
from sync.reconcile.terms import Clause, Commitment, Training
from sync.records.clause_amendment import in_effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sync.reconcile.declared import Sheet

_WEEKLY_UNITS = {"h/semaine": 60, "h par semaine": 60, "min/semaine": 1, "min par semaine": 1}


def clauses_of(
    book: Book, sheets: Iterable[Sheet], as_of: date, since: str | None
) -> Iterator[Clause]:
    """What each lot owes today, with its ledger and its training before ``since``."""
    changes = group(book.table("clause_amendment").items(), lambda a: str(a[1]["clause_id"]))
    kept, trained = _ledger(book), _trained(sheets, since)
    for key, data in book.table("clause").items():
        required, signed = _required(data, changes.get(key, ()), as_of)
        yield Clause(
            id=key,
            lot=data["lot_id"],
            required=required,
            signed=signed,
            first=day(data["starts_on"]),
            due=day(data["due_on"]),
            training=Training(data["training_counts"]),
            training_percent=data.get("training_cap_pct") or 0,
            absence_counts=data["absence_counts"],
            retained=kept.get(data["lot_id"], 0),
            trained=trained.get(data["lot_id"], 0),
            sheet_due_day=data["sheet_due_day"],
        )


def _required(data: Data, amendments: Iterable[tuple[str, Data]], as_of: date) -> tuple[int, int]:
    """The hours due today, and those of the last document that bears them."""
    effective = in_effect(amendments, as_of.isoformat())
    documents = [each for each in effective if each.get("document_ref")]
    required, signed = ([data, *each][-1]["required_minutes"] for each in (effective, documents))
    return required, signed


def _ledger(book: Book) -> dict[str, int]:
    entries = book.table("retained_hours")
    gone = {data.get("supersedes_id") for data in entries.values()}
    kept: dict[str, int] = {}
    for key, data in entries.items():
        known = data["party_id"] in book.table("lot_party")
        if key not in gone and known:
            lot = book.lot_of(data["party_id"])
            kept[lot] = kept.get(lot, 0) + data["retained_minutes"]
    return kept


def _trained(sheets: Iterable[Sheet], since: str | None) -> dict[str, int]:
    trained: dict[str, int] = {}
    for sheet in sheets:
        for line in sheet.lines:
            if since is not None and line.month < since:
                trained[sheet.lot] = trained.get(sheet.lot, 0) + line.training
    return trained


def commitments_of(book: Book) -> Iterator[Commitment]:
    """The promises of each lot's offer; a weekly target of tutoring in minutes."""
    clauses = book.table("clause")
    for key, data in book.table("commitment").items():
        factor = _WEEKLY_UNITS.get((data.get("unit") or "").strip().casefold())
        target = data.get("target_value")
        weekly = target * factor if factor and target and data["theme"] == "tutoring" else None
        if data["clause_id"] in clauses:
            yield Commitment(
                id=key,
                lot=clauses[data["clause_id"]]["lot_id"],
                theme=data["theme"],
                text=data["promise"],
                weekly_minutes=weekly,
            )
