"""Two operations, three companies and people who work for several: each change reaches beyond."""

from hypothesis import strategies as st

from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, COMPANY, CONTRACT, JOB, LOT, MAY, PARTY
from tests.backend.personas import GARE, identifier

ROOFS, PAINTERS = natural_id("company", "99580360800017"), natural_id("company", "99580361600010")
OTHER, TOWER = identifier("autre opération"), identifier("tour")
LOT_2, LOT_3 = natural_id("lot", CONTRACT, "2"), identifier("lot de la tour")
HELD, LENT = (natural_id("lot_party", *each) for each in ((LOT_2, ROOFS), (LOT_3, PAINTERS)))
BAKARY, DOUBLE = identifier("Bakary"), identifier("Awa, deux fois")
BAKARY_S_JOB, TUTOR, CLAUSE = (identifier(each) for each in ("job B", "tutor", "clause de Gare"))
PARTIES = (PARTY, HELD, LENT)
SITES = (GARE, TOWER)
WHO = (AWA, BAKARY, DOUBLE)


def registers():
    """What every example begins with."""
    yield from paper.registers()
    for key, siret in ((ROOFS, "99580360800017"), (PAINTERS, "99580361600010")):
        yield "company", key, {"siret": siret, "name": siret[-3:]}
    opened = {"authority_id": paper.AUTHORITY, "code": "2", "title": "Tour", "is_anru": False}
    yield "operation", OTHER, opened
    placed = {"operation_id": OTHER, "label": "Tour", "address": "2 quai", "state": "active"}
    yield "site", TOWER, placed
    let = {"operation_id": OTHER, "market_number": "24-2", "state": "active"}
    yield "contract", identifier("marché 2"), let
    yield "lot", LOT_2, {"contract_id": CONTRACT, "number": "2", "title": "Toits"}
    yield "lot", LOT_3, {"contract_id": identifier("marché 2"), "number": "1", "title": "Peinture"}
    yield party(HELD, LOT_2, ROOFS)
    yield party(LENT, LOT_3, PAINTERS)
    for key, name in ((BAKARY, "Bakary"), (DOUBLE, "Awa")):
        yield "worker", key, {"last_name": "Diallo", "first_name": name, "is_draft": False}
    yield employment("2025-01-01")
    yield a_clause(900)


def a_clause(hours):
    return "clause", CLAUSE, clause("capped") | {"required_minutes": hours * HOUR}


def party(key, lot, company, **more):
    held = {"lot_id": lot, "company_id": company, "role": "holder", "from_on": "2025-01-01"}
    return "lot_party", key, held | more


def employment(starts_on):
    return "employment", BAKARY_S_JOB, {
        "worker_id": BAKARY, "employer_id": ROOFS, "kind": "CDD", "job_title": "Couvreur",
        "execution_mode": "direct_hire", "starts_on": starts_on, "weekly_minutes": 35 * HOUR,
    }  # fmt: skip


def clause(counts):
    return {
        "lot_id": LOT, "legal_basis": "execution_condition", "required_minutes": 900 * HOUR,
        "basis": "fixed", "eligibility_months": 24, "training_counts": counts,
        "training_cap_pct": 1, "absence_counts": False, "starts_on": "2025-01-01",
        "due_on": "2026-12-31", "sheet_due_day": 10,
    }  # fmt: skip


def sheet(where, who, minutes, month=MAY, version=1, training=0):
    key = natural_id("monthly_sheet", where, month, str(version))
    handed = {"party_id": where, "period": month, "version": version, "state": "submitted",
              "channel": "xlsx", "submitted_at": f"{month}-28T08:00:00Z"}  # fmt: skip
    yield "monthly_sheet", key, handed
    line = {"sheet_id": key, "worker_id": who, "raw_name": "DIALLO", "worked_minutes": minutes,
            "training_minutes": training, "daily_minutes": None}  # fmt: skip
    yield "sheet_line", natural_id("sheet_line", key, who), line


def seen(site, who, day, *, company=None, status="seen"):
    visit = identifier(f"visite {site} {day}")
    met = {"site_id": site, "kind": "quarterly", "state": "signed"}
    yield "visit", visit, met | {"started_at": f"2026-05-{day:02d}T08:00:00Z"}
    noted = {"visit_id": visit, "worker_id": who, "status": status, "source": "officer_saw"}
    yield (
        "attendance_observation",
        natural_id("attendance_observation", visit, who),
        (noted | ({"company_id": company} if company else {})),
    )


def word(where, who, minutes):
    key = natural_id("hours_confirmation", where, who, MAY)
    told = {"party_id": where, "worker_id": who, "period": MAY, "state": "confirmed"}
    told |= {"confirmed_minutes": minutes, "confirmed_by": "M. Roy"}
    return "hours_confirmation", key, told | {"confirmed_at": "2026-06-06T08:00:00Z"}


def worker(key, **more):
    named = {"last_name": "Diallo", "first_name": "Awa", "is_draft": False}
    return "worker", key, named | more


def stop(first):
    span = {"site_id": GARE, "from_on": first, "to_on": "2026-05-31", "reason": "Intempéries"}
    return "site_stop", identifier("stop"), span


def payslip(who, company, minutes):
    key = natural_id("payslip", who, company, MAY, "payslip")
    read = {"worker_id": who, "company_id": company, "period": MAY, "kind": "payslip"}
    return "payslip", key, read | {"paid_minutes": minutes}


def allocation(job, where, first):
    key = natural_id("employment_allocation", job, where, first)
    return "employment_allocation", key, {"employment_id": job, "party_id": where, "from_on": first}


def tutoring(met, day):
    visit = identifier(f"visite {GARE} {day}")
    started = {"site_id": GARE, "kind": "quarterly", "state": "signed"}
    yield "visit", visit, started | {"started_at": f"2026-05-{day:02d}T08:00:00Z"}
    key = natural_id("tutoring_check", visit, JOB)
    yield "tutoring_check", key, {
        "visit_id": visit, "employment_id": JOB, "worker_id": AWA, "tutor_met": met,
        "grid_version": 1, "answers": {},
    }  # fmt: skip


where, who, site = (st.sampled_from(each) for each in (PARTIES, WHO, SITES))
hours = st.integers(0, 230).map(lambda each: each * HOUR)
day, company = st.integers(1, 28), st.sampled_from([None, COMPANY, ROOFS, PAINTERS])
CHANGES = st.one_of(
    st.builds(lambda *of: [*sheet(*of)], where, who, hours),
    st.builds(lambda *of: [*sheet(*of)], where, who, hours, st.just(MAY), st.just(2), hours),
    st.builds(lambda *of: [*sheet(*of)], where, who, hours, st.sampled_from(["2026-04", "2025-11"]),
              st.just(1), hours),
    st.builds(lambda s, w, d, c: [*seen(s, w, d, company=c)], site, who, day, company),
    st.builds(lambda s, w, d: [*seen(s, w, d, status="reported_absent")], site, who, day),
    st.builds(lambda *of: [word(*of)], where, who, hours),
    st.builds(lambda d: [employment(f"2026-05-{d:02d}")], day),
    st.builds(lambda d: [stop(f"2026-05-{d:02d}")], day),
    st.builds(lambda *of: [payslip(*of)], who, st.sampled_from([COMPANY, ROOFS]), hours),
    st.builds(lambda w, d: [allocation(BAKARY_S_JOB, w, f"2026-05-{d:02d}")], where, day),
    st.builds(lambda d: [*tutoring("Jean Roux", d)], day),
    st.sampled_from([
        [worker(DOUBLE, merged_into_id=AWA)],
        [worker(BAKARY, is_draft=True)],
        [party(HELD, LOT_2, ROOFS, parent_id=LENT)],
        [party(natural_id("lot_party", LOT, PAINTERS), LOT, PAINTERS)],
        [("lot", LOT_2, {"contract_id": identifier("marché 2"), "number": "9", "title": "Toits"})],
        [("company", ROOFS, {"siret": "99580360800017", "name": "T", "merged_into_id": PAINTERS})],
        [("site", GARE, {"operation_id": OTHER, "label": "G", "address": "1", "state": "active"})],
        [("clause", CLAUSE, clause("no"))],
        [("tutor", TUTOR, {"company_id": COMPANY, "name": "Jean Roux", "is_employer": False})],
        [("eligibility", identifier("eligibility"), {
            "worker_id": BAKARY, "category": "rsa", "state": "valid", "valid_from": "2025-01-01",
            "valid_until": "2026-05-09"})],
    ]),
)  # fmt: skip
