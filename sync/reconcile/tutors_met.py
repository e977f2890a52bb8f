"""Rules about the tutor met: the one written, the one named, on site with the person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sync.hours import days_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.tutor_names import compatible
from sync.reconcile.tutoring import link_of_check
from sync.reconcile.tutors import checks_of, registered
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds
    from sync.reconcile.tutorship import TutoringCheck

DIFFERS = Rule(
    "TUTOR_DIFFERS", "R-52", Severity.MINOR, Effect.NONE,
    "Tuteur rencontré différent", "Another tutor was met", core=True,
)  # fmt: skip


NOT_ASSIGNED = Rule(
    "TUTOR_NOT_THE_ASSIGNED", "R-52", Severity.MINOR, Effect.NONE,
    "Tuteur rencontré non désigné", "The tutor met is not the one named",
)  # fmt: skip


ABSENT = Rule(
    "TUTOR_ABSENT", "R-53", Severity.MINOR, Effect.NONE,
    "Ni tuteur ni suppléant sur le chantier", "Neither tutor nor deputy on site",
)  # fmt: skip


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
                f"La fiche nomme {wrong[0]} ; la personne rencontrée le {day_fr(check.day)} est "
                f"{met}.",
                f"The sheet names {wrong[0]}; {met} was met on {day_en(check.day)}.",
            )
            yield on_claim(DIFFERS, claim, said, shown=[link_of_check(check)])


def tutor_not_the_assigned(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """The tutor met is neither the tutor nor the deputy named; major at the second visit."""
    for claim in facts.known:
        wrong = [each for each in checks_of(facts, claim) if _is_another(facts, claim, each)]
        this_month = [each for each in wrong if each.day >= days_of(claim.month)[0]]
        if not this_month:
            continue
        check = this_month[-1]
        said = Said(
            f"La personne rencontrée comme tuteur le {day_fr(check.day)} est "
            f"{check.tutor_met or 'une autre'} ; ce n'est pas le tuteur désigné.",
            f"{check.tutor_met or 'Somebody else'} was met as the tutor on {day_en(check.day)}; "
            "the tutor named is another.",
        )
        severity = Severity.MAJOR if len(wrong) > 1 else NOT_ASSIGNED.severity
        shown = map(link_of_check, wrong)
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
            yield on_claim(ABSENT, claim, said, shown=map(link_of_check, alone))


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


CHECKS: tuple[Check, ...] = (
    tutor_differs,
    tutor_not_the_assigned,
    tutor_absent,
)
