"""Meetings, visits, sites and field records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """How many persons in insertion a company announced at a meeting."""

    meeting: str
    site: str
    day: date
    company: str
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that took place; ``changed`` lists records altered after its signature."""

    id: str
    site: str
    day: date
    meeting: bool = True
    signed: bool = False
    contested: bool = False
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site and the days during which it is active."""

    id: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """When a field record was made on the phone and received by the office."""

    kind: str
    id: str
    site: str
    recorded: datetime
    received: datetime
    clock_off: int = 0
    """Seconds by which the phone's clock was off."""
