"""Contracts as evidence links and as periods in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.reconcile.effects import Link
from sync.reconcile.wording import day_en, day_fr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sync.reconcile.registers import Employment


def contract_links(employments: Iterable[Employment]) -> tuple[Link, ...]:
    """Contracts as evidence."""
    return tuple(Link("employment", e.id) for e in employments)


def period_fr(employment: Employment) -> str:
    """The days of a contract: «court du 1er mai 2026 au 31 mai 2026»."""
    return f"court {span_fr(employment.first, employment.last)}"


def period_en(employment: Employment) -> str:
    """The days of a contract: runs from 1 May 2026 to 31 May 2026."""
    return f"runs {span_en(employment.first, employment.last)}"


def span_fr(first: date | None, last: date | None) -> str:
    """From a day to a day, either of which may not be told."""
    start = f"du {day_fr(first)}" if first else "sans début indiqué"
    return f"{start} au {day_fr(last)}" if last else f"{start}, sans fin indiquée"


def span_en(first: date | None, last: date | None) -> str:
    """From a day to a day, either of which may not be told."""
    start = f"from {day_en(first)}" if first else "without a start"
    return f"{start} to {day_en(last)}" if last else f"{start}, without an end"
