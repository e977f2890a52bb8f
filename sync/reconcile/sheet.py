"""Rules about a sheet as a whole: readable, of the right month, on time, of the right company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.checks import is_siret
from sync.hours import days_of, month_after, months_between
from sync.reconcile.claims import wrong_months
from sync.reconcile.discrepancy import Bound, Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.wording import day_en, day_fr, hours, in_month_fr, month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.evidence import Owed, Sheet
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

UNREADABLE = Rule(
    "SHEET_UNREADABLE", "", Severity.BLOCKING, Effect.NONE,
    "Fiche illisible", "Unreadable sheet", core=True,
)  # fmt: skip
WRONG_MONTH = Rule(
    "WRONG_MONTH", "", Severity.BLOCKING, Effect.BOUND,
    "Fiche d'un autre mois", "Sheet of another month", core=True,
)  # fmt: skip
LATE = Rule(
    "SHEET_LATE", "R-02", Severity.MINOR, Effect.NONE,
    "Fiche en retard", "Late sheet", core=True,
)  # fmt: skip
MISSING = Rule(
    "SHEET_MISSING", "R-01", Severity.MAJOR, Effect.NONE,
    "Fiche manquante", "Missing sheet", core=True,
)  # fmt: skip
SIRET = Rule(
    "SIRET_MISMATCH", "", Severity.MAJOR, Effect.NONE,
    "SIRET différent de celui du compte", "SIRET other than the account's", core=True,
)  # fmt: skip
TOTAL = Rule(
    "TOTAL_MISMATCH", "R-04", Severity.MINOR, Effect.NONE,
    "Total différent de la somme des lignes", "Total other than the sum of the lines", core=True,
)  # fmt: skip
NO_WORK = Rule(
    "NO_WORK_MONTH", "", Severity.MAJOR, Effect.BOUND,
    "Heures pendant un arrêt du chantier", "Hours while the site stood still", core=True,
)  # fmt: skip


def sheet_unreadable(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The file is encrypted, corrupt, too big, empty or no table: nothing of it is counted."""
    for sheet in facts.sheets:
        if sheet.faults:
            faults = ", ".join(sheet.faults)
            said = Said(
                f"Le fichier ne peut pas être lu ({faults}) : rien n'est compté jusqu'à une "
                "fiche lisible.",
                f"The file cannot be read ({faults}): nothing counts until a readable sheet.",
            )
            yield on_sheet(UNREADABLE, sheet, sheet.slot[-1], said, shown=_file(sheet))


def wrong_month(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The file states a month that is not in the deposit slot: its lines count for nothing."""
    for sheet in facts.sheets:
        wrong = wrong_months(sheet)
        if not wrong or sheet.faults:
            continue
        said = Said(
            f"La fiche indique {', '.join(map(month_fr, wrong))} ; elle est déposée pour "
            f"{', '.join(map(month_fr, sheet.slot))}.",
            f"The sheet says {', '.join(map(month_en, wrong))}; it was deposited for "
            f"{', '.join(map(month_en, sheet.slot))}.",
        )
        months = {line.month for line in sheet.lines}
        mine = (claim for month in months for claim in facts.of_sheet[sheet.id, month])
        bounds = (Bound(claim.key, 0) for claim in mine)
        yield on_sheet(WRONG_MONTH, sheet, wrong[0], said, bounds, shown=_file(sheet))


def sheet_late(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Received after the due day (the 10th) of the month after the last deposited month."""
    for sheet in facts.sheets:
        due = due_on(facts, thresholds, sheet.lot, max(sheet.slot))
        if sheet.received > due:
            said = Said(
                f"Fiche attendue le {day_fr(due)}, reçue le {day_fr(sheet.received)}.",
                f"Sheet due on {day_en(due)}, received on {day_en(sheet.received)}.",
            )
            yield on_sheet(LATE, sheet, max(sheet.slot), said, shown=_file(sheet))


def sheet_missing(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A lot was open in a month, its due day has passed, and no sheet covers that month."""
    covered = _covered(facts)
    seen: set[tuple[str, str, str]] = set()
    for owed in sorted(facts.evidence.owed, key=lambda each: (each.company, each.lot)):
        for month in _months_owed(facts, owed):
            slot = (_lot(facts, owed.lot), owed.company, month)
            due = due_on(facts, thresholds, owed.lot, month)
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


def siret_mismatch(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The SIRET of the title block is not the account's; lines are still read as the account's."""
    for sheet in facts.sheets:
        written, mine = sheet.title_siret, sheet.siret or sheet.company
        if sheet.faults or not written or written == mine:
            continue
        fr, en = _siret_kind(written, mine)
        said = Said(
            f"La fiche porte le SIRET {written} ({fr}) ; le compte qui l'a transmise a le {mine}.",
            f"The sheet bears SIRET {written} ({en}); the account that sent it has {mine}.",
        )
        yield on_sheet(SIRET, sheet, max(sheet.slot), said, shown=_file(sheet))


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
            yield on_sheet(TOTAL, sheet, total.month, said, shown=_file(sheet))


def no_work_month(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A stop of the site covers the whole month and the sheet declares hours for it."""
    for sheet in facts.sheets:
        for month in sorted(set(sheet.stated or sheet.slot)):
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
            shown = (*_file(sheet), *(Link("stop", stop.id) for stop in stops))
            bounds = [Bound(claim.key, 0) for claim in mine if claim.minutes]
            yield on_sheet(NO_WORK, sheet, month, said, bounds, shown=shown)


def due_on(facts: Facts, thresholds: Thresholds, lot: str, month: str) -> date:
    """The day by which the sheet of a month is due: that of the clause, else of the territory."""
    clause = facts.clauses.get(lot)
    day = (clause and clause.sheet_due_day) or thresholds.sheet_due_day
    return days_of(month_after(month))[day - 1]


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


def _siret_kind(written: str, mine: str) -> tuple[str, str]:
    if not is_siret(written):
        return "numéro invalide", "not a valid number"
    if written[:9] == mine[:9]:
        return "autre établissement de la même entreprise", "another establishment of the company"
    return "autre entreprise", "another company"


def _file(sheet: Sheet) -> tuple[Link, ...]:
    return (Link("monthly_sheet", sheet.version or sheet.id),)


CHECKS: tuple[Check, ...] = (
    sheet_unreadable,
    wrong_month,
    sheet_late,
    sheet_missing,
    siret_mismatch,
    total_mismatch,
    no_work_month,
)
