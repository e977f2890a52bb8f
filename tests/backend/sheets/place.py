"""A company on two lots of a station with three people, and another company elsewhere."""

from typing import Any

from backend.accounts import grants
from backend.extensions import db
from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies.paper import put
from tests.backend.personas import (
    ELSEWHERE,
    GARE,
    LOT_BATISSEURS,
    PEOPLE,
    identifier,
    user_of,
)

FEBRUARY, JANUARY, MARCH = "2026-02", "2026-01", "2026-03"
AUTHORITY, OPERATION, CONTRACT = map(identifier, ("métropole", "opération", "marché"))
COMPANY = natural_id("company", "99580359000018")
OTHER_COMPANY = identifier("other company")
LOT, OTHER_LOT = natural_id("lot", CONTRACT, "1"), natural_id("lot", CONTRACT, "2")
PARTY, OTHER_PARTY = LOT_BATISSEURS, identifier("party of the other company")
SECOND_PARTY = identifier("second party of the company")
FOREIGN_PARTY = identifier("party elsewhere")
AWA, YANN, ROSA = map(identifier, ("Awa Diallo", "Yann Le Goff", "Rosa Diaz"))
STRANGER = identifier("Ali Benali")
LAST = ("Martin", "Bernard", "Thomas", "Petit", "Robert", "Dubois", "Moreau", "Laurent")
FIRST = ("Luc", "Paul", "Zoé", "Léa", "Marc", "Inès")
"""Of the rest of the register: with nobody else in it, no name would prove anything."""
Values = dict[str, Any]


def _person(key: str, last: str, first: str) -> tuple[str, str, Values]:
    return "worker", key, {"last_name": last, "first_name": first, "is_draft": False}


def job_of(worker: str, company: str, party: str) -> Any:
    """A contract with a company from January on, at work for one of its lots."""
    job = identifier(f"job of {worker}")
    yield "employment", job, {
        "worker_id": worker, "employer_id": company, "kind": "CDD", "job_title": "Maçon",
        "execution_mode": "direct_hire", "starts_on": "2026-01-05", "weekly_minutes": 35 * HOUR,
    }  # fmt: skip
    placed = {"employment_id": job, "party_id": party, "from_on": "2026-01-05"}
    yield "employment_allocation", natural_id("employment_allocation", job, party), placed


def registers() -> Any:
    """Everything that the sheets of these tests stand on."""
    yield "staff", PEOPLE["alice"].id, {"name": "Alice", "role": "supervisor"}
    yield "contracting_authority", AUTHORITY, {"name": "Métropole", "kind": "metropolis"}
    yield "company", COMPANY, {"siret": "99580359000018", "name": "Bâtisseurs"}
    yield "company", OTHER_COMPANY, {"siret": "99300000000014", "name": "Autre"}
    opened = {"authority_id": AUTHORITY, "code": "1", "title": "Gare", "is_anru": False}
    yield "operation", OPERATION, opened
    site = {"operation_id": OPERATION, "label": "Gare", "address": "1 quai", "state": "active"}
    yield "site", GARE, site
    let = {"operation_id": OPERATION, "market_number": "24-1", "state": "active"}
    yield "contract", CONTRACT, let
    yield "lot", LOT, {"contract_id": CONTRACT, "number": "1", "title": "Gros œuvre"}
    yield "lot", OTHER_LOT, {"contract_id": CONTRACT, "number": "2", "title": "Peinture"}
    for party, lot, company in (
        (PARTY, LOT, COMPANY), (SECOND_PARTY, OTHER_LOT, COMPANY),
        (OTHER_PARTY, OTHER_LOT, OTHER_COMPANY),
    ):  # fmt: skip
        held = {"lot_id": lot, "company_id": company, "role": "holder", "from_on": "2026-01-01"}
        yield "lot_party", party, held
    yield _person(AWA, "Diallo", "Awa")
    yield _person(YANN, "Le Goff", "Yann")
    yield _person(ROSA, "Diaz", "Rosa")
    yield _person(STRANGER, "Benali", "Ali")
    for number in range(24):
        last, first = LAST[number % len(LAST)], FIRST[number % len(FIRST)]
        yield _person(identifier(f"somebody {number}"), last, first)
    for worker in (AWA, YANN, ROSA):
        yield from job_of(worker, COMPANY, PARTY)
    yield from job_of(STRANGER, OTHER_COMPANY, OTHER_PARTY)


def settle(app: Any) -> None:
    """Write the registers of both territories; Fatou answers for both lots of her company."""
    put(app, *registers())
    with app.app_context():
        grants.give(user_of(PEOPLE["fatou"]), f"party:{SECOND_PARTY}", 0)
        db.session.commit()
    put(
        app,
        ("company", identifier("company elsewhere"), {"siret": "99580359000018", "name": "Loin"}),
        ("lot_party", FOREIGN_PARTY, {
            "lot_id": identifier("lot elsewhere"), "company_id": identifier("company elsewhere"),
            "role": "holder", "from_on": "2026-01-01"}),
        territory=ELSEWHERE,
    )  # fmt: skip


def typed(worker: str | None, name: str, worked: str, **more: Any) -> Values:
    """A line as the form sends it."""
    return {"worker_id": worker, "raw_name": name, "worked": worked, **more}
