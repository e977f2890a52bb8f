"""Rules about the contract's terms as the sheet writes them: its type and its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.spans import contract_links, period_en, period_fr, span_en, span_fr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.reconcile.declared import Line
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.registers import Employment
    from sync.reconcile.thresholds import Thresholds

TYPE = Rule(
    "CONTRACT_TYPE_DIFFERS", "R-14", Severity.MINOR, Effect.NONE,
    "Type de contrat différent", "Another type of contract", core=True,
)  # fmt: skip


DATES = Rule(
    "CONTRACT_DATES_DIFFER", "R-14", Severity.MINOR, Effect.NONE,
    "Dates de contrat différentes", "Other contract dates", core=True,
)  # fmt: skip


def contract_type_differs(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The type of a line is that of no contract active in the month."""
    for claim in facts.known:
        known = {e.contract for e in claim.active if e.contract}
        written = sorted({line.contract for line in claim.lines if line.contract} - known)
        if known and written:
            said = Said(
                f"La fiche indique {', '.join(written)} ; le contrat connu est "
                f"{', '.join(sorted(known))}.",
                f"The sheet says {', '.join(written)}; the contract known is "
                f"{', '.join(sorted(known))}.",
            )
            yield on_claim(TYPE, claim, said, shown=contract_links(claim.active))


def contract_dates_differ(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """The start or the end of a line is more than three days off the nearest active contract."""
    gap = thresholds.contract_dates_gap_days
    for claim in facts.known:
        pairs = ((line, _nearest(line, claim.active)) for line in claim.lines)
        wrong = [(line, e) for line, e in pairs if e and _dates_differ(line, e, gap)]
        if not wrong:
            continue
        line, employment = wrong[0]
        said = Said(
            f"La fiche indique un contrat {span_fr(line.first, line.last)} ; le contrat connu "
            f"{period_fr(employment)}.",
            f"The sheet says a contract {span_en(line.first, line.last)}; the contract known "
            f"{period_en(employment)}.",
        )
        yield on_claim(DATES, claim, said, shown=contract_links([employment]))


def _nearest(line: Line, active: Iterable[Employment]) -> Employment | None:
    if line.first is None or not line.dates_in_order:
        return None
    written = line.first
    return min(active, key=lambda e: (abs((e.first - written).days), e.id), default=None)


def _dates_differ(line: Line, employment: Employment, gap: int) -> bool:
    if line.first is not None and abs((line.first - employment.first).days) > gap:
        return True
    if line.last is None:
        return False
    return employment.last is None or abs((line.last - employment.last).days) > gap


CHECKS: tuple[Check, ...] = (contract_type_differs, contract_dates_differ)
