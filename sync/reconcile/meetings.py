"""Rules about meetings: held, approved, and with the people announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hours import month_of
from sync.reconcile.claims import group, is_blocked
from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Link
from sync.reconcile.raising import Said, on_sheet
from sync.reconcile.rule import Audience, Effect, Rule, Severity
from sync.reconcile.wording import day_en, day_fr, month_en, month_fr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.reconcile.declared import Sheet
    from sync.reconcile.facts import Check, Facts
    from sync.reconcile.thresholds import Thresholds

HEADCOUNT = Rule(
    "MEETING_HEADCOUNT_DIFFERS", "", Severity.MINOR, Effect.NONE,
    "Effectif différent de celui annoncé", "Headcount other than announced", core=True,
)  # fmt: skip


OVERDUE = Rule(
    "VISIT_OVERDUE", "R-70", Severity.MINOR, Effect.NONE,
    "Réunion de chantier à faire", "Site meeting due",
    audience=Audience.UNIT,
)  # fmt: skip


NOT_APPROVED = Rule(
    "MINUTES_NOT_APPROVED", "R-71", Severity.MINOR, Effect.NONE,
    "Compte rendu contesté ou non signé", "Minutes contested or unsigned",
    audience=Audience.UNIT,
)  # fmt: skip


def meeting_headcount_differs(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Persons announced at a meeting of the month and persons declared differ by two or more.

    Unknown persons count by row.
    """
    announced = group(
        sorted(facts.evidence.observed.announced, key=lambda a: (a.day, a.meeting)),
        lambda a: (a.site, a.company, month_of(a.day)),
    )
    for sheet in facts.sheets:
        for month in () if is_blocked(sheet) else filter(facts.judges, sheet.slot):
            counted = _headcount(facts, sheet, month)
            for each in announced.get((sheet.site, sheet.company, month), ()):
                if abs(each.persons - counted) < thresholds.headcount_gap:
                    continue
                said = Said(
                    f"{each.persons} personnes annoncées à la réunion du {day_fr(each.day)}, "
                    f"{counted} déclarées pour {month_fr(month)}.",
                    f"{each.persons} persons announced at the meeting of {day_en(each.day)}, "
                    f"{counted} declared for {month_en(month)}.",
                )
                yield on_sheet(HEADCOUNT, sheet, month, said, shown=[Link("visit", each.meeting)])
                break


def visit_overdue(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """More than a hundred days since the last meeting on an active site (or since it opened)."""
    as_of = facts.evidence.as_of
    last: dict[str, date] = {}
    for visit in facts.evidence.observed.visits:
        if visit.meeting and visit.day <= as_of:
            last[visit.site] = max(visit.day, last.get(visit.site, visit.day))
    for site in sorted(facts.evidence.observed.sites, key=lambda each: each.id):
        since = last.get(site.id, site.first)
        waited = (as_of - since).days
        active = site.first <= as_of and (site.last is None or as_of <= site.last)
        if active and waited > thresholds.visit_overdue_days:
            said = Said(
                f"Dernière réunion il y a {waited} jours ({day_fr(since)}).",
                f"Last meeting {waited} days ago ({day_en(since)}).",
            )
            yield on_site(OVERDUE, site.id, site.id, said, Link("site", site.id))


def minutes_not_approved(facts: Facts, thresholds: Thresholds) -> Iterator[Discrepancy]:
    """Minutes contested, or still unsigned fifteen days after the meeting."""
    for visit in sorted(facts.evidence.observed.visits, key=lambda each: each.id):
        waited = (facts.evidence.as_of - visit.day).days
        if not visit.contested and (visit.signed or waited <= thresholds.minutes_days):
            continue
        state_fr, state_en = ("contesté", "contested") if visit.contested else (
            f"non signé depuis {waited} jours", f"unsigned for {waited} days",
        )  # fmt: skip
        said = Said(
            f"Compte rendu du {day_fr(visit.day)} {state_fr}.",
            f"Minutes of {day_en(visit.day)} {state_en}.",
        )
        yield on_site(NOT_APPROVED, visit.site, visit.id, said, Link("visit", visit.id))


def _headcount(facts: Facts, sheet: Sheet, month: str) -> int:
    return sum(1 for claim in facts.of_sheet.get((sheet.id, month), ()) if claim.minutes)


def on_site(rule: Rule, site: str, subject: str, said: Said, link: Link) -> Discrepancy:
    """A discrepancy of a site."""
    return Discrepancy(
        rule=rule,
        severity=rule.severity,
        fr=said.fr,
        en=said.en,
        site=site,
        subject=subject,
        evidence=(link,),
        audience=rule.audience,
    )


CHECKS: tuple[Check, ...] = (
    meeting_headcount_differs,
    visit_overdue,
    minutes_not_approved,
)
