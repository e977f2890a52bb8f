"""The month of a sheet as it is drawn: its holidays, its visits, and the bounds of each person."""

from datetime import date
from functools import lru_cache
from typing import Any

import holidays

from backend.discrepancies.reading import Reading, Subject
from backend.records.month import operation_of
from sync.hours import days_of, first_day, last_day, month_of
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.retained import retained_of

Told = dict[str, Any]


def calendar(reading: Reading, party: str) -> Told:
    """The public holidays of the month, and the visits to any site of the operation."""
    return {"holidays": _holidays(reading.month), "visits": _visits(reading, party)}


def bounds(reading: Reading, subject: Subject) -> Told:
    """From when to when a person works for this company, and may count."""
    first, last = first_day(reading.month), last_day(reading.month)
    evidence = reading.result.evidence
    company = reading.records["lot_party"][subject.party]["company_id"]
    return {
        "employments": [
            {
                "id": each.id,
                "starts_on": each.first.isoformat(),
                "ends_on": _iso(each.last),
                "weekly_minutes": each.weekly_minutes,
            }
            for each in evidence.employments
            if each.worker == subject.who and company in each.companies
        ],
        "eligibilities": [
            {"from_on": each.first.isoformat(), "until_on": each.last.isoformat()}
            for each in evidence.eligibilities
            if each.worker == subject.who and each.valid
            if each.first <= last and each.last >= first
        ],
    }


def effect(reading: Reading, finding: Discrepancy) -> Told:
    """What a finding takes day by day or at most leaves, and the line's hours after each choice."""
    subject = Subject(finding.sheet or "", finding.worker or finding.subject)
    claim = reading.claims.get(subject)
    mine = None if claim is None else claim.key
    after = None
    if claim is not None and reading.weighs(finding):
        standing = reading.standing(claim)
        without = [each for each in standing if each.key != finding.key]
        kept, given = (retained_of(claim, each) for each in ([*without, finding], without))
        after = {"accepted": kept.retained, "dismissed": given.retained}
    return {
        "cuts": {cut.day.isoformat(): cut.minutes for cut in finding.cuts if cut.claim == mine},
        "bound": min((b.minutes for b in finding.bounds if b.claim == mine), default=None),
        "after": after,
    }


@lru_cache(maxsize=64)
def _holidays(month: str) -> list[Told]:
    year = int(month[:4])
    french = holidays.country_holidays("FR", years=year, language="fr")
    english = holidays.country_holidays("FR", years=year, language="en_US")
    return [
        {"day": day.isoformat(), "fr": french[day], "en": english[day]}
        for day in days_of(month)
        if day in french
    ]


def _visits(reading: Reading, party: str) -> list[Told]:
    sites, visits = reading.records["site"], reading.records.get("visit", {})
    mine = operation_of(reading.records, party)
    found = [
        {
            "id": visit.id,
            "day": visit.day.isoformat(),
            "kind": visits[visit.id]["kind"],
            "site": sites[visit.site]["label"],
        }
        for visit in reading.result.evidence.observed.visits
        if month_of(visit.day) == reading.month
        if mine and sites.get(visit.site, {}).get("operation_id") == mine
    ]
    return sorted(found, key=lambda each: (each["day"], each["id"]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
