"""How a rule raises: the discrepancy of a claim or of a sheet, with its place and its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sync.reconcile.discrepancy import Discrepancy
from sync.reconcile.effects import Bound, Cut
from sync.reconcile.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sync.reconcile.claims import Claim
    from sync.reconcile.declared import Sheet
    from sync.reconcile.effects import Link
    from sync.reconcile.rule import Rule, Severity


class Said(NamedTuple):
    """The same sentence in both languages."""

    fr: str
    en: str


class Effects(NamedTuple):
    """What a discrepancy takes: minutes of days, and upper limits."""

    cuts: tuple[Cut, ...] = ()
    bounds: tuple[Bound, ...] = ()


NOTHING = Effects()


def amount(total: int, most: int, claims: Iterable[Claim]) -> Said:
    """A sum over several lines, told exactly only where one company sent them all."""
    if len({claim.company for claim in claims}) == 1:
        return Said(hours(total), hours(total))
    return Said(f"Plus de {hours(most)}", f"More than {hours(most)}")


def bound(claim: Claim, minutes: int) -> Effects:
    """An upper limit on one claim."""
    return Effects(bounds=(Bound(claim.key, minutes),))


def cut(claim: Claim, days: Mapping[date, int]) -> Effects:
    """Minutes taken from named days of one claim, in order of days."""
    return Effects(cuts=tuple(Cut(claim.key, day, days[day]) for day in sorted(days)))


def on_claim(
    rule: Rule,
    claim: Claim,
    said: Said,
    effects: Effects = NOTHING,
    *,
    shown: Iterable[Link] = (),
    severity: Severity | None = None,
) -> Discrepancy:
    """A discrepancy of one person's line of the month."""
    return Discrepancy(
        rule=rule,
        severity=severity or rule.severity,
        fr=said.fr,
        en=said.en,
        month=claim.month,
        worker=claim.worker,
        sheet=claim.sheet.id,
        company=claim.company,
        lot=claim.lot,
        site=claim.sheet.site,
        subject=_subject(claim),
        place=claim.place,
        cuts=effects.cuts,
        bounds=effects.bounds,
        evidence=(*claim.links, *sorted(set(shown), key=_in_order)),
        audience=rule.audience,
    )


def on_sheet(
    rule: Rule,
    sheet: Sheet,
    month: str | None,
    said: Said,
    bounds: Iterable[Bound] = (),
    *,
    shown: Iterable[Link] = (),
) -> Discrepancy:
    """A discrepancy of a whole sheet, or of one of its months."""
    return Discrepancy(
        rule=rule,
        severity=rule.severity,
        fr=said.fr,
        en=said.en,
        month=month,
        sheet=sheet.id,
        company=sheet.company,
        lot=sheet.lot,
        site=sheet.site,
        bounds=tuple(sorted(bounds)),
        evidence=tuple(sorted(set(shown), key=_in_order)),
        audience=rule.audience,
    )


def _subject(claim: Claim) -> str:
    """A person is subject enough, but for a line of another company in the same sheet."""
    if claim.worker and claim.company == claim.sheet.company:
        return ""
    return claim.key.subject if claim.worker is None else f"{claim.worker}/{claim.company}"


def _in_order(link: Link) -> tuple[str, str, str]:
    return link.kind, link.id, link.cell or ""
