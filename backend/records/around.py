"""The records that the month of some parties rests on, and the look-ups that found them.

The engine reaches from a sheet through its people, its site, its lot and its company into other
sheets. ``around`` follows the same paths, and no other. What it looked up is what a change must
name to matter: a record enters, leaves or changes one of these answers only if it has, or had, one
of these values in one of these fields.
"""

from collections.abc import Iterable

from backend.records.gathered import Around, named
from backend.records.lookups import Source
from sync.reconcile.book import Book


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
