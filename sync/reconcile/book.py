"""The records of a territory as the adapters read them: by table and id, persons merged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from sync.hours import FRANCE
from sync.reconcile.claims import group
from sync.records.visit import BEGUN_STATES

Data = Mapping[str, Any]
Grid = Mapping[str, int]
Records = Mapping[str, Mapping[str, Data]]
"""Table, then id, then the record's data in its wire form; deleted records left out."""


@lru_cache(maxsize=4096)
def day(text: str) -> date:
    """A day in its wire form."""
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    """A day in its wire form, if there is one."""
    return day(text) if text else None


@lru_cache(maxsize=4096)
def day_in_france(instant: str) -> date:
    """The calendar day in France of an instant in its wire form."""
    return datetime.fromisoformat(instant).astimezone(FRANCE).date()


class Book:
    """What several records together say: whose, on which site, for which company."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def table(self, name: str) -> Mapping[str, Data]:
        """The records of one type by id."""
        return self.records.get(name, {})

    def person(self, worker: str | None) -> str | None:
        """The worker that this one was merged into, itself if not merged."""
        seen: set[str] = set()
        while worker is not None and worker not in seen:
            seen.add(worker)
            into = self.table("worker").get(worker, {}).get("merged_into_id")
            if into is None:
                return worker
            worker = str(into)
        return worker

    def is_draft(self, worker: str) -> bool:
        """Whether the register does not know this person yet."""
        return bool(self.table("worker").get(worker, {}).get("is_draft"))

    def company_of(self, party: str) -> str:
        """The company of a party."""
        return str(self.table("lot_party")[party]["company_id"])

    def lot_of(self, party: str) -> str:
        """The lot of a party."""
        return str(self.table("lot_party")[party]["lot_id"])

    def site_of(self, lot: str) -> str:
        """The site of a lot: the first of its operation, which stands for all of them."""
        contract = self.table("lot").get(lot, {}).get("contract_id")
        operation = self.table("contract").get(str(contract), {}).get("operation_id")
        return self._sites.get(str(operation), "")

    def main_site(self, site: str) -> str:
        """The site that stands for all sites of the same operation."""
        operation = self.table("site").get(site, {}).get("operation_id")
        return self._sites.get(str(operation), site)

    @cached_property
    def _sites(self) -> dict[str, str]:
        by_operation = group(
            sorted(self.table("site").items()), lambda each: str(each[1]["operation_id"])
        )
        return {operation: sites[0][0] for operation, sites in by_operation.items()}

    @cached_property
    def allocations(self) -> dict[str, tuple[Data, ...]]:
        """The allocations of an employment, earliest first."""
        mine = (a for a in self.table("employment_allocation").values() if self._has_party(a))
        ordered = sorted(mine, key=lambda a: (a["from_on"], a["party_id"]))
        return group(ordered, lambda a: str(a["employment_id"]))

    def _has_party(self, allocation: Data) -> bool:
        return allocation["party_id"] in self.table("lot_party")

    @cached_property
    def employments_of(self) -> dict[str, tuple[tuple[str, Data], ...]]:
        """The employments of a person, earliest first."""
        ordered = sorted(self.table("employment").items(), key=lambda e: (e[1]["starts_on"], e[0]))
        return group(ordered, lambda e: self.person(e[1]["worker_id"]) or "")

    def company_on(self, employment: str, on: date) -> str:
        """For which company an employment works on a day: its allocation, host or employer."""
        for allocation in self.allocations.get(employment, ()):
            if runs(allocation, on):
                return self.company_of(allocation["party_id"])
        data = self.table("employment")[employment]
        return str(data.get("host_company_id") or data["employer_id"])

    def worked_for(self, worker: str, on: date) -> str:
        """For which company a person works on a day, as the register knows; empty if unknown."""
        for employment, data in self.employments_of.get(worker, ()):
            last = data.get("ended_on") or data.get("planned_end_on")
            if day(data["starts_on"]) <= on and (last is None or on <= day(last)):
                return self.company_on(employment, on)
        return ""

    @cached_property
    def visits(self) -> dict[str, tuple[date, Data]]:
        """The visits that took place, with their day in France."""
        found: dict[str, tuple[date, Data]] = {}
        for key, visit in self.table("visit").items():
            if visit["state"] not in BEGUN_STATES:
                continue
            if visit.get("started_at"):
                found[key] = day_in_france(visit["started_at"]), visit
            elif visit.get("planned_on"):
                found[key] = day(visit["planned_on"]), visit
        return found


def runs(period: Data, on: date) -> bool:
    """Whether a record with ``from_on`` and ``to_on`` holds on a day."""
    last = day_or_none(period.get("to_on"))
    return day(period["from_on"]) <= on and (last is None or on <= last)
