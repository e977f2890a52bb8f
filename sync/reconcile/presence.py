"""Rules about people seen on site whom no line, no contract or no register explains."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.reconcile.claims import is_blocked
from sync.reconcile.discrepancy import Audience, Discrepancy, Effect, Link, Rule, Severity
from sync.reconcile.evidence import Match
from sync.reconcile.observation import said_on
from sync.reconcile.observed import Source, Status
from sync.reconcile.raising import Said, cut, on_claim, on_sheet
from sync.reconcile.wording import day_en, day_fr, hours, month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.claims import Claim
    from sync.reconcile.evidence import Sheet
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.observed import RollCall, Seen
    from sync.reconcile.thresholds import Thresholds

NOT_DECLARED = Rule(
    "OBSERVED_NOT_DECLARED", "R-22", Severity.MAJOR, Effect.NONE,
    "Personne vue, non déclarée", "Person seen, not declared", core=True,
)  # fmt: skip
DAY_NOT_DECLARED = Rule(
    "SEEN_DAY_NOT_DECLARED", "R-22", Severity.MINOR, Effect.NONE,
    "Personne vue un jour sans heures", "Person seen on a day without hours",
)  # fmt: skip
SEEN_UNKNOWN = Rule(
    "SEEN_PERSON_UNKNOWN", "R-23", Severity.MINOR, Effect.NONE,
    "Personne vue, encore inconnue", "Person seen, still unknown",
)  # fmt: skip
ELSEWHERE = Rule(
    "WRONG_HOST_OR_LOT", "R-24", Severity.MAJOR, Effect.CUT,
    "Vu(e) au travail ailleurs", "Seen at work elsewhere",
)  # fmt: skip


def observed_not_declared(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Present for the company at a roll call of the month, and no row or only rows of 0 h.

    Unreadable, negative or absurd hours do not raise it, nor does a person who may be an
    unresolved line of that month.
    """
    for sheet in facts.sheets:
        if is_blocked(sheet):
            continue
        for month in filter(facts.judges, sheet.slot):
            yield from _not_declared(facts, sheet, month)


def seen_day_not_declared(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Seen on a day for which the day grid of the line has no minutes: hours may be added."""
    for claim in facts.known:
        days = {
            call.day: seen for call, seen in _at_work(facts, claim)
            if seen.company == claim.company
            and call.site == claim.sheet.site
            and not claim.days.get(call.day)
        }  # fmt: skip
        if not claim.days or not claim.minutes or not days:
            continue
        on = said_on(days)
        said = Said(
            f"Vu(e) au travail {on.fr}, sans heures déclarées ce jour.",
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


def wrong_host_or_lot(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Seen at work for a company that no contract and no subcontract links to the line's."""
    for claim in facts.known:
        found = [
            (call, seen) for call, seen in _at_work(facts, claim)
            if claim.minutes and not _explained(facts, claim, call, seen)
        ]  # fmt: skip
        if not found:
            continue
        days = {call.day for call, _ in found}
        taken = {day: claim.days[day] for day in days if claim.days.get(day)}
        on = said_on(days)
        amount = f" ; {hours(sum(taken.values()))} déclarées" if taken else ""
        amount_en = f"; {hours(sum(taken.values()))} declared" if taken else ""
        said = Said(
            f"Vu(e) au travail {on.fr} pour une autre entreprise ou un autre lot, sans lien connu"
            f"{amount}.",
            f"Seen at work {on.en} for another company or lot, without a known link{amount_en}.",
        )
        shown = (Link("attendance_observation", seen.id, masked=True) for _, seen in found)
        yield on_claim(ELSEWHERE, claim, said, cut(claim, taken), shown=shown)


def _not_declared(facts: Facts, sheet: Sheet, month: str) -> Iterator[Discrepancy]:
    lines = [line for line in sheet.lines if line.month == month]
    silent = {
        line.worker for line in lines if line.match is Match.KNOWN and line.minutes != 0
    }  # fmt: skip
    doubtful = {each for line in lines if line.match is not Match.KNOWN for each in line.candidates}
    companies = {sheet.company} | _guests(facts, sheet, month)
    found: defaultdict[str, list[tuple[RollCall, Seen]]] = defaultdict(list)
    for call in facts.roll_calls.get((sheet.site, month), ()):
        for seen in call.seen:
            worker = seen.worker
            if worker is None or seen.status is not Status.SEEN or seen.company not in companies:
                continue
            if worker not in silent and worker not in doubtful:
                found[worker].append((call, seen))
    for worker, sightings in sorted(found.items()):
        on = said_on({call.day for call, _ in sightings})
        said = Said(
            f"Vu(e) au travail {on.fr} ; aucune heure déclarée pour {month_fr(month)}.",
            f"Seen at work {on.en}; no hours declared for {month_en(month)}.",
        )
        shown = (Link("attendance_observation", seen.id) for _, seen in sightings)
        yield replace(on_sheet(NOT_DECLARED, sheet, month, said, shown=shown), worker=worker)


def _guests(facts: Facts, sheet: Sheet, month: str) -> set[str]:
    """Companies that this sheet declares for and that send none themselves that month."""
    inside = {line.company for line in sheet.lines if line.month == month}
    return {each for each in inside if (each, month) not in facts.senders}


def _at_work(facts: Facts, claim: Claim) -> list[tuple[RollCall, Seen]]:
    """Where and when an officer saw the person that month, on any site."""
    mine = facts.sightings.get((claim.worker or "", claim.month), ())
    return [pair for pair in mine if pair[1].source is Source.OFFICER_SAW]


def _explained(facts: Facts, claim: Claim, call: RollCall, seen: Seen) -> bool:
    if claim.days and not claim.days.get(call.day):
        return True
    if seen.company == claim.company:
        return seen.lot in (None, claim.lot) or _serves(facts, claim, seen.lot)
    if frozenset({claim.company, seen.company}) in facts.evidence.linked:
        return True
    mine = facts.employments.get((claim.worker or "", seen.company), ())
    return any(employment.covers(call.day) for employment in mine)


def _serves(facts: Facts, claim: Claim, lot: str | None) -> bool:
    """Whether the person is declared for, or allocated to, this other lot too."""
    mine = facts.by_worker.get((claim.worker or "", claim.month), ())
    if any(other.lot == lot for other in mine):
        return True
    return any(lot in employment.lots for employment in claim.active)


def _unknown(site: str, month: str, call: RollCall, seen: Seen) -> Discrepancy:
    return Discrepancy(
        rule=SEEN_UNKNOWN,
        severity=SEEN_UNKNOWN.severity,
        fr=f"« {seen.label} », vu(e) le {day_fr(call.day)}, n'est toujours pas au registre.",
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


CHECKS: tuple[Check, ...] = (
    observed_not_declared,
    seen_day_not_declared,
    seen_person_unknown,
    wrong_host_or_lot,
)
