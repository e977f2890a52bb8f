"""Rule about people seen at work for a company or a lot that nothing links to their line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, cut, on_claim
from sync.reconcile.roll_calls import said_on
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.sightings import at_work
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.seen import RollCall, Seen
    from sync.reconcile.thresholds import Thresholds

ELSEWHERE = Rule(
    "WRONG_HOST_OR_LOT", "R-24", Severity.MAJOR, Effect.CUT,
    "Personne vue au travail ailleurs", "Seen at work elsewhere",
)  # fmt: skip


def wrong_host_or_lot(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Seen at work for a company that no contract and no subcontract links to the line's."""
    for claim in facts.known:
        found = [
            (call, seen) for call, seen in at_work(facts, claim)
            if claim.minutes and not _explained(facts, claim, call, seen)
        ]  # fmt: skip
        if not found:
            continue
        days = {call.day for call, _ in found}
        taken = {day: claim.days[day] for day in days if claim.days.get(day)}
        on = said_on(days)
        amount = f" ; {hours(sum(taken.values()))} déclarées" if taken else ""
        amount_en = f"; {hours(sum(taken.values()))} declared" if taken else ""
        said = Said(
            f"Personne vue au travail {on.fr} pour une autre entreprise ou un autre lot, sans lien "
            f"connu{amount}.",
            f"Seen at work {on.en} for another company or lot, without a known link{amount_en}.",
        )
        shown = (Link("attendance_observation", seen.id, masked=True) for _, seen in found)
        yield on_claim(ELSEWHERE, claim, said, cut(claim, taken), shown=shown)


def _explained(facts: Facts, claim: Claim, call: RollCall, seen: Seen) -> bool:
    if claim.days and not claim.days.get(call.day):
        return True
    if seen.company == claim.company:
        return seen.lot in (None, claim.lot) or _serves(facts, claim, seen.lot)
    if frozenset({claim.company, seen.company}) in facts.evidence.linked:
        return True
    mine = facts.employments.get((claim.worker or "", seen.company), ())
    return any(employment.covers(call.day) for employment in mine)


def _serves(facts: Facts, claim: Claim, lot: str | None) -> bool:
    """Whether the person is declared for, or allocated to, this other lot too."""
    mine = facts.by_worker.get((claim.worker or "", claim.month), ())
    if any(other.lot == lot for other in mine):
        return True
    return any(lot in employment.lots for employment in claim.active)


CHECKS: tuple[Check, ...] = (wrong_host_or_lot,)
