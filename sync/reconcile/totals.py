"""Rules about a sheet's sums: its written total, and hours while the site stood still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.deposit_link import file_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Bound, Link
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

TOTAL = Rule(
    "TOTAL_MISMATCH", "R-04", Severity.MINOR, Effect.NONE,
    "Total différent de la somme des lignes", "Total other than the sum of the lines", core=True,
)  # fmt: skip


NO_WORK = Rule(
    "NO_WORK_MONTH", "", Severity.MAJOR, Effect.BOUND,
    "Heures pendant un arrêt du chantier", "Hours while the site stood still", core=True,
)  # fmt: skip


def total_mismatch(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A written total or subtotal is more than half an hour off the sum of its rows.

    Not evaluated when one of the rows has no hours; raised once a month.
    """
    for sheet in facts.sheets:
        done: set[str | None] = set()
        for total in sheet.totals:
            if total.computed is None or total.month in done:
                continue
            if abs(total.written - total.computed) <= thresholds.total_gap:
                continue
            done.add(total.month)
            said = Said(
                f"Le total écrit est de {hours(total.written)}, la somme des lignes de "
                f"{hours(total.computed)}.",
                f"The written total is {hours(total.written)}, the lines add up to "
                f"{hours(total.computed)}.",
            )
            yield on_sheet(TOTAL, sheet, total.month, said, shown=file_of(sheet))


def no_work_month(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A stop of the site covers the whole month and the sheet declares hours for it."""
    for sheet in facts.sheets:
        for month in sorted({line.month for line in sheet.lines}):
            days = days_of(month)
            stops = [
                s for s in facts.evidence.stops
                if s.site == sheet.site and s.first <= days[0] and s.last >= days[-1]
            ]  # fmt: skip
            if not stops:
                continue
            mine = facts.of_sheet.get((sheet.id, month), ())
            total = sum(claim.minutes for claim in mine)
            if not total:
                continue
            said = Said(
                f"{hours(total)} déclarées {in_month_fr(month)} ; le chantier était à l'arrêt du "
                f"{day_fr(stops[0].first)} au {day_fr(stops[0].last)}.",
                f"{hours(total)} declared in {month_en(month)}; the site stood still from "
                f"{day_en(stops[0].first)} to {day_en(stops[0].last)}.",
            )
            shown = (*file_of(sheet), *(Link("site_stop", stop.id) for stop in stops))
            bounds = [Bound(claim.key, 0) for claim in mine if claim.minutes]
            yield on_sheet(NO_WORK, sheet, month, said, bounds, shown=shown)


CHECKS: tuple[Check, ...] = (total_mismatch, no_work_month)
