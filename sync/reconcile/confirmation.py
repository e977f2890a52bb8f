"""Rules about the site manager's word: the minutes that somebody who was there confirms (C)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import NOTHING, Said, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.site_word import confirmed_en, confirmed_fr, word_link
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.papers import Confirmation
    from sync.reconcile.thresholds import Thresholds

CHANGED = Rule(
    "SHEET_CHANGED_AFTER_CONFIRMATION", "R-03", Severity.MAJOR, Effect.BOUND,
    "Ligne changée après sa confirmation", "Line changed after it was confirmed",
)  # fmt: skip


GAP = Rule(
    "CONFIRMATION_GAP", "R-30", Severity.MINOR, Effect.NONE,
    "Écart avec les heures confirmées", "Gap with the confirmed hours",
)  # fmt: skip


HIGH_GAP = Rule(
    "CONFIRMATION_GAP_HIGH", "R-31", Severity.MAJOR, Effect.BOUND,
    "Grand écart avec les heures confirmées", "Large gap with the confirmed hours",
)  # fmt: skip


def changed_after_confirmation(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The line is no longer the one that was confirmed: its figure holds until asked again."""
    for claim, confirmation in _answered(facts):
        if _is_stale(claim, confirmation):
            said = Said(
                f"La ligne a changé après sa confirmation ; elle indique {hours(claim.minutes)}"
                f"{confirmed_fr(confirmation)}.",
                f"The line changed after it was confirmed; it says {hours(claim.minutes)}"
                f"{confirmed_en(confirmation)}.",
            )
            figure = confirmation.minutes
            effects = NOTHING if figure is None else bound(claim, figure + claim.training)
            yield on_claim(CHANGED, claim, said, effects, shown=word_link(confirmation))


def confirmation_gap(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Declared and confirmed differ by more than 2 h or 5 %; beyond 7 h or 10 % it is bounded.

    The figure confirmed is a bound only where more was declared. Training is not a site's to
    confirm: it stands beside the figure.
    """
    for claim, confirmation in _answered(facts):
        confirmed = confirmation.minutes
        if confirmed is None or _is_stale(claim, confirmation):
            continue
        gap = abs(claim.on_site - confirmed)
        if gap <= thresholds.small(confirmed):
            continue
        said = Said(
            f"{hours(claim.on_site)} déclarées {in_month_fr(claim.month)}, {hours(confirmed)} "
            f"confirmées par le chantier : {hours(gap)} d'écart.",
            f"{hours(claim.on_site)} declared in {month_en(claim.month)}, {hours(confirmed)} "
            f"confirmed by the site: a gap of {hours(gap)}.",
        )
        if gap <= thresholds.large(confirmed):
            yield on_claim(GAP, claim, said, shown=word_link(confirmation))
            continue
        effects = NOTHING
        if claim.on_site > confirmed:
            effects = bound(claim, confirmed + claim.training)
        yield on_claim(HIGH_GAP, claim, said, effects, shown=word_link(confirmation))


def _answered(facts: Facts) -> Iterator[tuple[Claim, Confirmation]]:
    for claim in facts.known:
        confirmation = facts.confirmation_of(claim)
        if confirmation is not None and not confirmation.contested:
            yield claim, confirmation


def _is_stale(claim: Claim, confirmation: Confirmation) -> bool:
    digests = {line.digest for line in claim.lines if line.digest}
    return bool(confirmation.digest and digests) and confirmation.digest not in digests


CHECKS: tuple[Check, ...] = (
    changed_after_confirmation,
    confirmation_gap,
)
