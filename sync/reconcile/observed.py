"""What the rules look at, second part: what was seen on site, confirmed, and kept in registers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


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


class Register(StrEnum):
    """A document of hours shown by the company, strongest first."""

    TIME_CLOCK = "time_clock"
    SIGN_SHEET = "sign_sheet"
    PAYSLIP = "payslip"
    STATEMENT = "labour_supply_statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One person in a roll call; ``worker`` is None for somebody whom the register lacks.

    ``mode_said`` is what the worker said of the way he or she is employed: masked from the firm.
    """

    id: str
    worker: str | None
    company: str
    status: Status
    source: Source = Source.OFFICER_SAW
    lot: str | None = None
    label: str = ""
    morning: bool | None = None
    mode_said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """Who was there on one visit day, for the companies that were checked."""

    id: str
    site: str
    day: date
    companies: frozenset[str]
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TutoringCheck:
    """What an officer found of one person's tutoring; answers are yes, partial, no or na."""

    id: str
    worker: str
    company: str
    day: date
    site: str = ""
    lot: str | None = None
    employment: str | None = None
    tutor_met: str | None = None
    tutor: str | None = None
    weekly_minutes: int | None = None
    answers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """How many persons in insertion a company announced at a meeting."""

    meeting: str
    site: str
    day: date
    company: str
    persons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tutor:
    """A tutor of a company."""

    id: str
    name: str
    is_employer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tutored:
    """A tutor, or a deputy, assigned to one employment from a day."""

    id: str
    tutor: str
    employment: str
    first: date
    last: date | None = None
    deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A site manager's figure for one person; ``digest`` is that of the line confirmed."""

    id: str
    worker: str
    company: str
    lot: str
    month: str
    minutes: int | None
    contested: bool = False
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Minutes read in a register, a payslip or a statement, from a day to a day."""

    id: str
    worker: str
    company: str
    first: date
    last: date
    minutes: int
    kind: Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit that took place; ``changed`` lists records altered after its signature."""

    id: str
    site: str
    day: date
    meeting: bool = True
    written: date | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """All that was seen, confirmed and shown."""

    roll_calls: tuple[RollCall, ...] = ()
    checks: tuple[TutoringCheck, ...] = ()
    announced: tuple[Announced, ...] = ()
    tutors: tuple[Tutor, ...] = ()
    tutored: tuple[Tutored, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    extracts: tuple[Extract, ...] = ()
    visits: tuple[Visit, ...] = ()
    sites: tuple[Site, ...] = ()
    captures: tuple[Capture, ...] = ()
