"""Rules about the tutors named in the register: one for each person, not too many for each."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.claims import group
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.tutors import tutored_on
from sync.reconcile.wording import day_en, day_fr, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.registers import Employment
    from sync.reconcile.thresholds import Thresholds
    from sync.reconcile.tutorship import Tutored

NO_TUTOR = Rule(
    "NO_TUTOR", "R-50", Severity.MINOR, Effect.NONE,
    "Aucun tuteur désigné", "No tutor named",
)  # fmt: skip


OVERLOAD = Rule(
    "TUTOR_OVERLOAD", "R-51", Severity.MINOR, Effect.NONE,
    "Tuteur suivant trop de personnes", "Tutor follows too many persons",
)  # fmt: skip


def no_tutor(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A day of the contract without a tutor, five days of grace after the hire.

    Major where the offer promises tutoring.
    """
    for claim in facts.known:
        grace = timedelta(days=thresholds.tutor_grace_days)
        bare = [
            day
            for day in claim.covered
            for employment in claim.active
            if employment.covers(day)
            and day > employment.first + grace
            and not tutored_on(facts, employment.id, day)
        ]
        if not claim.minutes or not bare:
            continue
        promised = any(p.theme == "tutoring" for p in facts.commitments.get(claim.lot, ()))
        said = Said(
            f"Aucun tuteur désigné {in_month_fr(claim.month)}, à partir du {day_fr(bare[0])}.",
            f"No tutor named in {month_en(claim.month)}, from {day_en(bare[0])} on.",
        )
        severity = Severity.MAJOR if promised else NO_TUTOR.severity
        yield on_claim(NO_TUTOR, claim, said, shown=claim.contract_links, severity=severity)


def tutor_overload(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A tutor follows more than three persons at once, two for the employer himself."""
    tutors = {tutor.id: tutor for tutor in facts.evidence.observed.tutors}
    named = group(facts.evidence.observed.tutored, lambda each: each.tutor)
    for month in facts.months:
        for tutor_id, assignments in sorted(named.items()):
            tutor = tutors.get(tutor_id)
            if tutor is None:
                continue
            most = thresholds.tutor_load_employer if tutor.is_employer else thresholds.tutor_load
            day, followed = _heaviest(facts, assignments, month)
            if len(followed) <= most:
                continue
            yield Discrepancy(
                rule=OVERLOAD,
                severity=OVERLOAD.severity,
                fr=f"{tutor.name} suit {len(followed)} personnes le {day_fr(day)}, au plus {most}.",
                en=f"{tutor.name} follows {len(followed)} people on {day_en(day)}, at most {most}.",
                month=month,
                company=followed[0].employer,
                subject=tutor_id,
                evidence=tuple(Link("employment", each.id) for each in followed),
            )


def _heaviest(
    facts: Facts, assignments: tuple[Tutored, ...], month: str
) -> tuple[date, list[Employment]]:
    """The first day of the month on which the most persons are followed, and their contracts."""
    load: defaultdict[date, dict[str, Employment]] = defaultdict(dict)
    for each in assignments:
        employment = facts.employment_by_id.get(each.employment)
        if employment is None or each.deputy:
            continue
        for day in days_of(month):
            running = each.first <= day and (each.last is None or day <= each.last)
            if running and employment.covers(day):
                load[day][employment.worker] = employment
    day = max(sorted(load), key=lambda each: len(load[each]), default=days_of(month)[0])
    return day, sorted(load[day].values(), key=lambda employment: employment.id)


CHECKS: tuple[Check, ...] = (
    no_tutor,
    tutor_overload,
)
