"""One company, one lot, one person and the sheet of May 2026: what each example changes of it."""

from datetime import UTC, datetime
from typing import Any

from backend.extensions import db
from backend.records.store import OFFICE_DEVICE, Actor, writing
from sync.hours import HOUR, days_of, is_open_day
from sync.record import natural_id
from tests.backend.personas import GARE, HERE, PEOPLE, identifier

MAY = "2026-05"
AUTHORITY, OPERATION = identifier("métropole"), identifier("opération")
CONTRACT, COMPANY = identifier("marché"), natural_id("company", "99580359000018")
AWA, JOB, TUTOR = identifier("Awa Diallo"), identifier("job of Awa"), identifier("tutor")
VISIT = identifier("visite de mai")
LOT = natural_id("lot", CONTRACT, "1")
PARTY = natural_id("lot_party", LOT, COMPANY)
SHEET = natural_id("monthly_sheet", PARTY, MAY, "1")
AT = datetime(2026, 6, 7, 8, tzinfo=UTC)
Values = dict[str, Any]


def put(app: Any, *records: tuple[str, str, Values], territory: str = HERE) -> None:
    """Write records as the office does."""
    with app.app_context():
        with writing(territory) as store:
            for table, key, data in records:
                store.put(table, key, data, actor())
        db.session.commit()


def actor() -> Actor:
    """The office, on the day of the examples."""
    return Actor("test", OFFICE_DEVICE, AT, AT.date())


def registers(starts_on: str = "2025-01-01", eligible_until: str = "2027-01-01") -> Any:
    """The company, the lot, the person, her contract, eligibility and tutor."""
    span = {"from_on": starts_on}
    alice = {"name": "Alice", "role": "supervisor"}
    yield "staff", PEOPLE["alice"].id, alice
    yield "contracting_authority", AUTHORITY, {"name": "Métropole", "kind": "metropolis"}
    yield "company", COMPANY, {"siret": "99580359000018", "name": "Élec"}
    opened = {"authority_id": AUTHORITY, "code": "1", "title": "Gare", "is_anru": False}
    yield "operation", OPERATION, opened
    yield "site", GARE, {"operation_id": OPERATION, "label": "Gare", "address": "1 quai",
                         "state": "active"}  # fmt: skip
    let = {"operation_id": OPERATION, "market_number": "24-1", "state": "active"}
    yield "contract", CONTRACT, let
    yield "lot", LOT, {"contract_id": CONTRACT, "number": "1", "title": "Électricité"}
    held = {"lot_id": LOT, "company_id": COMPANY, "role": "holder", "from_on": "2025-01-01"}
    yield "lot_party", PARTY, held
    yield "worker", AWA, {"last_name": "Diallo", "first_name": "Awa", "is_draft": False}
    yield "eligibility", identifier("eligibility"), {
        "worker_id": AWA, "category": "rsa", "state": "valid", "valid_from": "2025-01-01",
        "valid_until": eligible_until,
    }  # fmt: skip
    yield "employment", JOB, {
        "worker_id": AWA, "employer_id": COMPANY, "kind": "CDD", "job_title": "Électricienne",
        "execution_mode": "direct_hire", "starts_on": starts_on, "weekly_minutes": 35 * HOUR,
    }  # fmt: skip
    allocated = natural_id("employment_allocation", JOB, PARTY, starts_on)
    yield "employment_allocation", allocated, {"employment_id": JOB, "party_id": PARTY, **span}
    yield "tutor", TUTOR, {"company_id": COMPANY, "name": "Luc Petit", "is_employer": False}
    yield "tutor_assignment", identifier("assignment"), {
        "tutor_id": TUTOR, "employment_id": JOB, "is_deputy": False, **span}  # fmt: skip


def sheet(minutes: int, days: dict[str, int] | None = None, **changed: Any) -> Any:
    """The company's sheet with one line."""
    handed = {"party_id": PARTY, "period": MAY, "version": 1, "state": "submitted",
              "channel": "xlsx", "submitted_at": "2026-06-05T08:00:00Z"}  # fmt: skip
    yield "monthly_sheet", SHEET, handed | changed
    line = {"sheet_id": SHEET, "worker_id": AWA, "raw_name": "DIALLO Awa",
            "worked_minutes": minutes, "cell": "Feuil1!E12", "daily_minutes": days}  # fmt: skip
    yield "sheet_line", natural_id("sheet_line", SHEET, AWA), line


def confirmed(minutes: int) -> tuple[str, str, Values]:
    """The site manager's word."""
    key = natural_id("hours_confirmation", PARTY, AWA, MAY)
    told = {"party_id": PARTY, "worker_id": AWA, "period": MAY, "state": "confirmed"}
    told |= {"confirmed_minutes": minutes, "confirmed_by": "M. Roy"}
    return "hours_confirmation", key, {**told, "confirmed_at": "2026-06-06T08:00:00Z"}


def absent(day: int) -> Any:
    """A visit on which the register of the site shows an absence."""
    met = {"site_id": GARE, "kind": "quarterly", "state": "signed",
           "started_at": f"2026-05-{day:02d}T08:00:00Z"}  # fmt: skip
    yield "visit", VISIT, {**met, "officer_id": PEOPLE["alice"].id}
    noted = {"visit_id": VISIT, "worker_id": AWA, "company_id": COMPANY}
    noted |= {"status": "reported_absent", "source": "site_register"}
    yield "attendance_observation", natural_id("attendance_observation", VISIT, AWA), noted


def open_days() -> list[int]:
    """The days of May 2026 from Monday to Friday that are no public holiday."""
    return [day.day for day in days_of(MAY) if is_open_day(day)]


def grid(days: dict[int, int]) -> dict[str, int]:
    """Minutes by day, as a sheet gives them."""
    return {f"2026-05-{day:02d}": minutes for day, minutes in sorted(days.items())}


def of_151_hours() -> dict[str, int]:
    """151 h with 7 h on the 12th."""
    days = dict.fromkeys(open_days(), 7 * HOUR)
    days |= dict.fromkeys((4, 5, 6, 7, 11, 12, 13, 15), 8 * HOUR)
    days |= {2: 9 * HOUR, 9: 8 * HOUR, 16: 8 * HOUR, 12: 7 * HOUR}
    return grid(days)


def of_70_and_49_hours() -> dict[str, int]:
    """70 h until the 15th and 49 h after."""
    days = {}
    for some, total in (
        ([day for day in open_days() if day <= 15], 70 * HOUR),
        ([day for day in open_days() if day > 15], 49 * HOUR),
    ):
        days |= {day: total // len(some) for day in some}
        days[some[0]] += total - sum(days[day] for day in some)
    return grid(days)
