"""Rule about figures that look copied: a signal, never an effect."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sync.hours import month_after
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

COPIED = Rule(
    "COPY_PASTE", "R-49", Severity.INFO, Effect.NONE,
    "Heures identiques", "Identical hours",
    audience=Audience.UNIT,
)  # fmt: skip


def copy_paste(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """The same figure for several persons, 151 h 40 exactly, or the same for three months.

    A signal to the unit that suggests an unannounced visit: once for each sheet and month.
    """
    sheets: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in facts.known:
        if claim.minutes:
            sheets[claim.sheet.id, claim.month].append(claim)
    for (_, month), claims in sorted(sheets.items()):
        figures = Counter(claim.minutes for claim in claims)
        alike = {m for m, count in figures.items() if count >= thresholds.same_hours_workers}
        alike |= {thresholds.full_month} & set(figures)
        copied = [c for c in claims if c.minutes in alike or _is_repeated(facts, c, thresholds)]
        if copied:
            count = len(copied)
            said = Said(
                f"{plural(count, 'ligne', 'lignes')} au même nombre d'heures que d'autres, ou que "
                "les mois précédents : une visite inopinée peut l'éclairer.",
                f"{plural(count, 'line', 'lines')} with the same hours as others, or as in the "
                "months before: an unannounced visit may tell.",
            )
            shown = [link for claim in copied for link in claim.links]
            yield on_sheet(COPIED, copied[0].sheet, month, said, shown=shown)


def _is_repeated(facts: Facts, claim: Claim, thresholds: Thresholds) -> bool:
    for back in range(1, thresholds.same_hours_months):
        month = month_after(claim.month, -back)
        before = facts.by_worker.get((claim.worker or "", month), ())
        same = (each for each in before if each.company == claim.company and each.lot == claim.lot)
        if not any(each.minutes == claim.minutes for each in same):
            return False
    return True


CHECKS: tuple[Check, ...] = (copy_paste,)
