"""Whose hours are whose: from a party's month to its clause, contract, operation and authority."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from backend.accounts.identity import Identity
from backend.discrepancies.parts.figures import Place
from sync.indicators import NOTHING, Due, Figures
from sync.record import Role
from sync.records.clause_amendment import required_on

Data = Mapping[str, Any]
Frame = Mapping[str, Mapping[str, Data]]
BEARERS = frozenset({"holder", "lead"})
"""The roles on a lot that bear its clause; the others work for them."""
LEVELS = ("clause", "lot", "contract", "operation", "company", "authority", "territory")


@dataclass(frozen=True)
class Strand:
    """One clause with all that it is part of, and the parties of its lot."""

    clause: str
    lot: str
    contract: str
    operation: str
    authority: str
    parties: Mapping[str, str]
    """The company of each party."""
    bearers: frozenset[str]
    """The companies that bear the clause."""

    def ids(self, level: str) -> Collection[str]:
        """What this clause belongs to at a level."""
        if level == "company":
            return sorted(set(self.parties.values()))
        return [""] if level == "territory" else [getattr(self, level)]


@dataclass(frozen=True)
class Landscape:
    """The clauses that somebody may see, with their figures by party and month."""

    frame: Frame
    strands: tuple[Strand, ...]
    figures: Mapping[str, Mapping[str, Figures]]
    """By party, then month."""
    amendments: Mapping[str, list[tuple[str, Data]]]
    """By clause, each with its id."""
    today: date

    def within(self, asked: Mapping[str, str]) -> "Landscape":
        """The part that belongs to all of these: a level with an id each."""
        kept = tuple(
            each
            for each in self.strands
            if all(wanted in each.ids(level) for level, wanted in asked.items())
        )
        return replace(self, strands=kept)

    def grouped(self, level: str) -> dict[str, tuple[Strand, ...]]:
        """The clauses by what they belong to at a level."""
        found: dict[str, list[Strand]] = {}
        for each in self.strands:
            for key in each.ids(level):
                found.setdefault(key, []).append(each)
        return {key: tuple(strands) for key, strands in found.items()}

    def dues(self, strands: Iterable[Strand], company: str | None = None) -> list[Due]:
        """What clauses ask and got; of one company: its own hours, due where it bears them."""
        return [self._due(each, company) for each in strands]

    def _due(self, strand: Strand, company: str | None) -> Due:
        clause = self.frame["clause"][strand.clause]
        changes = self.amendments.get(strand.clause, ())
        received = self.frame["operation"].get(strand.operation, {}).get("received_on")
        bears = company is None or company in strand.bearers
        mine = (
            party for party, owner in strand.parties.items() if company is None or owner == company
        )
        return Due(
            clause=strand.clause,
            required=required_on(clause, changes, self.today.isoformat()) if bears else 0,
            first=date.fromisoformat(clause["starts_on"]),
            due=date.fromisoformat(clause["due_on"]),
            received_on=date.fromisoformat(received) if received else None,
            figures=self._by_month(mine),
        )

    def _by_month(self, parties: Iterable[str]) -> dict[str, Figures]:
        found: dict[str, Figures] = {}
        for party in parties:
            for month, each in self.figures.get(party, {}).items():
                found[month] = found.get(month, NOTHING).plus(each)
        return found


def landscape_of(
    me: Identity, frame: Frame, known: Mapping[Place, Figures], day: date
) -> Landscape:
    """Return what somebody may see of a territory on a day."""
    whole = whole_of(frame, known, day)
    return replace(whole, strands=seen_by(me, frame, whole.strands))


def whole_of(frame: Frame, known: Mapping[Place, Figures], day: date) -> Landscape:
    """Return all of a territory on a day."""
    figures: dict[str, dict[str, Figures]] = {}
    for (party, month), each in known.items():
        figures.setdefault(party, {})[month] = each
    amendments: dict[str, list[tuple[str, Data]]] = {}
    for key, data in frame["clause_amendment"].items():
        amendments.setdefault(data["clause_id"], []).append((key, data))
    return Landscape(frame, strands_of(frame), figures, amendments, day)


def strands_of(frame: Frame) -> tuple[Strand, ...]:
    """Return every clause with what it belongs to, in a stable order."""
    parties: dict[str, dict[str, str]] = {}
    bearers: dict[str, set[str]] = {}
    for key, data in frame["lot_party"].items():
        parties.setdefault(data["lot_id"], {})[key] = data["company_id"]
        if data["role"] in BEARERS:
            bearers.setdefault(data["lot_id"], set()).add(data["company_id"])
    found = []
    for key, data in sorted(frame["clause"].items()):
        lot = data["lot_id"]
        contract = frame["lot"].get(lot, {}).get("contract_id", "")
        operation = frame["contract"].get(contract, {}).get("operation_id", "")
        authority = frame["operation"].get(operation, {}).get("authority_id", "")
        mine = parties.get(lot, {})
        named = frozenset(bearers.get(lot, ()))
        found.append(Strand(key, lot, contract, operation, authority, mine, named))
    return tuple(found)


def seen_by(me: Identity, frame: Frame, every: tuple[Strand, ...]) -> tuple[Strand, ...]:
    """Return which of all clauses somebody may see the figures of.

    The office sees all; an officer those of his sites; a reader of an authority its own.
    """
    if f"territory:{me.territory_id}" in me.tags:
        return every
    if me.role is Role.AUTHORITY_READER:
        return tuple(each for each in every if f"authority:{each.authority}" in me.tags)
    mine = {data["operation_id"] for key, data in frame["site"].items() if f"site:{key}" in me.tags}
    return tuple(each for each in every if each.operation in mine)
