"""The territory of the simulation: two operations, three sites, two lots, two workers."""

from typing import Any

from sync.record import Role, natural_id
from tests.backend.personas import CLINIQUE, GARE, HALLES, HERE, PEOPLE, identifier
from tests.backend.station import (
    AUTHORITY,
    CLINIC,
    COMPANY,
    CONTRACT,
    JOB,
    LOT,
    PARTY,
    STATION,
    WORKER,
)

CONTRACT_2 = identifier("marché de la clinique")
LOT_2 = natural_id("lot", CONTRACT_2, "1")
PARTY_2 = natural_id("lot_party", LOT_2, COMPANY)
WORKER_2, JOB_2 = identifier("Ali Sow"), identifier("job of Ali")
SITES, PARTIES, JOBS = (GARE, HALLES, CLINIQUE), (PARTY, PARTY_2), (JOB, JOB_2)
WORKERS, OPERATIONS = (WORKER, WORKER_2), (STATION, CLINIC)
STARTS = ("2026-01-05", "2026-02-02", "2026-03-02")
ROLES = {name: PEOPLE[name].role for name in ("alice", "damien", "bruno", "chloe", "emma", "hugo")}
OFFICE_PEOPLE = ("alice", "damien")
MOVING = ("bruno", "chloe", "emma")
"""Whose sites and parties come and go."""

TAGS = tuple(f"site:{site}" for site in SITES) + tuple(f"party:{party}" for party in PARTIES)
AT_FIRST = {
    "alice": {f"territory:{HERE}"},
    "damien": {f"territory:{HERE}"},
    "bruno": {f"site:{GARE}", f"site:{HALLES}"},
    "chloe": {f"site:{CLINIQUE}"},
    "emma": {f"party:{PARTY}"},
}
STAFF = {PEOPLE[name].id: {"name": name.title(), "role": "officer"} for name in ("bruno", "chloe")}
Record = tuple[str, str, dict[str, Any]]


def registers() -> list[Record]:
    """What is there when the simulation begins, each after what it refers to."""
    operation = {"authority_id": AUTHORITY, "title": "Opération", "is_anru": False}
    job = {"employer_id": COMPANY, "kind": "CDD", "execution_mode": "direct_hire"}
    job |= {"starts_on": "2026-01-05", "weekly_minutes": 2100, "job_title": "Maçonne"}
    where = {GARE: STATION, HALLES: STATION, CLINIQUE: CLINIC}
    return [
        *(("staff", each, values) for each, values in STAFF.items()),
        ("contracting_authority", AUTHORITY, {"name": "Métropole", "kind": "metropolis"}),
        ("company", COMPANY, {"siret": "99580359000018", "name": "Béton Nord"}),
        *(("operation", each, {**operation, "code": each[:8]}) for each in OPERATIONS),
        *(
            (
                "site",
                site,
                {"operation_id": of, "label": site[:4], "address": "1", "state": "active"},
            )
            for site, of in where.items()
        ),
        *(
            ("contract", each, {"operation_id": of, "market_number": each[:4], "state": "active"})
            for each, of in ((CONTRACT, STATION), (CONTRACT_2, CLINIC))
        ),
        *(
            ("lot", each, {"contract_id": of, "number": "1", "title": "Gros œuvre"})
            for each, of in ((LOT, CONTRACT), (LOT_2, CONTRACT_2))
        ),
        *(("lot_party", each, _party(of)) for each, of in ((PARTY, LOT), (PARTY_2, LOT_2))),
        *(
            ("worker", each, {"last_name": name, "first_name": "A", "is_draft": False})
            for each, name in zip(WORKERS, ("KONATÉ", "SOW"), strict=True)
        ),
        *(
            ("employment", each, {**job, "worker_id": worker})
            for each, worker in zip(JOBS, WORKERS, strict=True)
        ),
        allocation(JOB, PARTY, STARTS[0]),
    ]


def _party(lot: str) -> dict[str, Any]:
    return {"lot_id": lot, "company_id": COMPANY, "role": "holder", "from_on": "2026-01-05"}


def allocation(job: str, party: str, start: str) -> Record:
    """A job at work for a party from a day on."""
    values = {"employment_id": job, "party_id": party, "from_on": start}
    return "employment_allocation", natural_id("employment_allocation", job, party, start), values


def role_of(name: str) -> Role:
    return ROLES[name]
