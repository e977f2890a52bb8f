"""What importing contracts would do: authorities, operations, contracts, lots, parties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.imports.decp.titles import lot_of
from backend.imports.known import Known
from backend.imports.planning import Existing
from backend.records.working_set import WorkingSet
from sync.notation.text import plain
from sync.record import natural_id
from sync.records import RECORDS
from sync.records.contracting_authority import AuthorityKind

Told = Mapping[str, Any]
SIREN = 9
MUNICIPAL = "21"
"""The SIREN of a municipality begins with it (INSEE)."""
COMPARED = ("title", "cpv", "notified_on", "duration_months", "amount_cents", "considerations")


class Fate(StrEnum):
    """What becomes of one contract."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True)
class Put:
    """One record to write: a new one whole, or some fields of one that is there."""

    table: str
    record_id: str
    values: Mapping[str, Any]
    fresh: bool


@dataclass
class Contract:
    """One contract of the file: what becomes of it, and what is to be known of it."""

    number: str
    title: str
    buyer: str
    record_id: str
    fate: Fate
    notes: list[tuple[str, str]] = field(default_factory=list)
    """A code, and what it is about."""


@dataclass
class Plan:
    """All that a file does; contracts that cannot be read were left apart before."""

    contracts: list[Contract] = field(default_factory=list)
    puts: list[Put] = field(default_factory=list)

    def added(self, table: str) -> int:
        """How many records of a type are added."""
        return sum(put.fresh for put in self.puts if put.table == table)

    def count(self, fate: Fate) -> int:
        """How many contracts have this fate."""
        return sum(each.fate is fate for each in self.contracts)


def plan(records: WorkingSet, social: Sequence[Told], existing: Existing) -> Plan:
    """Plan the drafts of contracts with a social consideration; of the same, the last counts."""
    last = {(each["buyer"], plain(each["number"])): each for each in social}
    planner = _Planner(records, existing)
    for each in last.values():
        planner.take(each)
    return planner.plan


class _Planner:
    def __init__(self, records: WorkingSet, existing: Existing) -> None:
        self._records, self._existing = records, existing
        self._known = Known(records.territory)
        self._new: dict[str, Mapping[str, Any]] = {}
        self.plan = Plan()

    def take(self, told: Told) -> None:
        """Plan one contract and what it needs."""
        keys = {"buyer_siret": told["buyer"], "market_number": told["number"]}
        found = self._known.same("contract", keys)
        base, number, lot_title = lot_of(told["title"] or f"Marché {told['number']}")
        values = _values(told)
        if found:
            self._again(told, found[0], values)
            return
        contract = natural_id("contract", "decp", told["buyer"], plain(told["number"]))
        values["operation_id"] = self._operation(told, base)
        self._put("contract", contract, values)
        lot = RECORDS["lot"].id_of({"contract_id": contract, "number": number}) or ""
        self._put("lot", lot, {"contract_id": contract, "number": number, "title": lot_title})
        notes = [("strange", words) for words in told["strange"]]
        notes += [("cut", "")] if told["cut"] else []
        notes += [("same_number", "")] if self._known.numbered(told["number"]) else []
        notes += [("amended", str(told["amendments"]))] if told["amendments"] else []
        notes += self._parties(told, lot)
        self._note(told, contract, Fate.CREATE, notes)

    def _again(self, told: Told, contract: str, values: dict[str, Any]) -> None:
        """A contract that is there: a draft is completed, or updated; a complete one is kept."""
        before = self._data("contract", contract)
        differs = {
            name: values[name]
            for name in COMPARED
            if values.get(name) is not None and values[name] != before.get(name)
        }
        empty = {name: value for name, value in differs.items() if before.get(name) is None}
        draft = before.get("state") == "draft"
        changed = differs if self._existing is Existing.UPDATE else empty
        lots = [*self._records.referring("lot", "contract_id", contract)]
        if not draft:
            self._note(told, contract, Fate.KEPT if differs else Fate.UNCHANGED, _named(differs))
            return
        before_parties = len(self.plan.puts)
        notes = self._parties(told, lots[0]) if len(lots) == 1 else []
        if changed:
            self._put("contract", contract, changed, fresh=False)
        fate = Fate.UPDATE if len(self.plan.puts) > before_parties else Fate.UNCHANGED
        left = {name: value for name, value in differs.items() if name not in changed}
        if left and fate is Fate.UNCHANGED:
            fate = Fate.KEPT
        self._note(told, contract, fate, [*notes, *_named(left)])

    def _operation(self, told: Told, title: str) -> str:
        """The operation of this title of the same buyer, else a new one."""
        authority = self._authority(told)
        record_id = natural_id("operation", "decp", told["buyer"], plain(title))
        same = self._known.titled(authority, title)
        if same or record_id in self._new or self._known.there("operation", record_id):
            return same or record_id
        code = f"DECP {told['buyer'][:SIREN]} {told['number']}"[:40]
        taken = self._known.named("operation", {"code": code})
        values = {
            "authority_id": authority,
            "code": code if not taken else f"{code[:35]} {len(self._new)}",
            "title": title,
            "is_anru": False,
            "commune_insee": told["commune"],
        }
        self._put("operation", record_id, values)
        return record_id

    def _authority(self, told: Told) -> str:
        found = self._known.named("contracting_authority", {"siret": told["buyer"]})
        if found:
            return found[0]
        record_id = natural_id("contracting_authority", "decp", told["buyer"])
        name = told["buyer_name"] or f"Acheteur {told['buyer']}"
        municipal = told["buyer"].startswith(MUNICIPAL)
        kind = AuthorityKind.MUNICIPALITY if municipal else AuthorityKind.OTHER
        self._put(
            "contracting_authority",
            record_id,
            {"name": name, "siret": told["buyer"], "kind": kind.value},
        )
        return record_id

    def _parties(self, told: Told, lot: str) -> list[tuple[str, str]]:
        """Put the holders and subcontractors of a lot that are not there; names who cannot be."""
        notes: list[tuple[str, str]] = []
        several = len(told["holders"]) > 1
        first: str | None = None
        for place, holder in enumerate(told["holders"]):
            role = ("lead" if place == 0 else "co_contractor") if several else "holder"
            since = {"role": role, "from_on": told["notified_on"]}
            party = self._party(lot, holder, since, notes)
            first = first or party
        for each in told["subcontractors"]:
            values = {"role": "subcontractor", "from_on": each["from_on"] or told["notified_on"]}
            if each["act"]:
                values["subcontract_act"] = each["act"]
            if first is not None and not several:
                values["parent_id"] = first
            self._party(lot, each, values, notes)
        if not told["holders"]:
            notes.append(("no_holder", ""))
        return notes

    def _party(
        self, lot: str, company: Told, values: Mapping[str, Any], notes: list[tuple[str, str]]
    ) -> str | None:
        if company["siret"] is None:
            notes.append(("not_a_siret", company["name"] or company["written"]))
            return None
        if values["from_on"] is None:
            notes.append(("no_day", company["siret"]))
            return None
        company_id = self._company(company)
        key = {"lot_id": lot, "company_id": company_id}
        found = self._known.same("lot_party", key)
        if found:
            return found[0]
        party = RECORDS["lot_party"].id_of(key) or ""
        self._put("lot_party", party, {**key, **values})
        return party

    def _company(self, company: Told) -> str:
        found = self._known.named("company", {"siret": company["siret"]})
        if found:
            return found[0]
        record_id = RECORDS["company"].id_of({"siret": company["siret"]}) or ""
        name = company["name"] or f"Entreprise {company['siret']}"
        values = {"siret": company["siret"], "name": name, "is_draft": not company["name"]}
        self._put("company", record_id, values)
        return record_id

    def _put(
        self, table: str, record_id: str, values: Mapping[str, Any], *, fresh: bool = True
    ) -> None:
        given = {name: value for name, value in values.items() if value is not None}
        self.plan.puts.append(Put(table, record_id, given, fresh))
        if fresh:
            self._new[record_id] = given
            self._known.add(table, record_id, given)

    def _data(self, table: str, record_id: str) -> Mapping[str, Any]:
        return self._new.get(record_id) or self._records.data(table, record_id) or {}

    def _note(
        self, told: Told, contract: str, fate: Fate, notes: Iterable[tuple[str, str]]
    ) -> None:
        self.plan.contracts.append(
            Contract(told["number"], told["title"], told["buyer"], contract, fate, [*notes])
        )


def _values(told: Told) -> dict[str, Any]:
    """The values of a contract that the data give."""
    number = told["number"]
    return {
        "market_number": number,
        "decp_id": number
        if len(number) <= (RECORDS["contract"].fields["decp_id"].high or 0)
        else None,
        "buyer_siret": told["buyer"],
        "title": told["title"] or None,
        "state": "draft",
        "cpv": told["cpv"],
        "notified_on": told["notified_on"],
        "duration_months": told["months"],
        "amount_cents": told["cents"],
        "considerations": told["considerations"],
    }


def _named(differs: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [("differs", name) for name in differs]
