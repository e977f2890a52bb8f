"""What was seen on site of one person, by whom, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Status(StrEnum):
    """What was noted of one person on one day."""

    SEEN = "seen"
    ABSENT = "absent"
    JUSTIFIED = "absent_justified"
    IN_TRAINING = "absent_in_training"
    NOT_SEEN = "not_seen"
    UNKNOWN = "unknown_person"
    DECLINED = "declined"


class Source(StrEnum):
    """Who or what says so."""

    OFFICER_SAW = "officer_saw"
    SITE_REGISTER = "site_register"
    TIME_CLOCK = "time_clock"
    SITE_MANAGER_SAID = "site_manager_said"
    WORKER_SAID = "worker_said"


ADMISSIONS = frozenset({Source.SITE_REGISTER, Source.TIME_CLOCK, Source.SITE_MANAGER_SAID})
"""The sources by which the firm itself says that somebody was absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One person in a roll call; ``worker`` is None for somebody whom the register lacks."""

    id: str
    worker: str | None
    company: str
    status: Status
    source: Source = Source.OFFICER_SAW
    lot: str | None = None
    label: str = ""
    morning: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """Who was there on one visit day, for the companies that were checked."""

    id: str
    site: str
    day: date
    companies: frozenset[str]
    seen: tuple[Seen, ...] = ()
