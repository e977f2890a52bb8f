"""Who follows whom, and what an officer found of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class TutoringCheck:
    """What an officer found of one person's tutoring; answers are yes, partial, no or na."""

    id: str
    worker: str
    company: str
    day: date
    site: str = ""
    employment: str | None = None
    tutor_met: str | None = None
    tutor: str | None = None
    weekly_minutes: int | None = None
    answers: Mapping[str, str] | None = None


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
