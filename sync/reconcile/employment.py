"""Rules about the work contract: is there one, on these days, of this kind, with this employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import cap, days_of
from sync.reconcile.discrepancy import Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.evidence import Mode
from sync.reconcile.raising import NOTHING, Said, bound, cut, on_claim
from sync.reconcile.wording import day_en, day_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sync.reconcile.evidence import Employment, Line
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

NOT_ASSIGNED = Rule(
    "NOT_ASSIGNED", "R-10", Severity.MAJOR, Effect.BOUND,
    "Aucun contrat avec cette entreprise", "No contract with this company", core=True,
)  # fmt: skip
OUTSIDE = Rule(
    "OUTSIDE_CONTRACT", "R-11", Severity.MAJOR, Effect.BOUND,
    "Heures hors contrat", "Hours outside the contract", core=True,
)  # fmt: skip
BEYOND = Rule(
    "BEYOND_CONTRACT_DAYS", "R-11", Severity.BLOCKING, Effect.CUT,
    "Plus que les jours de contrat ne permettent", "More than the contract's days allow",
)  # fmt: skip
TYPE = Rule(
    "CONTRACT_TYPE_DIFFERS", "R-14", Severity.MINOR, Effect.NONE,
    "Type de contrat différent", "Another type of contract", core=True,
)  # fmt: skip
DATES = Rule(
    "CONTRACT_DATES_DIFFER", "R-14", Severity.MINOR, Effect.NONE,
    "Dates de contrat différentes", "Other contract dates", core=True,
)  # fmt: skip
MODE = Rule(
    "EXECUTION_MODE_DIFFERS", "R-14", Severity.MINOR, Effect.BOUND,
    "Modalité ou employeur différents", "Another execution mode or employer",
)  # fmt: skip
STRUCTURE = Rule(
    "STRUCTURE_NOT_ACTIVE", "R-15", Severity.MAJOR, Effect.BOUND,
    "L'employeur n'est pas une structure d'insertion active",
    "The employer is no active insertion structure",
)  # fmt: skip
THROUGH_STRUCTURES = frozenset({Mode.LABOUR_SUPPLY, Mode.SUBCONTRACTING})


def not_assigned(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Hours of a known person who has no contract at all with this company."""
    for claim in facts.known:
        if claim.minutes and not claim.employments:
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; aucun contrat de "
                "cette personne avec l'entreprise n'est connu.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; no contract of this "
                "person with the company is known.",
            )
            yield on_claim(NOT_ASSIGNED, claim, said, bound(claim, 0))


def outside_contract(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Hours of a person whose contracts with this company are all outside the month."""
    for claim in facts.known:
        if claim.minutes and claim.employments and not claim.active:
            nearest = min(claim.employments, key=lambda e: _away(e, claim.month))
            said = Said(
                f"{hours(claim.minutes)} déclarées {in_month_fr(claim.month)} ; le contrat connu "
                f"{_period_fr(nearest)}.",
                f"{hours(claim.minutes)} declared in {month_en(claim.month)}; the contract known "
                f"{_period_en(nearest)}.",
            )
            shown = _links(claim.employments)
            yield on_claim(OUTSIDE, claim, said, bound(claim, 0), shown=shown)


def beyond_contract_days(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Minutes on days before the start or after the end of the contract.

    Without a day grid: more than the covered part of the month can hold (its cap).
    """
    for claim in facts.known:
        if not claim.active or len(claim.covered) == len(days_of(claim.month)):
            continue
        first, last = claim.covered[0], claim.covered[-1]
        shown = _links(claim.active)
        outside = {d: m for d, m in claim.days.items() if m and d not in set(claim.covered)}
        if outside:
            off = hours(sum(outside.values()))
            said = Said(
                f"{off} déclarées hors du contrat, qui court ce mois-là du {day_fr(first)} au "
                f"{day_fr(last)}.",
                f"{off} declared outside the contract, which that month runs from {day_en(first)} "
                f"to {day_en(last)}.",
            )
            yield on_claim(BEYOND, claim, said, cut(claim, outside), shown=shown)
            continue
        most = cap(claim.covered, thresholds.weekly_max, thresholds.daily_max)
        if not claim.days and claim.minutes > most:
            said = Said(
                f"{hours(claim.minutes)} déclarées ; le contrat court ce mois-là du "
                f"{day_fr(first)} au {day_fr(last)}, soit au plus {hours(most)}.",
                f"{hours(claim.minutes)} declared; that month the contract runs from "
                f"{day_en(first)} to {day_en(last)}, at most {hours(most)}.",
            )
            yield on_claim(BEYOND, claim, said, bound(claim, most), shown=shown)


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
            yield on_claim(TYPE, claim, said, shown=_links(claim.active))


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
            f"La fiche indique un contrat {_span_fr(line.first, line.last)} ; le contrat connu "
            f"{_period_fr(employment)}.",
            f"The sheet says a contract {_span_en(line.first, line.last)}; the contract known "
            f"{_period_en(employment)}.",
        )
        yield on_claim(DATES, claim, said, shown=_links([employment]))


def execution_mode_differs(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The mode or the employer written is not the contract's; another employer bounds to 0."""
    for claim in facts.known:
        employers = {line.employer for line in claim.lines if line.employer}
        modes = {line.mode for line in claim.lines if line.mode}
        shown = _links(claim.active)
        if claim.active and employers - {e.employer for e in claim.active}:
            said = Said(
                "La fiche nomme un autre employeur que celui du contrat connu.",
                "The sheet names another employer than that of the contract known.",
            )
            effect = bound(claim, 0)
            yield on_claim(MODE, claim, said, effect, shown=shown, severity=Severity.MAJOR)
        elif claim.active and modes - {e.mode for e in claim.active}:
            said = Said(
                "La fiche indique une autre modalité (embauche directe, mise à disposition…) que "
                "le contrat connu.",
                "The sheet says another execution mode (direct hire, labour supply…) than the "
                "contract known.",
            )
            yield on_claim(MODE, claim, said, NOTHING, shown=shown)


def structure_not_active(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Supplied or subcontracted by an employer that is no insertion structure, or no longer."""
    companies = {company.id: company for company in facts.evidence.companies}
    for claim in facts.known:
        start = days_of(claim.month)[0]
        wanting = [
            employment
            for employment in claim.active
            if employment.mode in THROUGH_STRUCTURES
            and (employer := companies.get(employment.employer)) is not None
            and (
                employer.siae is None
                or (employer.active_until is not None and employer.active_until < start)
            )
        ]
        if claim.minutes and wanting and len(wanting) == len(claim.active):
            said = Said(
                "Mise à disposition ou sous-traitance par un employeur qui n'est pas une structure "
                f"d'insertion active {in_month_fr(claim.month)}.",
                "Supplied or subcontracted by an employer that is no active insertion structure "
                f"in {month_en(claim.month)}.",
            )
            shown = (*_links(wanting), *(Link("company", e.employer) for e in wanting))
            yield on_claim(STRUCTURE, claim, said, bound(claim, 0), shown=shown)


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


def _away(employment: Employment, month: str) -> int:
    first, last = days_of(month)[0], days_of(month)[-1]
    if employment.first > last:
        return (employment.first - last).days
    return (first - employment.last).days if employment.last else 0


def _links(employments: Iterable[Employment]) -> tuple[Link, ...]:
    return tuple(Link("employment", e.id) for e in employments)


def _period_fr(employment: Employment) -> str:
    return f"court {_span_fr(employment.first, employment.last)}"


def _period_en(employment: Employment) -> str:
    return f"runs {_span_en(employment.first, employment.last)}"


def _span_fr(first: date | None, last: date | None) -> str:
    start = f"du {day_fr(first)}" if first else "sans début indiqué"
    return f"{start} au {day_fr(last)}" if last else f"{start}, sans fin indiquée"


def _span_en(first: date | None, last: date | None) -> str:
    start = f"from {day_en(first)}" if first else "without a start"
    return f"{start} to {day_en(last)}" if last else f"{start}, without an end"


CHECKS: tuple[Check, ...] = (
    not_assigned,
    outside_contract,
    beyond_contract_days,
    contract_type_differs,
    contract_dates_differ,
    execution_mode_differs,
    structure_not_active,
)
