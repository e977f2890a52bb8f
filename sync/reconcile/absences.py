"""Rules about noted absences: only the firm's own word cuts, and only that day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.hours import open_days
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.raising import Said, cut, on_claim
from sync.reconcile.roll_calls import Noted, never_seen, roll_calls_of
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.seen import ADMISSIONS, Source, Status
from sync.reconcile.wording import days_en, days_fr, hours, in_month_fr, month_en

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

ABSENT = Rule(
    "ABSENT_FULL_TIME", "R-20", Severity.MAJOR, Effect.CUT,
    "Temps plein malgré une absence notée", "Full time despite a noted absence", core=True,
)  # fmt: skip


BUT_ABSENT = Rule(
    "DECLARED_BUT_ABSENT", "R-20", Severity.MAJOR, Effect.CUT,
    "Heures un jour d'absence", "Hours on a day of absence",
)  # fmt: skip


NOT_AT_WORK = frozenset({Status.ABSENT, Status.JUSTIFIED})


_SOURCES_FR = {
    Source.OFFICER_SAW: "à l'appel fait sur place",
    Source.SITE_REGISTER: "au registre du chantier",
    Source.TIME_CLOCK: "au pointage du chantier",
    Source.SITE_MANAGER_SAID: "selon le responsable du chantier",
    Source.WORKER_SAID: "selon un salarié",
}


_SOURCES_EN = {
    Source.OFFICER_SAW: "at the roll call",
    Source.SITE_REGISTER: "in the site's register",
    Source.TIME_CLOCK: "in the site's time clock",
    Source.SITE_MANAGER_SAID: "by the site manager",
    Source.WORKER_SAID: "by a worker",
}


def absent_full_time(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """A roll call says absent and the line declares a full month.

    What only a worker said is a question of the unit: the company neither sees nor answers it.
    """
    for claim in facts.known:
        absent = _absences(facts, claim)
        if not absent or not _full_time_absent(facts, claim, thresholds):
            continue
        told = [each for each in absent if not _only_a_worker_said(each)]
        shown = told or absent
        days = [each.roll_call.day for each in shown]
        said = Said(
            f"Temps plein déclaré ({hours(claim.minutes)}) {in_month_fr(claim.month)} ; absence "
            f"notée {_source(shown[0], _SOURCES_FR)} ({days_fr(days)}).",
            f"Full time declared ({hours(claim.minutes)}) in {month_en(claim.month)}; absence "
            f"noted {_source(shown[0], _SOURCES_EN)} ({days_en(days)}).",
        )
        effects = cut(claim, _admitted(claim, absent))
        found = on_claim(ABSENT, claim, said, effects, shown=(each.link for each in absent))
        yield found if told else replace(found, audience=Audience.UNIT)


def declared_but_absent(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Minutes on a day on which the firm itself says that the person was absent: that day only."""
    for claim in facts.known:
        if not claim.days or _full_time_absent(facts, claim, thresholds):
            continue
        clause = facts.clauses.get(claim.lot)
        absent = _absences(facts, claim, NOT_AT_WORK)
        admitted = _admitted(claim, absent)
        if not admitted or (clause and clause.absence_counts):
            continue
        shown = [each for each in absent if each.roll_call.day in admitted]
        said = Said(
            f"{hours(sum(admitted.values()))} déclarées ({days_fr(admitted)}) ; absence notée "
            f"{_source(shown[0], _SOURCES_FR)}.",
            f"{hours(sum(admitted.values()))} declared ({days_en(admitted)}); absence noted "
            f"{_source(shown[0], _SOURCES_EN)}.",
        )
        links = (each.link for each in shown)
        yield on_claim(BUT_ABSENT, claim, said, cut(claim, admitted), shown=links)


def _absences(
    facts: Facts, claim: Claim, statuses: frozenset[Status] = frozenset({Status.ABSENT})
) -> list[Noted]:
    noted = roll_calls_of(facts, claim) if claim.minutes else []
    return [each for each in noted if each.seen and each.seen.status in statuses]


def _full_time_absent(facts: Facts, claim: Claim, thresholds: Thresholds) -> bool:
    full = min(thresholds.full_month, thresholds.full_time_day * open_days(claim.covered))
    return (
        bool(claim.active)
        and claim.minutes >= full
        and bool(_absences(facts, claim))
        and not never_seen(facts, claim, thresholds)
    )


def _admitted(claim: Claim, absent: Iterable[Noted]) -> dict[date, int]:
    """The minutes of the days on which the firm's own source says absent."""
    days = {each.roll_call.day for each in absent if each.seen and each.seen.source in ADMISSIONS}
    return {day: claim.days[day] for day in sorted(days) if claim.days.get(day)}


def _only_a_worker_said(noted: Noted) -> bool:
    return noted.seen is not None and noted.seen.source is Source.WORKER_SAID


def _source(noted: Noted, words: dict[Source, str]) -> str:
    return words[noted.seen.source if noted.seen else Source.OFFICER_SAW]


CHECKS: tuple[Check, ...] = (absent_full_time, declared_but_absent)
