"""Rules about days: they speak only where the sheet gives the hours of each day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sync.hours import (
    MAY_DAY,
    SUNDAY,
    is_public_holiday,
    iso_week,
)
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import NOTHING, Said, cut, on_claim
from sync.reconcile.rule import Effect, Rule, Severity
from sync.reconcile.wording import days_en, days_fr, hours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

    Week = tuple[int, int]

DAILY = Rule(
    "DAILY_MAX", "R-41", Severity.MINOR, Effect.CUT,
    "Journée de plus de 10 h", "Day of more than 10 h",
)  # fmt: skip


HOLIDAY = Rule(
    "HOLIDAY_OR_SUNDAY", "R-45", Severity.MINOR, Effect.NONE,
    "Heures un dimanche ou un jour férié", "Hours on a Sunday or public holiday",
)  # fmt: skip


MINOR_WORKER = Rule(
    "MINOR_WORKER", "R-46", Severity.MAJOR, Effect.NONE,
    "Heures d'une personne peut-être mineure", "Hours of a possible minor",
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


def _month_weeks(days: Mapping[date, int]) -> dict[Week, int]:
    weeks: defaultdict[Week, int] = defaultdict(int)
    for day, minutes in days.items():
        weeks[iso_week(day)] += minutes
    return weeks


def _is_off(day: date) -> bool:
    return day.weekday() == SUNDAY or is_public_holiday(day)


CHECKS: tuple[Check, ...] = (daily_max, holiday_or_sunday, minor_worker)
