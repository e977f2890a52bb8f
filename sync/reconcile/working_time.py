"""Rules about days and weeks: they speak only where the sheet gives the hours of each day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.hours import (
    MAY_DAY,
    SUNDAY,
    is_public_holiday,
    iso_week,
    level,
    monday_of,
    weeks_ending_with,
)
from sync.reconcile.discrepancy import Audience, Discrepancy, Effect, Rule, Severity
from sync.reconcile.raising import NOTHING, Said, cut, on_claim
from sync.reconcile.wording import day_en, day_fr, days_en, days_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

    Week = tuple[int, int]

DAILY = Rule(
    "DAILY_MAX", "R-41", Severity.MINOR, Effect.CUT,
    "Journée de plus de 10 h", "Day of more than 10 h",
)  # fmt: skip
WEEKLY = Rule(
    "WEEKLY_MAX", "R-42", Severity.MAJOR, Effect.CUT,
    "Semaine de plus de 48 h", "Week of more than 48 h",
)  # fmt: skip
AVERAGE = Rule(
    "AVERAGE_12_WEEKS", "R-43", Severity.MINOR, Effect.NONE,
    "Plus de 44 h en moyenne sur 12 semaines", "More than 44 h on average over 12 weeks",
    audience=Audience.UNIT,
)  # fmt: skip
HOLIDAY = Rule(
    "HOLIDAY_OR_SUNDAY", "R-45", Severity.MINOR, Effect.NONE,
    "Heures un dimanche ou un jour férié", "Hours on a Sunday or public holiday",
)  # fmt: skip
MINOR_WORKER = Rule(
    "MINOR_WORKER", "R-46", Severity.MAJOR, Effect.NONE,
    "Durée du travail d'une personne peut-être mineure", "Working time of a possible minor",
)  # fmt: skip


def daily_max(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A day beyond 10 h asks for the exemption; what is beyond 12 h is cut."""
    for claim in facts.known:
        long = [day for day, minutes in claim.days.items() if minutes > thresholds.daily_max]
        if not long:
            continue
        over = {day: claim.days[day] - thresholds.daily_impossible for day in long}
        over = {day: minutes for day, minutes in over.items() if minutes > 0}
        said = Said(
            f"Plus de {hours(thresholds.daily_max)} par jour ({days_fr(long)}) : une dérogation "
            "existe-t-elle ?",
            f"More than {hours(thresholds.daily_max)} a day ({days_en(long)}): is there an "
            "exemption?",
        )
        severity = Severity.BLOCKING if over else DAILY.severity
        effects = cut(claim, over) if over else NOTHING
        yield on_claim(DAILY, claim, said, effects, severity=severity)


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
            said = Said(
                f"{hours(total)} déclarées dans la semaine du {day_fr(monday)}, tous lots réunis ; "
                f"le maximum est {hours(thresholds.weekly_max)}.",
                f"{hours(total)} declared in the week of {day_en(monday)} over all lots; the "
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


def holiday_or_sunday(facts: Facts, _: Thresholds) -> Iterator[Discrepancy]:
    """Minutes on a Sunday or a public holiday; 1 May is major."""
    for claim in facts.known:
        off = [day for day, minutes in claim.days.items() if minutes and _is_off(day)]
        if off:
            may_day = any((day.month, day.day) == MAY_DAY for day in off)
            said = Said(
                f"Heures déclarées un dimanche ou un jour férié ({days_fr(off)}).",
                f"Hours declared on a Sunday or public holiday ({days_en(off)}).",
            )
            severity = Severity.MAJOR if may_day else HOLIDAY.severity
            yield on_claim(HOLIDAY, claim, said, severity=severity)


def minor_worker(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """By the year of birth perhaps under 18, and a day beyond 8 h or a week beyond 35 h."""
    births = dict(facts.evidence.birth_years)
    for claim in facts.known:
        born = births.get(claim.worker or "")
        # the birthday of the eighteenth year may still be to come
        if born is None or int(claim.month[:4]) - born > thresholds.minor_age:
            continue
        long = [day for day, minutes in claim.days.items() if minutes > thresholds.minor_daily]
        weeks = _month_weeks(claim.days)
        heavy = [w for w, minutes in weeks.items() if minutes > thresholds.minor_weekly]
        if long or heavy:
            said = Said(
                f"Personne peut-être mineure : plus de {hours(thresholds.minor_daily)} par jour ou "
                f"de {hours(thresholds.minor_weekly)} par semaine.",
                f"Possibly a minor: more than {hours(thresholds.minor_daily)} a day or "
                f"{hours(thresholds.minor_weekly)} a week.",
            )
            yield on_claim(MINOR_WORKER, claim, said)


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


def _month_weeks(days: Mapping[date, int]) -> dict[Week, int]:
    weeks: defaultdict[Week, int] = defaultdict(int)
    for day, minutes in days.items():
        weeks[iso_week(day)] += minutes
    return weeks


def _is_off(day: date) -> bool:
    return day.weekday() == SUNDAY or is_public_holiday(day)


CHECKS: tuple[Check, ...] = (
    daily_max,
    weekly_max,
    average_12_weeks,
    holiday_or_sunday,
    minor_worker,
)
