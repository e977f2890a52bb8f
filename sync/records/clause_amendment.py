"""A change of the hours due, with its reason; amendments are never edited."""

from collections.abc import Iterable, Mapping
from typing import Any

from sync.record import REGISTERS, Record, day, minutes, record, ref, text
from sync.records import clause


@record(
    "clause_amendment",
    fr="Avenant",
    en="Amendment",
    scope=[f"clause_id.{clause.SITES}"],
    writers=REGISTERS,
    append_only=True,
)
class ClauseAmendment(Record):
    """The hours due from a day on; the last effective one holds."""

    clause_id: str = ref("clause", "Clause", "Clause")
    effective_on: str = day("Prend effet le", "Effective on")
    required_minutes: int = minutes("Heures dues", "Hours due", high=clause.LIFE_OF_A_CLAUSE)
    reason: str = text("Motif", "Reason", low=1, high=1000)
    document_ref: str | None = text("Document", "Document", optional=True)


def in_effect(
    amendments: Iterable[tuple[str, Mapping[str, Any]]], day: str
) -> list[Mapping[str, Any]]:
    """The amendments, given with their ids, that hold on a day; the last one holds.

    Of two of one day it is the one with the greater id, so that all figures agree.
    """
    effective = [(data["effective_on"], key, data) for key, data in amendments]
    return [data for since, _, data in sorted(effective, key=_order) if since <= day]


def _order(amendment: tuple[str, str, Mapping[str, Any]]) -> tuple[str, str]:
    since, key, _ = amendment
    return since, key


def required_on(
    clause: Mapping[str, Any], amendments: Iterable[tuple[str, Mapping[str, Any]]], day: str
) -> int:
    """The hours due on a day: those of the last amendment in effect, else of the clause."""
    holding = [clause, *in_effect(amendments, day)][-1]
    return int(holding.get("required_minutes", 0))
