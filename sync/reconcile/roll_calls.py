"""What the roll calls of a month noted of one person; not being seen is not being absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sync.reconcile.effects import Link
from sync.reconcile.raising import Said
from sync.reconcile.seen import Seen, Source, Status
from sync.reconcile.wording import day_en, day_fr, days_en, days_fr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Facts
    from sync.reconcile.seen import RollCall
    from sync.reconcile.thresholds import Thresholds

PRESENT = frozenset({Status.SEEN, Status.DECLINED})


EXCUSED = PRESENT | {Status.JUSTIFIED, Status.IN_TRAINING}


class Noted(NamedTuple):
    """What one roll call noted of one person, None where it did not list the person."""

    roll_call: RollCall
    seen: Seen | None

    @property
    def link(self) -> Link:
        """The observation, or the roll call that lacks it; a worker's word is masked."""
        if self.seen is None:
            return Link("visit", self.roll_call.id)
        masked = self.seen.source is Source.WORKER_SAID
        return Link("attendance_observation", self.seen.id, masked=masked)


def roll_calls_of(facts: Facts, claim: Claim) -> list[Noted]:
    """The roll calls of the site on days of the contract that checked the company."""
    covered = set(claim.covered)
    return [
        Noted(call, entry_of(call, claim.worker))
        for call in facts.roll_calls.get((claim.sheet.site, claim.month), ())
        if claim.company in call.companies and call.day in covered
    ]


def entry_of(roll_call: RollCall, worker: str | None) -> Seen | None:
    """What a roll call says of a person; seen beats any other entry."""
    mine = [seen for seen in roll_call.seen if seen.worker == worker]
    return min(mine, key=lambda seen: (seen.status not in PRESENT, seen.id), default=None)


def said_on(days: Iterable[date]) -> Said:
    """Days in both languages."""
    days = sorted(days)
    if len(days) == 1:
        return Said(f"le {day_fr(days[0])}", f"on {day_en(days[0])}")
    return Said(f"les {days_fr(days)}", f"on {days_en(days)}")


def never_seen(facts: Facts, claim: Claim, thresholds: Thresholds) -> bool:
    """Two roll calls or more on days of the contract, and the person never there nor excused."""
    if claim.minutes < thresholds.not_observed_least or not claim.active:
        return False
    noted = roll_calls_of(facts, claim)
    if len(noted) < thresholds.not_observed_roll_calls:
        return False
    return not any(each.seen and each.seen.status in EXCUSED for each in noted)
