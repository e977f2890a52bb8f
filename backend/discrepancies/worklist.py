"""The work list of a month: a line for each person of each sheet, the most urgent first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from backend.discrepancies.reading import CLOSED, Reading, Subject
from backend.discrepancies.urgency import ORDER, told_of
from backend.records.month import operation_of
from sync.reconcile.rule import RANKS
from sync.reconcile.seen import Status
from sync.records.lot import name_of

Line = dict[str, Any]


@dataclass(frozen=True)
class Narrowing:
    """Which lines are asked for; None: all of them."""

    company: str | None = None
    site: str | None = None
    party: str | None = None
    urgency: str | None = None
    rule: str | None = None
    only_open: bool = False

    def is_near(self, line: Line) -> bool:
        """Tell whether a line is of the company, site and party asked for."""
        asked = {"company_id": self.company, "site_id": self.site, "party_id": self.party}
        return all(value is None or line[name] == value for name, value in asked.items())

    def wants(self, line: Line) -> bool:
        """Tell whether a line is asked for."""
        if not self.is_near(line):
            return False
        among = {"urgencies": self.urgency, "codes": self.rule}
        if any(value is not None and value not in line[name] for name, value in among.items()):
            return False
        return line["open"] > 0 or not self.only_open


def lines(reading: Reading, narrowing: Narrowing) -> list[Line]:
    """Return the lines asked for, the most urgent first."""
    return ordered(line for line in _every(reading) if narrowing.wants(line))


def ordered(found: Iterable[Line], order: str = "urgency") -> list[Line]:
    """Return lines in an order of ``ORDERS``."""
    return sorted(found, key=lambda line: (*ORDERS[order](line), *_by_urgency(line)))


def _every(reading: Reading) -> list[Line]:
    if "lines" not in reading.told:
        reading.told["lines"] = [line_of(reading, subject) for subject in reading.subjects]
    found: list[Line] = reading.told["lines"]
    return found


def totals(found: Iterable[Line]) -> dict[str, int]:
    """Return the sums over lines, and how many they are."""
    found = list(found)
    summed = ("declared", "confirmed", "retained", "disputed", "open", "asked")
    counted = {name: sum(line[name] or 0 for line in found) for name in summed}
    return {**counted, "lines": len(found), "lines_open": sum(line["open"] > 0 for line in found)}


def line_of(reading: Reading, subject: Subject) -> Line:
    """Return the figures of one person on one sheet, and how urgent they are."""
    claim = reading.claims.get(subject)
    declared = 0 if claim is None else claim.minutes
    kept = reading.retained(subject)
    findings = reading.by_subject.get(subject, [])
    waiting = [each for each in findings if reading.is_open(each)]
    worst = min((each.severity for each in waiting), key=lambda s: RANKS[s], default=None)
    told = reading.confirmation(subject)
    seen = [call.day for call, each in reading.sightings(subject) if each.status is Status.SEEN]
    return {
        **place(reading, subject.party),
        "subject": subject.who,
        "person": person(reading, subject.who),
        "declared": declared,
        "confirmed": None if told is None else told.minutes,
        "confirmation": None if told is None else ("contested" if told.contested else "confirmed"),
        "retained": kept,
        "disputed": declared - kept,
        "findings": len(findings),
        "open": len(waiting),
        "asked": sum(reading.state(each) == "asked" for each in waiting),
        "severity": worst,
        "state": _state(reading, subject, len(findings), len(waiting)),
        "seen_on": max(seen).isoformat() if seen else None,
        **told_of(reading, subject),
    }


def _state(reading: Reading, subject: Subject, findings: int, waiting: int) -> str:
    if reading.is_closed(subject.party):
        return CLOSED
    if waiting:
        return "open"
    return "decided" if findings else "clear"


def place(reading: Reading, party: str) -> Line:
    """Return the company, the lot and the site of a party, with their names."""
    records = reading.records
    data = records["lot_party"][party]
    lot = records["lot"].get(data["lot_id"], {})
    site = site_of(reading, party)
    return {
        "party_id": party,
        "company_id": data["company_id"],
        "company": records["company"].get(data["company_id"], {}).get("name", ""),
        "lot": name_of(lot),
        "site_id": site,
        "site": records["site"].get(site or "", {}).get("label", ""),
    }


def site_of(reading: Reading, party: str) -> str | None:
    """Return the site of a party's lot: the first of its operation."""
    return reading.sites_of_operations.get(operation_of(reading.records, party) or "")


def person(reading: Reading, who: str) -> str:
    """Return a person's name; as it is written where nobody answers to it, empty for a sheet."""
    worker = reading.records["worker"].get(who)
    if worker is None:
        return who
    return f"{worker['last_name'].upper()} {worker['first_name']}".strip()


def _by_urgency(line: Line) -> tuple[Any, ...]:
    rank = ORDER[line["urgency"]] if line["urgency"] else len(ORDER)
    return rank, -line["disputed"], line["site"], line["company"], line["person"], line["party_id"]


def _largest(name: str) -> Callable[[Line], tuple[Any, ...]]:
    return lambda line: (-(line[name] or 0),)


def _named(name: str) -> Callable[[Line], tuple[Any, ...]]:
    return lambda line: (line[name],)


ORDERS: dict[str, Callable[[Line], tuple[Any, ...]]] = {
    "urgency": lambda _: (),
    **{name: _named(name) for name in ("person", "site", "company")},
    **{name: _largest(name) for name in ("declared", "confirmed", "retained", "disputed")},
}
