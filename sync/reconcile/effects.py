"""What a discrepancy takes from a line, and the evidence that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class ClaimKey(NamedTuple):
    """One line of the month: a sheet's hours for one person (or one line without a person)."""

    sheet: str
    company: str
    month: str
    subject: str

    def __str__(self) -> str:
        return "/".join(self)


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence: a record by type and id, with the cell of the company's file where there is one.

    ``masked`` evidence (what a worker said) is never shown to the company.
    """

    kind: str
    id: str
    cell: str | None = None
    masked: bool = False


class Cut(NamedTuple):
    """Minutes taken from one day of one line."""

    claim: ClaimKey
    day: date
    minutes: int


class Bound(NamedTuple):
    """An upper limit on one line of the month, in minutes."""

    claim: ClaimKey
    minutes: int


class Place(NamedTuple):
    """Where a line stands in the company's file."""

    tab: str | None
    row: int | None
