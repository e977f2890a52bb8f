"""Rules about documents of hours: the signed register, the time clock, payslips, statements."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sync.hours import month_of, share
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.papers import Register
from sync.reconcile.raising import NOTHING, Said, amount, bound, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.papers import Extract
    from sync.reconcile.thresholds import Thresholds

GAP = Rule(
    "REGISTER_GAP", "R-34", Severity.MINOR, Effect.BOUND,
    "Plus que le registre du chantier", "More than the site's register",
)  # fmt: skip
PAYSLIP = Rule(
    "PAYSLIP_EXCEEDED", "R-35", Severity.MAJOR, Effect.BOUND,
    "Plus que le bulletin ou le relevé", "More than the payslip or statement",
)  # fmt: skip
_REGISTERS = (Register.TIME_CLOCK, Register.SIGN_SHEET)
_PAY = (Register.PAYSLIP, Register.STATEMENT)


def register_gap(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """The register covers all the person's days of the month and shows less than declared.

    Training is not registered on site: it is compared apart.
    """
    extracts = _by_person(facts)
    for claim in facts.known:
        shown = [
            extract
            for extract in extracts.get((claim.worker or "", claim.month), ())
            if extract.company == claim.company
            and extract.kind in _REGISTERS
            and _covers_month(extract, claim)
        ]
        if not claim.minutes or not shown:
            continue
        read = min(shown, key=lambda each: (_REGISTERS.index(each.kind), -each.minutes, each.id))
        gap = claim.on_site - read.minutes
        if gap <= thresholds.small(read.minutes):
            continue
        said = Said(
            f"{hours(claim.on_site)} déclarées {in_month_fr(claim.month)}, {hours(read.minutes)} "
            "au registre du chantier pour tout le mois.",
            f"{hours(claim.on_site)} declared in {month_en(claim.month)}, {hours(read.minutes)} "
            "in the site's register for the whole month.",
        )
        major = gap > thresholds.large(read.minutes)
        effects = bound(claim, read.minutes + claim.training) if major else NOTHING
        severity = Severity.MAJOR if major else GAP.severity
        yield on_claim(GAP, claim, said, effects, shown=[_link(read)], severity=severity)


def payslip_exceeded(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Over all lots of one employer, more than the payslip or statement and half an hour."""
    extracts = _by_person(facts)
    for claim in facts.known:
        paid = [
            extract
            for extract in extracts.get((claim.worker or "", claim.month), ())
            if extract.kind in _PAY
            and extract.company in _employers(claim)
            and _covers_month(extract, claim)
        ]
        for read in sorted(paid, key=lambda each: (each.minutes, each.id))[:1]:
            claims = [
                other
                for other in facts.by_worker.get((claim.worker or "", claim.month), ())
                if read.company in _employers(other)
            ]
            total = sum(other.minutes for other in claims)
            if not claim.minutes or total <= read.minutes + thresholds.payslip_gap:
                continue
            part = share(read.minutes, {str(each.key): each.minutes for each in claims})
            told = amount(total, read.minutes, claims)
            said = Said(
                f"{told.fr} déclarées {in_month_fr(claim.month)}, tous lots réunis, pour "
                f"{hours(read.minutes)} au bulletin ou au relevé de l'employeur.",
                f"{told.en} declared in {month_en(claim.month)} over all lots, for "
                f"{hours(read.minutes)} on the employer's payslip or statement.",
            )
            effects = bound(claim, part[str(claim.key)])
            yield on_claim(PAYSLIP, claim, said, effects, shown=[_link(read)])


def _by_person(facts: Facts) -> dict[tuple[str, str], list[Extract]]:
    found: defaultdict[tuple[str, str], list[Extract]] = defaultdict(list)
    for extract in facts.evidence.observed.extracts:
        if month_of(extract.first) == month_of(extract.last):
            found[extract.worker, month_of(extract.first)].append(extract)
    return found


def _covers_month(extract: Extract, claim: Claim) -> bool:
    if not claim.covered:
        return False
    return extract.first <= claim.covered[0] and extract.last >= claim.covered[-1]


def _employers(claim: Claim) -> frozenset[str]:
    return frozenset(employment.employer for employment in claim.active) | {claim.company}


def _link(extract: Extract) -> Link:
    return Link(extract.table, extract.id)


CHECKS: tuple[Check, ...] = (register_gap, payslip_exceeded)
