"""Rules about tutoring: who is named, who is met, and whether the offer is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.discrepancy import Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.tutor_names import compatible
from sync.reconcile.tutors import checks_of, registered
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.evidence import Commitment
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.observed import TutoringCheck
    from sync.reconcile.thresholds import Thresholds

DIFFERS = Rule(
    "TUTOR_DIFFERS", "R-52", Severity.MINOR, Effect.NONE,
    "Tuteur rencontré différent", "Another tutor was met", core=True,
)  # fmt: skip
NOT_ASSIGNED = Rule(
    "TUTOR_NOT_THE_ASSIGNED", "R-52", Severity.MINOR, Effect.NONE,
    "Le tuteur rencontré n'est pas le tuteur désigné", "The tutor met is not the one named",
)  # fmt: skip
ABSENT = Rule(
    "TUTOR_ABSENT", "R-53", Severity.MINOR, Effect.NONE,
    "Ni tuteur ni suppléant sur le chantier", "Neither tutor nor deputy on site",
)  # fmt: skip
BELOW_OFFER = Rule(
    "TUTORING_BELOW_OFFER", "R-54", Severity.MAJOR, Effect.NONE,
    "En deçà de l'offre", "Below the offer",
)  # fmt: skip
_ITEMS = {
    "tutoring": ("tutor_designated", "tutoring_time", "logbook_kept", "mid_review_done"),
    "social_support": ("social_link",),
    "training": ("training_planned",),
    "qualification": ("training_planned",),
    "retention": ("follow_up_discussed",),
}
"""By theme of the offer, the items of the tutoring grid that show whether it is kept."""


def tutor_differs(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """The tutor of a line and the one met at the latest check are not compatible names.

    The check dates from the 92 days before the month or from the month itself.
    """
    for claim in facts.known:
        check = _latest(facts, claim, thresholds)
        if check is None or not check.tutor_met:
            continue
        met = check.tutor_met
        written = [each.tutor for each in claim.lines if each.tutor]
        wrong = [tutor for tutor in written if not compatible(tutor, met)]
        if wrong:
            said = Said(
                f"La fiche nomme {wrong[0]} ; {met} a été rencontré(e) le {day_fr(check.day)}.",
                f"The sheet names {wrong[0]}; {met} was met on {day_en(check.day)}.",
            )
            yield on_claim(DIFFERS, claim, said, shown=[_link(check)])


def tutor_not_the_assigned(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The tutor met is neither the tutor nor the deputy named; major at the second visit."""
    for claim in facts.known:
        wrong = [each for each in checks_of(facts, claim) if _is_another(facts, claim, each)]
        this_month = [each for each in wrong if each.day >= days_of(claim.month)[0]]
        if not this_month:
            continue
        check = this_month[-1]
        said = Said(
            f"{check.tutor_met or 'Une autre personne'} a été rencontré(e) comme tuteur le "
            f"{day_fr(check.day)} ; le tuteur désigné est un autre.",
            f"{check.tutor_met or 'Somebody else'} was met as the tutor on {day_en(check.day)}; "
            "the tutor named is another.",
        )
        severity = Severity.MAJOR if len(wrong) > 1 else NOT_ASSIGNED.severity
        shown = map(_link, wrong)
        yield on_claim(NOT_ASSIGNED, claim, said, shown=shown, severity=severity)


def tutor_absent(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Neither tutor nor deputy on site on a day when the person was seen there."""
    for claim in facts.known:
        seen = {
            call.day
            for call, _ in facts.sightings.get((claim.worker or "", claim.month), ())
            if call.site == claim.sheet.site
        }
        alone = [
            check
            for check in checks_of(facts, claim)
            if check.day in seen and (check.answers or {}).get("tutor_on_site") == "no"
        ]
        if alone:
            day = alone[-1].day
            said = Said(
                f"Le {day_fr(day)}, ni le tuteur ni son suppléant n'étaient sur le chantier.",
                f"On {day_en(day)}, neither the tutor nor a deputy was on site.",
            )
            yield on_claim(ABSENT, claim, said, shown=map(_link, alone))


def tutoring_below_offer(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A promise of the offer is not met at the latest check of the month."""
    for claim in facts.known:
        checks = [c for c in checks_of(facts, claim) if c.day >= days_of(claim.month)[0]]
        promises = facts.commitments.get(claim.lot, ())
        wanting = [p for p in promises if checks and _is_below(p, checks[-1])]
        if not wanting:
            continue
        promised = " ; ".join(promise.text for promise in wanting)
        said = Said(
            f"Contrôle du {day_fr(checks[-1].day)} : engagement non tenu à ce jour ({promised}).",
            f"Check of {day_en(checks[-1].day)}: promise not kept so far ({promised}).",
        )
        shown = (_link(checks[-1]), *(Link("commitment", promise.id) for promise in wanting))
        yield on_claim(BELOW_OFFER, claim, said, shown=shown)


def _latest(facts: Facts, claim: Claim, thresholds: Thresholds) -> TutoringCheck | None:
    first = days_of(claim.month)[0] - timedelta(days=thresholds.tutor_check_days)
    recent = [check for check in checks_of(facts, claim) if check.day >= first]
    return recent[-1] if recent else None


def _is_another(facts: Facts, claim: Claim, check: TutoringCheck) -> bool:
    names, ids = registered(facts, claim, check.day)
    if not ids:
        return False
    if check.tutor is not None:
        return check.tutor not in ids
    met = check.tutor_met
    return met is not None and not any(compatible(name, met) for name in names)


def _is_below(promise: Commitment, check: TutoringCheck) -> bool:
    target, found = promise.weekly_minutes, check.weekly_minutes
    if target is not None and found is not None and found < target:
        return True
    answers = check.answers or {}
    return any(answers.get(item) == "no" for item in _ITEMS.get(promise.theme, ()))


def _link(check: TutoringCheck) -> Link:
    return Link("tutoring_check", check.id)


CHECKS: tuple[Check, ...] = (
    tutor_differs,
    tutor_not_the_assigned,
    tutor_absent,
    tutoring_below_offer,
)
