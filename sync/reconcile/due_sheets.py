"""Rules about sheets that are due: received in time, and for every month in which they are owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import months_between
from sync.reconcile.deposit_link import file_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, month_en, month_fr
from sync.sheet_due import due_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.terms import Owed
    from sync.reconcile.thresholds import Thresholds

LATE = Rule(
    "SHEET_LATE", "R-02", Severity.MINOR, Effect.NONE,
    "Fiche en retard", "Late sheet", core=True,
)  # fmt: skip


MISSING = Rule(
    "SHEET_MISSING", "R-01", Severity.MAJOR, Effect.NONE,
    "Fiche manquante", "Missing sheet", core=True,
)  # fmt: skip


def sheet_late(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Received after the due day (the 10th) of the month after the last deposited month."""
    for sheet in facts.sheets:
        due = _due_on(facts, thresholds, sheet.lot, max(sheet.slot))
        if sheet.received > due:
            said = Said(
                f"Fiche attendue le {day_fr(due)}, reçue le {day_fr(sheet.received)}.",
                f"Sheet due on {day_en(due)}, received on {day_en(sheet.received)}.",
            )
            yield on_sheet(LATE, sheet, max(sheet.slot), said, shown=file_of(sheet))


def sheet_missing(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A lot was open in a month, its due day has passed, and no sheet covers that month."""
    covered = _covered(facts)
    seen: set[tuple[str, str, str]] = set()
    for owed in sorted(facts.evidence.owed, key=lambda each: (each.company, each.lot)):
        for month in _months_owed(facts, owed):
            slot = (_lot(facts, owed.lot), owed.company, month)
            due = _due_on(facts, thresholds, owed.lot, month)
            if slot in covered or slot in seen or due >= facts.evidence.as_of:
                continue
            seen.add(slot)
            yield Discrepancy(
                rule=MISSING,
                severity=MISSING.severity,
                fr=f"Aucune fiche reçue pour {month_fr(month)} ; attendue le {day_fr(due)}.",
                en=f"No sheet received for {month_en(month)}; it was due on {day_en(due)}.",
                month=month,
                sheet=owed.sheet,
                company=owed.company,
                lot=owed.lot,
                site=owed.site,
                evidence=(Link("lot", owed.lot),),
            )


def _due_on(facts: Facts, thresholds: Thresholds, lot: str, month: str) -> date:
    """The day by which the sheet of a month is due: that of the clause, else of the territory."""
    clause = facts.clauses.get(lot)
    day = (clause and clause.sheet_due_day) or thresholds.sheet_due_day
    return due_on(month, day)


def _months_owed(facts: Facts, owed: Owed) -> tuple[str, ...]:
    last = min(owed.last, facts.evidence.as_of)
    return tuple(month for month in months_between(owed.first, last) if facts.judges(month))


def _lot(facts: Facts, lot: str) -> str:
    return lot if facts.evidence.sheet_per_lot else ""


def _covered(facts: Facts) -> set[tuple[str, str, str]]:
    covered: set[tuple[str, str, str]] = set()
    for sheet in facts.evidence.sheets:
        lot = _lot(facts, sheet.lot)
        covered |= {(lot, sheet.company, month) for month in sheet.slot}
        covered |= {(lot, line.company, line.month) for line in sheet.lines}
    return covered


CHECKS: tuple[Check, ...] = (sheet_late, sheet_missing)
