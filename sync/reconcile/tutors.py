"""Rules about the tutors named in the register: one for each person, not too many for each."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.claims import group
from sync.reconcile.discrepancy import Audience, Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.wording import day_en, day_fr, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.evidence import Employment
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.observed import Tutored, TutoringCheck
    from sync.reconcile.thresholds import Thresholds

NO_TUTOR = Rule(
    "NO_TUTOR", "R-50", Severity.MINOR, Effect.NONE,
    "Aucun tuteur désigné", "No tutor named",
)  # fmt: skip
OVERLOAD = Rule(
    "TUTOR_OVERLOAD", "R-51", Severity.MINOR, Effect.NONE,
    "Tuteur suivant trop de personnes", "Tutor follows too many persons",
)  # fmt: skip
OVERDUE = Rule(
    "CHECK_OVERDUE", "R-55", Severity.MINOR, Effect.NONE,
    "Contrôle du tutorat à faire", "Tutoring check due",
    audience=Audience.UNIT,
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
        yield on_claim(NO_TUTOR, claim, said, shown=links_of(claim), severity=severity)


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


def check_overdue(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """An employment active for more than a hundred days without any tutoring check."""
    as_of = facts.evidence.as_of
    checked = {(c.worker, c.company) for c in facts.evidence.observed.checks}
    checked_ids = {c.employment for c in facts.evidence.observed.checks}
    for employment in sorted(facts.evidence.employments, key=lambda e: e.id):
        pairs = {(employment.worker, company) for company in employment.companies}
        active = (as_of - employment.first).days
        if not employment.covers(as_of) or active <= thresholds.check_overdue_days:
            continue
        if employment.id in checked_ids or pairs & checked:
            continue
        yield Discrepancy(
            rule=OVERDUE,
            severity=OVERDUE.severity,
            fr=f"En poste depuis {active} jours sans contrôle du tutorat.",
            en=f"At work for {active} days without a tutoring check.",
            worker=employment.worker,
            company=employment.employer,
            site=employment.site,
            evidence=(Link("employment", employment.id),),
            audience=Audience.UNIT,
        )


def checks_of(facts: Facts, claim: Claim) -> list[TutoringCheck]:
    """The checks of this person with this company up to the end of the month, by day."""
    last = days_of(claim.month)[-1]
    mine = facts.checks.get((claim.worker or "", claim.company), ())
    return [check for check in mine if check.day <= last]


def tutored_on(facts: Facts, employment: str, day: date) -> list[Tutored]:
    """The tutor and deputies named for an employment on a day."""
    mine = facts.tutored.get(employment, ())
    return [each for each in mine if each.first <= day and (each.last is None or day <= each.last)]


def registered(facts: Facts, claim: Claim, day: date) -> tuple[list[str], set[str]]:
    """Names and ids of the tutors and deputies named for this person on a day."""
    ids = {each.tutor for e in claim.active for each in tutored_on(facts, e.id, day)}
    return [facts.tutor_names[each] for each in sorted(ids) if each in facts.tutor_names], ids


def links_of(claim: Claim) -> tuple[Link, ...]:
    """The contracts active in the month."""
    return tuple(Link("employment", employment.id) for employment in claim.active)


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


CHECKS: tuple[Check, ...] = (no_tutor, tutor_overload, check_overdue)
