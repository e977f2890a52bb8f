"""The records that the month of some parties rests on, and the look-ups that found them.

The engine reaches from a sheet through its people, its site, its lot and its company into other
sheets. ``around`` follows the same paths, and no other. What it looked up is what a change must
name to matter: a record enters, leaves or changes one of these answers only if it has, or had, one
of these values in one of these fields.
"""

from collections.abc import Iterable, Mapping

from backend.records.lookups import Data, Lookup, Records, Source
from sync.reconcile.book import Book

Found = Mapping[str, Data]


class Around:
    """What was looked up, and what was found by it."""

    def __init__(self, source: Source, month: str) -> None:
        self.month = month
        self.records: Records = {}
        self.asked: set[Lookup] = set()
        self._source = source
        self._answers: dict[Lookup, list[str]] = {}

    def by(self, table: str, field: str, values: Iterable[str]) -> dict[str, Data]:
        """Return the records of a type that have one of these values in a field."""
        wanted = sorted(set(values))
        asked = [Lookup(table, field, value) for value in wanted]
        new = [each for each in asked if each not in self.asked]
        if new:
            self.asked.update(new)
            found = self._source.rows(table, field, [each.value for each in new])
            self.records.setdefault(table, {}).update(found)
            for key, data in found.items():
                value = key if field == "id" else str(data[field])
                self._answers.setdefault(Lookup(table, field, value), []).append(key)
        known = self.records.get(table, {})
        return {key: known[key] for each in asked for key in self._answers.get(each, ())}

    def family(self, workers: Iterable[str]) -> set[str]:
        """Return people with all whose records were merged with theirs."""
        known: set[str] = set()
        new = set(workers)
        while new:
            found = self.by("worker", "id", new)
            merged = self.by("worker", "merged_into_id", new)
            known |= new
            new = (named(found, "merged_into_id") | merged.keys()) - known
        return known

    def places(self, lots: Iterable[str]) -> set[str]:
        """Return the sites of the operations of some lots."""
        contracts = named(self.by("lot", "id", lots), "contract_id")
        operations = named(self.by("contract", "id", contracts), "operation_id")
        return set(self.by("site", "operation_id", operations))

    def jobs(self, workers: Iterable[str]) -> tuple[set[str], set[str]]:
        """Return the employments of some people, and the parties they work for."""
        return self.employed(self.by("employment", "worker_id", workers))

    def employed(self, employments: Found) -> tuple[set[str], set[str]]:
        """Return some employments, and the parties they are allocated to, with their places."""
        allocations = self.by("employment_allocation", "employment_id", employments)
        parties = named(allocations, "party_id")
        self.places(named(self.by("lot_party", "id", parties), "lot_id"))
        return set(employments), parties


def named(found: Found, *fields: str) -> set[str]:
    """Return the ids that some records name in these fields."""
    return {str(data[field]) for data in found.values() for field in fields if data.get(field)}


def around(source: Source, month: str, parties: Iterable[str]) -> Around:
    """Return what the month of these parties rests on."""
    found = Around(source, month)
    wanted = set(parties)
    mine = found.by("lot_party", "id", wanted)
    lots = named(mine, "lot_id")
    sites = found.places(lots)
    _lot(found, lots)
    _linked(found, named(mine, "company_id"))
    found.by("site_stop", "site_id", sites)
    found.by("employment_allocation", "party_id", wanted)
    _people(found, _declared(found, wanted, lots) | _seen(found, sites))
    _said(found, wanted)
    _companies(found)
    return found


def _lot(found: Around, lots: set[str]) -> None:
    clauses = found.by("clause", "lot_id", lots)
    found.by("clause_amendment", "clause_id", clauses)
    found.by("commitment", "clause_id", clauses)


def _linked(found: Around, companies: set[str]) -> None:
    """Whose holders and subcontractors the companies are, on any lot."""
    theirs = found.by("lot_party", "company_id", companies)
    found.by("lot_party", "id", named(theirs, "parent_id"))
    found.by("lot_party", "parent_id", theirs)


def _declared(found: Around, wanted: set[str], lots: set[str]) -> set[str]:
    """Who is on the sheets of the month; training is shared with the other parties of the lot."""
    beside = found.by("lot_party", "lot_id", lots)
    sheets = found.by("monthly_sheet", "party_id", {*beside, *wanted})
    lines = found.by("sheet_line", "sheet_id", sheets)
    found.family(named(lines, "worker_id"))
    own = {
        key
        for key, data in sheets.items()
        if data["party_id"] in wanted and data["period"] == found.month
    }
    written = {key: data for key, data in lines.items() if data["sheet_id"] in own}
    return named(written, "worker_id")


def _seen(found: Around, sites: set[str]) -> set[str]:
    """Who was noted on the visits of the month on these sites."""
    visits = found.by("visit", "site_id", sites)
    held = Book({"visit": visits}).visits
    those = [key for key, (day, _) in held.items() if f"{day:%Y-%m}" == found.month]
    found.by("announced_headcount", "visit_id", those)
    return named(found.by("attendance_observation", "visit_id", those), "worker_id")


def _people(found: Around, workers: set[str]) -> None:
    """All that is known of these people, wherever they work."""
    who = found.family(workers)
    found.by("eligibility", "worker_id", who)
    found.by("payslip", "worker_id", who)
    employments, parties = found.jobs(who)
    lines = found.by("sheet_line", "worker_id", who)
    sheets = found.by("monthly_sheet", "id", named(lines, "sheet_id"))
    found.by("monthly_sheet", "party_id", named(sheets, "party_id"))
    words = found.by("hours_confirmation", "worker_id", who)
    parties |= named(sheets, "party_id") | named(words, "party_id")
    found.places(named(found.by("lot_party", "id", parties), "lot_id"))
    _noted(found, who, employments)


def _noted(found: Around, who: set[str], employments: set[str]) -> None:
    checks = found.by("tutoring_check", "worker_id", who)
    checked, _ = found.employed(found.by("employment", "id", named(checks, "employment_id")))
    tutored = found.by("tutor_assignment", "employment_id", employments | checked)
    found.by("tutor", "id", named(tutored, "tutor_id") | named(checks, "tutor_id"))
    seen = found.by("attendance_observation", "worker_id", who)
    read = found.by("register_extract", "worker_id", who)
    visits = named(seen, "visit_id") | named(checks, "visit_id") | named(read, "visit_id")
    places = named(found.by("visit", "id", visits), "site_id")
    operations = named(found.by("site", "id", places), "operation_id")
    found.by("site", "operation_id", operations)


def _said(found: Around, wanted: set[str]) -> None:
    """What was confirmed, decided and closed of the month of these parties."""
    words = found.by("hours_confirmation", "party_id", wanted)
    kept = found.by("retained_hours", "party_id", wanted)
    found.family(named(words, "worker_id") | named(kept, "worker_id"))
    decided = found.by("discrepancy", "party_id", wanted)
    found.by("discrepancy_message", "discrepancy_id", decided)


COMPANIES = {
    "lot_party": ("company_id",),
    "employment": ("employer_id", "host_company_id"),
    "attendance_observation": ("company_id",),
    "register_extract": ("company_id",),
}


def _companies(found: Around) -> None:
    """The companies of all that was found, and those they were merged into."""
    ids: set[str] = set()
    for table, fields in COMPANIES.items():
        ids |= named(found.records.get(table, {}), *fields)
    found.by("company", "id", named(found.by("company", "id", ids), "merged_into_id"))
