"""What the rules look at: the sheets of companies, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Match(StrEnum):
    """Whether a line's person is known; only KNOWN lines have consequences."""

    KNOWN = "known"
    NOBODY = "nobody"
    AMBIGUOUS = "ambiguous"
    NAMELESS = "nameless"


class Mode(StrEnum):
    """The way a clause is executed by one employment."""

    DIRECT_HIRE = "direct_hire"
    LABOUR_SUPPLY = "labour_supply"
    SUBCONTRACTING = "subcontracting"
    CO_CONTRACTING = "co_contracting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person, one month, one line of a sheet.

    ``minutes`` are those credited to the clause, training included, None when unreadable.
    ``counted`` is false for negative, absurd and duplicate rows. ``company`` is the line's own
    SIRET column or the sender. ``digest`` changes whenever the line's figures change.
    """

    id: str
    month: str
    name: str
    company: str
    match: Match = Match.KNOWN
    worker: str | None = None
    candidates: tuple[str, ...] = ()
    minutes: int | None = None
    counted: bool = True
    duplicate: bool = False
    training: int = 0
    absence: int = 0
    absence_noted: bool = False
    days: tuple[tuple[date, int], ...] = ()
    contract: str | None = None
    first: date | None = None
    last: date | None = None
    dates_in_order: bool = True
    tutor: str | None = None
    mode: Mode | None = None
    employer: str | None = None
    tab: str | None = None
    row: int | None = None
    cell: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenTotal:
    """A total written in a sheet and the sum of its rows; None where a row has no hours."""

    month: str | None
    written: int
    computed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A company's sheet as deposited: who sent it, when, for which lot and months.

    ``id`` names the slot and is the same for every version, ``version`` the very document.
    ``siret`` is the account's, ``title_siret`` the digits written in the title block.
    """

    id: str
    version: str = ""
    company: str
    siret: str = ""
    title_siret: str | None = None
    lot: str
    site: str
    slot: tuple[str, ...]
    stated: tuple[str, ...]
    received: date
    faults: tuple[str, ...] = ()
    totals: tuple[WrittenTotal, ...] = ()
    lines: tuple[Line, ...] = ()
