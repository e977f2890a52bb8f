"""What the rules look at: contracts of work, eligibility, companies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.reconcile.declared import Mode

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """A work contract; ``companies`` are all whose sheets may carry it.

    They are the employer, the host and those for whose lots the person is allocated.
    """

    id: str
    worker: str
    employer: str
    host: str | None = None
    allocated: tuple[str, ...] = ()
    contract: str | None = None
    mode: Mode | None = None
    first: date
    last: date | None = None
    weekly_minutes: int = 35 * 60
    lots: frozenset[str] = frozenset()
    site: str | None = None

    @property
    def companies(self) -> tuple[str, ...]:
        """The employer, the host company and those of the allocations, each once."""
        named = (self.employer, self.host, *self.allocated)
        return tuple(dict.fromkeys(company for company in named if company is not None))

    def covers(self, day: date) -> bool:
        """Tell whether the contract runs on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """From when to when (last day included) a person may count; ``valid`` once validated."""

    id: str
    worker: str
    first: date
    last: date
    valid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company; ``siae`` tells an insertion structure, active until a day or without end."""

    id: str
    name: str
    siae: str | None = None
    active_until: date | None = None
