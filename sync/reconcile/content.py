"""Rules about what the hours are made of: absence, training, and figures that look copied."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sync.hours import is_open_day, month_after, share
from sync.reconcile.discrepancy import Audience, Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.evidence import Clause, Training
from sync.reconcile.raising import NOTHING, Said, bound, on_claim, on_sheet
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

ABSENCE = Rule(
    "ABSENCE_COUNTED", "R-47", Severity.MAJOR, Effect.BOUND,
    "Absence comptée comme travail", "Absence counted as work",
)  # fmt: skip
TRAINING = Rule(
    "TRAINING_OVER_CAP", "R-48", Severity.MINOR, Effect.BOUND,
    "Formation au-delà du plafond", "Training over the cap",
)  # fmt: skip
COPIED = Rule(
    "COPY_PASTE", "R-49", Severity.INFO, Effect.NONE,
    "Heures identiques", "Identical hours",
    audience=Audience.UNIT,
)  # fmt: skip


def absence_counted(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Work and absence together exceed what the contract's days hold: absence was counted.

    A line that mentions leave with a full month of hours and no absence is only asked about.
    """
    for claim in facts.known:
        clause = facts.clauses.get(claim.lot)
        if not claim.active or not claim.minutes or (clause and clause.absence_counts):
            continue
        absence = sum(line.absence for line in claim.lines)
        capacity = _capacity(claim)
        over = min(absence, claim.minutes + absence - capacity)
        noted = any(line.absence_noted for line in claim.lines)
        if over <= 0 and not (noted and not absence and claim.minutes >= capacity):
            continue
        said = Said(
            f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} avec une absence"
            f"{f' de {hours(absence)}' if absence else ''} ; le contrat prévoit "
            f"{hours(capacity)} pour le mois.",
            f"{hours(claim.minutes)} declared in {month_en(claim.month)} with an absence"
            f"{f' of {hours(absence)}' if absence else ''}; the contract provides for "
            f"{hours(capacity)} that month.",
        )
        effects = bound(claim, claim.minutes - over) if over > 0 else NOTHING
        yield on_claim(ABSENCE, claim, said, effects, shown=_contracts(claim))


def training_over_cap(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Training that the clause does not count, or counts up to a share of the hours due.

    Of a capped clause, the training of the months before comes first; what is over is shared
    among the lines of the month.
    """
    spent = {lot: clause.trained for lot, clause in facts.clauses.items()}
    months: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in facts.known:
        if claim.training and claim.lot in facts.clauses:
            months[claim.month, claim.lot].append(claim)
    for (_month, lot), claims in sorted(months.items()):
        clause = facts.clauses[lot]
        total = sum(claim.training for claim in claims)
        over = _over(clause, spent[lot], total)
        spent[lot] += total
        parts = share(over, {str(claim.key): claim.training for claim in claims})
        for claim in claims if over else ():
            said = Said(
                f"{hours(claim.training)} de formation déclarées ; la clause en compte "
                f"{hours(claim.training - parts[str(claim.key)])}.",
                f"{hours(claim.training)} of training declared; the clause counts "
                f"{hours(claim.training - parts[str(claim.key)])}.",
            )
            effects = bound(claim, max(0, claim.minutes - parts[str(claim.key)]))
            shown = (Link("clause", clause.id),)
            yield on_claim(TRAINING, claim, said, effects, shown=shown)


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
            said = Said(
                f"{len(copied)} ligne(s) au même nombre d'heures que d'autres, ou que les mois "
                "précédents : une visite inopinée peut l'éclairer.",
                f"{len(copied)} line(s) with the same hours as others, or as in the months before: "
                "an unannounced visit may tell.",
            )
            shown = [link for claim in copied for link in claim.links]
            yield on_sheet(COPIED, copied[0].sheet, month, said, shown=shown)


def _capacity(claim: Claim) -> int:
    """The contract's minutes over the open days of the month."""
    weekly = max(employment.weekly_minutes for employment in claim.active)
    return weekly * sum(map(is_open_day, claim.covered)) // 5


def _over(clause: Clause, before: int, total: int) -> int:
    if clause.training is Training.YES:
        return 0
    if clause.training is Training.NO:
        return total
    room = clause.required * clause.training_percent // 100 - before
    return min(total, max(0, total - room))


def _is_repeated(facts: Facts, claim: Claim, thresholds: Thresholds) -> bool:
    for back in range(1, thresholds.same_hours_months):
        month = month_after(claim.month, -back)
        before = facts.by_worker.get((claim.worker or "", month), ())
        same = (each for each in before if each.company == claim.company and each.lot == claim.lot)
        if not any(each.minutes == claim.minutes for each in same):
            return False
    return True


def _contracts(claim: Claim) -> tuple[Link, ...]:
    return tuple(Link("employment", employment.id) for employment in claim.active)


CHECKS: tuple[Check, ...] = (absence_counted, training_over_cap, copy_paste)
