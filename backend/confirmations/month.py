"""What a site's manager is asked about: the people of one company on one site in one month.

First name and initial, and hours: nothing of eligibility, of tutoring or of other companies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backend.records.company_side import parties_on
from backend.records.working_set import WorkingSet
from sync.hours import HOUR, first_day, last_day
from sync.reconcile.from_records import latest_sheets, line_digest
from sync.record import natural_id
from sync.records.lot import name_of
from sync.records.monthly_sheet import HANDED_IN

Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person's hours on one lot; without minutes nothing was declared yet."""

    party_id: str
    worker_id: str
    name: str
    lot: str
    minutes: int | None
    digest: str | None
    said: Data | None
    """The confirmation that there is already."""

    @property
    def key(self) -> str:
        """What names the line on the page and in the answer."""
        return f"{self.party_id}/{self.worker_id}"

    @property
    def answered(self) -> str:
        """What the page ticks for the answer that there is: empty without one."""
        if self.said is None:
            return ""
        if self.said["state"] != "confirmed":
            return str(self.said["state"])
        same = self.said.get("confirmed_minutes") == self.minutes
        return "exact" if same and self.minutes is not None else "corrected"

    @property
    def answered_hours(self) -> str:
        """The hours that were given, as they may be typed: 105 h 30."""
        minutes = (self.said or {}).get("confirmed_minutes")
        if minutes is None or self.answered != "corrected":
            return ""
        return (
            f"{minutes // HOUR} h {minutes % HOUR:02d}" if minutes % HOUR else str(minutes // HOUR)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The site, the company and the lines of a month; ``sheets`` are those handed in."""

    site: str
    company: str
    period: str
    lines: tuple[Line, ...]
    sheets: tuple[str, ...]

    @property
    def is_declared(self) -> bool:
        """Tell whether the company handed in hours for it."""
        return bool(self.sheets)

    @property
    def total(self) -> int:
        """The minutes declared, in all."""
        return sum(line.minutes or 0 for line in self.lines)

    @property
    def lots(self) -> set[str]:
        """The lots of its lines."""
        return {line.lot for line in self.lines}

    @property
    def names(self) -> dict[str, str]:
        """The short names by line."""
        return {line.key: line.name for line in self.lines}

    @property
    def is_settled(self) -> bool:
        """Tell whether every line has its answer, on the figures as they are."""
        return all(
            line.said is not None and line.said.get("line_digest") == line.digest
            for line in self.lines
        )


def month_of(records: WorkingSet, company_id: str, site_id: str, period: str) -> Month:
    """What is to be confirmed, as the records stand now."""
    parties = sorted(
        parties_on(records, company_id, site_id), key=lambda each: _lot_of(records, each)
    )
    sheets = {party: _sheet_of(records, party, period) for party in parties}
    lines = [
        line
        for party, sheet in sheets.items()
        for line in sorted(_lines(records, party, sheet, period), key=lambda each: each.name)
    ]
    return Month(
        site=_sites(records, company_id, site_id),
        company=(records.data("company", company_id) or {}).get("name", ""),
        period=period,
        lines=tuple(lines),
        sheets=tuple(filter(None, sheets.values())),
    )


def _sites(records: WorkingSet, company_id: str, site_id: str) -> str:
    """The sites of the operation on which the company is: its sheet does not tell them apart."""
    operation = (records.data("site", site_id) or {}).get("operation_id", "")
    labels = [
        (records.data("site", each) or {}).get("label", "")
        for each in records.referring("site", "operation_id", operation)
        if each == site_id or _is_on(records, company_id, each)
    ]
    return ", ".join(sorted(labels))


def _is_on(records: WorkingSet, company_id: str, site_id: str) -> bool:
    presences = records.referring("site_presence", "site_id", site_id)
    found = (records.data("site_presence", each) or {} for each in presences)
    return any(each.get("company_id") == company_id for each in found)


def short_name(worker: Data) -> str:
    """The first name and the initial: Awa K."""
    first, last = worker.get("first_name", ""), worker.get("last_name", "")
    return f"{first} {last[:1]}.".strip() if last else first


def _sheet_of(records: WorkingSet, party_id: str, period: str) -> str | None:
    """The version of a sheet that counts; a draft is nobody's word yet."""
    found = {}
    for each in records.referring("monthly_sheet", "party_id", party_id):
        data = records.data("monthly_sheet", each)
        if data is not None and data["period"] == period and data["state"] in HANDED_IN:
            found[each] = data
    return latest_sheets({"monthly_sheet": found}).get((party_id, period))


def _lines(records: WorkingSet, party_id: str, sheet_id: str | None, period: str) -> Iterator[Line]:
    declared = (
        dict.fromkeys(_placed(records, party_id, period))
        if sheet_id is None
        else _declared(records, sheet_id)
    )
    records.load(declared)
    for worker_id, figures in declared.items():
        worker = records.data("worker", worker_id)
        if worker is None:
            continue
        record_id = natural_id("hours_confirmation", party_id, worker_id, period)
        known = records.data("hours_confirmation", record_id)
        yield Line(
            party_id=party_id,
            worker_id=worker_id,
            name=short_name(dict(worker)),
            lot=_lot_of(records, party_id),
            minutes=figures[0] if figures else None,
            digest=figures[1] if figures else None,
            said=dict(known) if known else None,
        )


def _declared(records: WorkingSet, sheet_id: str) -> dict[str, tuple[int, str]]:
    """Minutes on site (training is not a site's to confirm) and digest, by person.

    Somebody who stands on two lines is asked about once, with the sum.
    """
    found: dict[str, tuple[int, str]] = {}
    for each in records.referring("sheet_line", "sheet_id", sheet_id):
        line = records.data("sheet_line", each)
        if line is not None and line.get("worker_id"):
            before = found.get(line["worker_id"], (0, ""))
            digest = before[1] or line_digest(line)
            found[line["worker_id"]] = (before[0] + line["worked_minutes"], digest)
    return found


def _placed(records: WorkingSet, party_id: str, period: str) -> Iterator[str]:
    """Who is allocated to a party in a month."""
    first, last = first_day(period).isoformat(), last_day(period).isoformat()
    for each in records.referring("employment_allocation", "party_id", party_id):
        allocation = records.data("employment_allocation", each) or {}
        until = allocation.get("to_on") or last
        job = records.data("employment", allocation.get("employment_id", "")) or {}
        until = min(until, job.get("ended_on") or last)
        if job and allocation["from_on"] <= last and until >= first:
            yield job["worker_id"]


def _lot_of(records: WorkingSet, party_id: str) -> str:
    party = records.data("lot_party", party_id) or {}
    lot = records.data("lot", party.get("lot_id", "")) or {}
    return name_of(lot)
