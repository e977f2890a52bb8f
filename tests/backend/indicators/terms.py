"""The clause of the invented lot, and the closing of its month."""

from uuid import uuid4

from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies.paper import LOT, MAY, PARTY


def clause(required=1000 * HOUR, lot=LOT, **changed):
    terms = {
        "lot_id": lot, "legal_basis": "execution_condition", "required_minutes": required,
        "basis": "fixed", "eligibility_months": 24, "training_counts": "yes",
        "absence_counts": False, "starts_on": "2026-01-01", "due_on": "2026-12-31",
        "sheet_due_day": 10,
    }  # fmt: skip
    return "clause", natural_id("clause", lot), terms | changed


def close(browser):
    place = f"/api/reconciliation/{PARTY}/{MAY}"
    asked = {"op": str(uuid4()), "basis": browser.get(f"{place}/closing").json["basis"]}
    assert browser.post(f"{place}/closing", json=asked).status_code == 200
