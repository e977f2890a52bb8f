"""Rules about people seen on a day without hours, or whom the register still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_claim
from sync.reconcile.roll_calls import said_on
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.seen import Source, Status
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.seen import RollCall, Seen
    from sync.reconcile.thresholds import Thresholds

DAY_NOT_DECLARED = Rule(
    "SEEN_DAY_NOT_DECLARED", "R-22", Severity.MINOR, Effect.NONE,
    "Personne vue un jour sans heures", "Person seen on a day without hours",
)  # fmt: skip


SEEN_UNKNOWN = Rule(
    "SEEN_PERSON_UNKNOWN", "R-23", Severity.MINOR, Effect.NONE,
    "Personne vue, encore inconnue", "Person seen, still unknown",
)  # fmt: skip


def seen_day_not_declared(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Seen on a day for which the day grid of the line has no minutes: hours may be added."""
    for claim in facts.known:
        days = {
            call.day: seen for call, seen in at_work(facts, claim)
            if seen.company == claim.company
            and call.site == claim.sheet.site
            and not claim.days.get(call.day)
        }  # fmt: skip
        if not claim.days or not claim.minutes or not days:
            continue
        on = said_on(days)
        said = Said(
            f"Personne vue au travail {on.fr}, sans heures déclarées ce jour.",
            f"Seen at work {on.en}, without hours declared that day.",
        )
        shown = (Link("attendance_observation", seen.id) for seen in days.values())
        yield on_claim(DAY_NOT_DECLARED, claim, said, shown=shown)


def seen_person_unknown(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Presented as an insertion worker and still nobody of the register after fifteen days."""
    for (site, month), calls in sorted(facts.roll_calls.items()):
        if not facts.judges(month):
            continue
        for call in calls:
            waited = (facts.evidence.as_of - call.day).days
            for seen in call.seen:
                unknown = seen.worker is None or seen.status is Status.UNKNOWN
                if unknown and waited > thresholds.unknown_after_days:
                    yield _unknown(site, month, call, seen)


def at_work(facts: Facts, claim: Claim) -> list[tuple[RollCall, Seen]]:
    """Where and when an officer saw the person that month, on any site."""
    mine = facts.sightings.get((claim.worker or "", claim.month), ())
    return [pair for pair in mine if pair[1].source is Source.OFFICER_SAW]


def _unknown(site: str, month: str, call: RollCall, seen: Seen) -> Discrepancy:
    return Discrepancy(
        rule=SEEN_UNKNOWN,
        severity=SEEN_UNKNOWN.severity,
        fr=f"« {seen.label} », personne vue le {day_fr(call.day)}, n'est toujours pas au registre.",
        en=f"“{seen.label}”, seen on {day_en(call.day)}, is still not in the register.",
        month=month,
        day=call.day,
        company=seen.company,
        site=site,
        lot=seen.lot,
        subject=seen.id,
        evidence=(Link("attendance_observation", seen.id),),
        audience=Audience.UNIT,
    )


CHECKS: tuple[Check, ...] = (seen_day_not_declared, seen_person_unknown)
