"""Rules about field records: received in time, unchanged once signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.meetings import on_site
from sync.reconcile.raising import Said
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

LATE_SYNC = Rule(
    "LATE_SYNC", "R-72", Severity.INFO, Effect.NONE,
    "Saisie reçue tard ou horloge décalée", "Received late, or clock off",
    audience=Audience.UNIT,
)  # fmt: skip


EDITED = Rule(
    "EDITED_AFTER_SIGNATURE", "R-73", Severity.MAJOR, Effect.NONE,
    "Constat modifié après signature", "Observation changed after signature",
    audience=Audience.UNIT,
)  # fmt: skip


def late_sync(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Received more than seven days after it was recorded, or by a clock ten minutes off."""
    for capture in sorted(facts.evidence.observed.captures, key=lambda each: (each.kind, each.id)):
        late = (capture.received - capture.recorded).total_seconds()
        days = int(late // 86400)
        off = abs(capture.clock_off) > thresholds.clock_off_seconds
        if late <= thresholds.late_sync_days * 86400 and not off:
            continue
        said = Said(
            "Horloge du téléphone décalée." if off else f"Saisie reçue {days} jours plus tard.",
            "The phone's clock was off." if off else f"Received {days} days after it was recorded.",
        )
        link = Link(capture.kind, capture.id)
        yield on_site(LATE_SYNC, capture.site, f"{capture.kind}/{capture.id}", said, link)


def edited_after_signature(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """A record of a signed visit changed without a signed addendum."""
    for visit in sorted(facts.evidence.observed.visits, key=lambda each: each.id):
        for changed in sorted(visit.changed):
            said = Said(
                f"Un constat de la visite du {day_fr(visit.day)} a changé après signature, sans "
                "additif.",
                f"An observation of the visit of {day_en(visit.day)} changed after signature, "
                "without an addendum.",
            )
            link = Link("attendance_observation", changed)
            yield on_site(EDITED, visit.site, f"{visit.id}/{changed}", said, link)


CHECKS: tuple[Check, ...] = (
    late_sync,
    edited_after_signature,
)
