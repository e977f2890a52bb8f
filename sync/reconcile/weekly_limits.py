"""Rules about weeks, over months and lots, where the sheets give the hours of each day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.hours import (
    iso_week,
    level,
    monday_of,
    weeks_ending_with,
)
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, amount, cut, on_claim
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

    Week = tuple[int, int]

WEEKLY = Rule(
    "WEEKLY_MAX", "R-42", Severity.MAJOR, Effect.CUT,
    "Semaine de plus de 48 h", "Week of more than 48 h",
)  # fmt: skip


AVERAGE = Rule(
    "AVERAGE_12_WEEKS", "R-43", Severity.MINOR, Effect.NONE,
    "Plus de 44 h en moyenne sur 12 semaines", "More than 44 h on average over 12 weeks",
    audience=Audience.UNIT,
)  # fmt: skip


def weekly_max(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """An ISO week beyond 48 h over months and lots: the longest days give way first."""
    for claim in facts.known:
        if not claim.minutes:
            continue
        for week in sorted({iso_week(day) for day, minutes in claim.days.items() if minutes}):
            entries = facts.weeks[claim.worker or "", week]
            total = sum(entries.values())
            if total <= thresholds.weekly_max:
                continue
            effects = cut(claim, _longest_first(claim, entries, thresholds.weekly_max))
            severity = WEEKLY.severity
            if total > thresholds.weekly_impossible:
                severity = Severity.BLOCKING
            monday = monday_of(week)
            claims = facts.sharing_week(claim, week)
            told = amount(total, thresholds.weekly_max, claims)
            said = Said(
                f"{told.fr} déclarées dans la semaine du {day_fr(monday)}, tous lots réunis ; "
                f"le maximum est {hours(thresholds.weekly_max)}.",
                f"{told.en} declared in the week of {day_en(monday)} over all lots; the "
                f"maximum is {hours(thresholds.weekly_max)}.",
            )
            raised = on_claim(WEEKLY, claim, said, effects, severity=severity)
            yield replace(raised, day=monday)


def average_12_weeks(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Twelve consecutive weeks that end in the month average more than 44 h: the unit is warned."""
    count = thresholds.average_weeks
    for claim in facts.known:
        if not claim.days or not claim.minutes:
            continue
        totals = _week_totals(facts, claim.worker or "")
        worst: tuple[int, Week] = (0, (0, 0))
        for week in {iso_week(day) for day in claim.days}:
            worked = sum(totals.get(each, 0) for each in weeks_ending_with(week, count))
            worst = max(worst, (worked, week))
        if worst[0] > thresholds.average_max * count:
            mean = hours(worst[0] // count)
            said = Said(
                f"{mean} par semaine en moyenne sur {count} semaines consécutives ; le maximum "
                f"est {hours(thresholds.average_max)}.",
                f"{mean} a week on average over {count} consecutive weeks; the maximum is "
                f"{hours(thresholds.average_max)}.",
            )
            yield on_claim(AVERAGE, claim, said)


def _longest_first(
    claim: Claim, entries: Mapping[tuple[date, str], int], room: int
) -> dict[date, int]:
    """This claim's part of what does not fit in the week, taken off the longest days first."""
    taken = level({f"{day} {key}": minutes for (day, key), minutes in entries.items()}, room)
    days = (day for day, key in entries if key == str(claim.key))
    mine = {day: taken.get(f"{day} {claim.key}", 0) for day in days}
    return {day: minutes for day, minutes in mine.items() if minutes}


def _week_totals(facts: Facts, worker: str) -> dict[Week, int]:
    return {week: sum(facts.weeks[worker, week].values()) for week in facts.weeks_of[worker]}


CHECKS: tuple[Check, ...] = (weekly_max, average_12_weeks)
