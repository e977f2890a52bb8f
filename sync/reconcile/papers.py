"""What was confirmed, and what documents of hours say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Register(StrEnum):
    """A document of hours shown by the company, strongest first."""

    TIME_CLOCK = "time_clock"
    SIGN_SHEET = "sign_sheet"
    PAYSLIP = "payslip"
    STATEMENT = "labour_supply_statement"


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
    """Minutes read in a register, a payslip or a statement, from a day to a day.

    ``table`` is the type of the record that holds them.
    """

    id: str
    worker: str
    company: str
    first: date
    last: date
    minutes: int
    kind: Register
    table: str = "register_extract"
