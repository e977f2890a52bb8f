"""A small territory for the tests: a station with a lot, a company, a worker and his job."""

from typing import Any

from sync.record import natural_id
from tests.backend.personas import CLINIQUE, GARE, HALLES, identifier
from tests.backend.phone import Change, Phone

AUTHORITY, COMPANY = identifier("métropole"), natural_id("company", "99580359000018")
STATION, CLINIC = identifier("opération gare"), identifier("opération clinique")
CONTRACT, WORKER, JOB = identifier("marché"), identifier("Awa Konaté"), identifier("job of Awa")
LOT = natural_id("lot", CONTRACT, "1")
PARTY = natural_id("lot_party", LOT, COMPANY)
ALLOCATION = natural_id("employment_allocation", JOB, PARTY, "2026-01-05")


def registers(phone: Phone) -> list[Change]:
    """The changes by which a supervisor enters the territory."""
    make: Any = phone.create
    return [
        make("contracting_authority", AUTHORITY, name="Métropole", kind="metropolis"),
        make("company", COMPANY, siret="99580359000018", name="Béton Nord"),
        *(
            make(
                "operation",
                each,
                authority_id=AUTHORITY,
                code=each[:8],
                title="Opération",
                is_anru=False,
            )
            for each in (STATION, CLINIC)
        ),
        make("site", GARE, operation_id=STATION, label="Gare", address="1 quai", state="active"),
        make("site", HALLES, operation_id=STATION, label="Halles", address="2", state="active"),
        make("site", CLINIQUE, operation_id=CLINIC, label="Clinique", address="3", state="active"),
        make("contract", CONTRACT, operation_id=STATION, market_number="24-1", state="active"),
        make("lot", LOT, contract_id=CONTRACT, number="1", title="Gros œuvre"),
        make(
            "lot_party", PARTY, lot_id=LOT, company_id=COMPANY, role="holder", from_on="2026-01-05"
        ),
        make("worker", WORKER, last_name="KONATÉ", first_name="Awa", is_draft=False),
        make(
            "employment",
            JOB,
            worker_id=WORKER,
            employer_id=COMPANY,
            kind="CDD",
            execution_mode="direct_hire",
            starts_on="2026-01-05",
            weekly_minutes=2100,
            job_title="Maçonne",
        ),
        make(
            "employment_allocation",
            ALLOCATION,
            employment_id=JOB,
            party_id=PARTY,
            from_on="2026-01-05",
        ),
    ]
