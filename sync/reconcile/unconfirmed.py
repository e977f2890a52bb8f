"""Rules about lines that the site manager contests, or does not answer about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, bound, on_claim, on_sheet
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.site_word import confirmed_en, confirmed_fr, word_link
from sync.reconcile.wording import hours, in_month_fr, month_en, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

MISSING = Rule(
    "CONFIRMATION_MISSING", "R-32", Severity.MINOR, Effect.NONE,
    "Heures non confirmées", "Hours not confirmed",
)  # fmt: skip


CONTESTED = Rule(
    "CONFIRMATION_CONTESTED", "R-33", Severity.MAJOR, Effect.BOUND,
    "Heures contestées sur le chantier", "Hours contested on site",
)  # fmt: skip


def confirmation_missing(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Twenty days after the sheet came, lines still have no answer: asked once for the sheet."""
    silent: dict[tuple[str, str], list[Claim]] = {}
    for claim in facts.known:
        waited = (facts.evidence.as_of - claim.sheet.received).days
        if not claim.minutes or waited <= thresholds.confirmation_days:
            continue
        if facts.confirmation_of(claim) is None:
            silent.setdefault((claim.sheet.id, claim.month), []).append(claim)
    for (_, month), claims in sorted(silent.items()):
        said = Said(
            f"{plural(len(claims), 'ligne attend', 'lignes attendent')} encore la confirmation du "
            "responsable du chantier.",
            f"{plural(len(claims), 'line still waits', 'lines still wait')} for the site manager's "
            "confirmation.",
        )
        shown = [link for claim in claims for link in claim.links]
        yield on_sheet(MISSING, claims[0].sheet, month, said, shown=shown)


def confirmation_contested(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The site manager contests the line: bounded at his figure, at 0 when he gives none."""
    for claim in facts.known:
        confirmation = facts.confirmation_of(claim)
        if not claim.minutes or confirmation is None or not confirmation.contested:
            continue
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)}, contestées par le "
            f"chantier{confirmed_fr(confirmation)}.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)}, contested by the "
            f"site{confirmed_en(confirmation)}.",
        )
        effects = bound(claim, _at_most(claim, confirmation.minutes))
        yield on_claim(CONTESTED, claim, said, effects, shown=word_link(confirmation))


def _at_most(claim: Claim, figure: int | None) -> int:
    """His figure is of work alone: the training that the company declares stays beside it."""
    return figure + claim.training if figure else 0


CHECKS: tuple[Check, ...] = (
    confirmation_missing,
    confirmation_contested,
)
