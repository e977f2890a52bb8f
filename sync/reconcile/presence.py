"""Rule about people seen at work whom the sheet does not declare."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.reconcile.claims import is_blocked
from sync.reconcile.declared import Match
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.roll_calls import said_on
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.seen import Source, Status
from sync.reconcile.wording import month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.declared import Sheet
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.seen import RollCall, Seen
    from sync.reconcile.thresholds import Thresholds

NOT_DECLARED = Rule(
    "OBSERVED_NOT_DECLARED", "R-22", Severity.MAJOR, Effect.NONE,
    "Personne vue, non déclarée", "Person seen, not declared", core=True,
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


def _not_declared(facts: Facts, sheet: Sheet, month: str) -> Iterator[Discrepancy]:
    lines = [line for line in sheet.lines if line.month == month]
    declared = {
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
            if worker not in declared and worker not in doubtful:
                found[worker].append((call, seen))
    for worker, sightings in sorted(found.items()):
        on = said_on({call.day for call, _ in sightings})
        said = Said(
            f"Personne vue au travail {on.fr} ; aucune heure déclarée pour {month_fr(month)}.",
            f"Seen at work {on.en}; no hours declared for {month_en(month)}.",
        )
        shown = (Link("attendance_observation", seen.id) for _, seen in sightings)
        known = replace(on_sheet(NOT_DECLARED, sheet, month, said, shown=shown), worker=worker)
        heard = all(seen.source is Source.WORKER_SAID for _, seen in sightings)
        yield replace(known, audience=Audience.UNIT) if heard else known


def _guests(facts: Facts, sheet: Sheet, month: str) -> set[str]:
    """Companies that this sheet declares for and that send none themselves that month."""
    inside = {line.company for line in sheet.lines if line.month == month}
    return {each for each in inside if (each, month) not in facts.senders}


CHECKS: tuple[Check, ...] = (observed_not_declared,)
