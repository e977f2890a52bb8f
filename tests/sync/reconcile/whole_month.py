"""Whole months drawn at random: several sheets, people, contracts, roll calls, confirmations."""

from datetime import date

from hypothesis import strategies as st

from sync.hours import days_of
from sync.reconcile.declared import Line, Match, Sheet
from sync.reconcile.evidence import Evidence
from sync.reconcile.observed import Observed
from sync.reconcile.papers import Confirmation, Extract, Register
from sync.reconcile.registers import Eligibility, Employment
from sync.reconcile.seen import RollCall, Seen, Source, Status
from sync.reconcile.terms import Clause, Stop, Training
from sync.reconcile.tutorship import TutoringCheck

MAY = "2026-05"
DAYS = days_of(MAY)
WORKERS = ("awa", "bilal", "chloe")
COMPANIES = ("elec", "toit")
FIELD_RECORDS = ("roll_calls", "checks", "confirmations", "extracts")

day = st.sampled_from(DAYS)
worker = st.sampled_from(WORKERS)
company = st.sampled_from(COMPANIES)
minutes = st.integers(0, 16_000)
grids = st.dictionaries(day, st.integers(0, 900), max_size=12).map(
    lambda found: tuple(sorted(found.items()))
)


@st.composite
def lines(draw, sender, number):
    days = draw(grids)
    match = draw(st.sampled_from([Match.KNOWN] * 4 + [Match.NOBODY, Match.AMBIGUOUS]))
    declared = sum(each for _, each in days) if days else draw(st.none() | minutes)
    return Line(
        id=f"{sender}-{number}",
        month=MAY,
        name=draw(st.sampled_from(["DIALLO A.", "TRAORÉ M.", "KEITA"])),
        company=sender,
        match=match,
        worker=draw(worker) if match is Match.KNOWN else None,
        candidates=() if match is Match.KNOWN else WORKERS[:2],
        minutes=declared,
        counted=draw(st.sampled_from([True, True, True, False])),
        training=0 if declared is None else draw(st.integers(0, declared)),
        absence=draw(st.integers(0, 2000)),
        days=days,
        contract=draw(st.sampled_from([None, "CDD", "CTT"])),
        tutor=draw(st.sampled_from([None, "M. RAHMANI"])),
        row=number,
        digest=draw(st.sampled_from([None, "a", "b"])),
    )


@st.composite
def jobs(draw, number):
    first = draw(st.sampled_from([date(2025, 1, 1), *DAYS]))
    return Employment(
        id=f"job-{number}",
        worker=draw(worker),
        employer=draw(company),
        contract="CDD",
        first=first,
        last=draw(st.sampled_from([None, *(each for each in DAYS if each >= first)])),
    )


@st.composite
def periods(draw, each):
    return Eligibility(
        id=each, worker=each, first=date(2025, 1, 1), valid=draw(st.booleans()),
        last=draw(st.sampled_from([date(2026, 4, 1), *DAYS, date(2027, 1, 1)])),
    )  # fmt: skip


@st.composite
def roll_calls(draw, prefix, number):
    seen = tuple(
        Seen(
            id=f"{prefix}-{number}-{each}",
            worker=each,
            company=draw(company),
            status=draw(st.sampled_from(Status)),
            source=draw(st.sampled_from(Source)),
            morning=draw(st.sampled_from([None, True, False])),
        )
        for each in draw(st.sets(worker))
    )
    checked = frozenset(draw(st.sets(company)) | {each.company for each in seen})
    where = draw(st.sampled_from(["site", "other-site"]))
    return RollCall(
        id=f"{prefix}-{number}", site=where, day=draw(day), companies=checked, seen=seen
    )


visits = st.integers(1, 3).flatmap(
    lambda count: st.tuples(*(roll_calls("new", number) for number in range(count)))
)


@st.composite
def confirmations(draw, each, sender):
    return Confirmation(
        id=f"word-{each}-{sender}", worker=each, company=sender, lot=f"lot-{sender}", month=MAY,
        minutes=draw(st.none() | minutes), contested=draw(st.booleans()),
        digest=draw(st.sampled_from([None, "a"])),
    )  # fmt: skip


@st.composite
def extracts(draw, number):
    return Extract(
        id=f"paper-{number}", worker=draw(worker), company=draw(company), first=DAYS[0],
        last=DAYS[-1], minutes=draw(minutes), kind=draw(st.sampled_from(Register)),
    )  # fmt: skip


@st.composite
def observed(draw):
    words = [
        draw(confirmations(each, sender))
        for each in WORKERS for sender in COMPANIES if draw(st.booleans())
    ]  # fmt: skip
    checks = [
        TutoringCheck(id=each, worker=each, company="elec", day=draw(day), tutor_met="E. Petit")
        for each in draw(st.sets(worker))
    ]
    return Observed(
        roll_calls=tuple(draw(roll_calls("call", n)) for n in range(draw(st.integers(0, 3)))),
        checks=tuple(checks),
        confirmations=tuple(words),
        extracts=tuple(draw(extracts(n)) for n in range(draw(st.integers(0, 2)))),
    )


@st.composite
def clauses(draw):
    return Clause(
        id="clause", lot="lot-elec", required=60_000, first=date(2026, 1, 1),
        due=date(2026, 12, 31), training=draw(st.sampled_from(Training)), training_percent=2,
        absence_counts=draw(st.booleans()), retained=draw(minutes),
    )  # fmt: skip


@st.composite
def whole_months(draw):
    stop = Stop(id="stop", site="site", first=DAYS[0], last=DAYS[-1])
    return Evidence(
        as_of=date(2026, 7, 1),
        sheets=tuple(sheets_of(draw)),
        employments=tuple(draw(jobs(number)) for number in range(draw(st.integers(0, 5)))),
        eligibilities=tuple(draw(periods(each)) for each in draw(st.sets(worker))),
        clauses=(draw(clauses()),),
        stops=(stop,) if draw(st.integers(0, 9)) == 9 else (),
        observed=draw(observed()),
    )


def sheets_of(draw):
    for sender in COMPANIES:
        count = draw(st.integers(0, 3))
        yield Sheet(
            id=f"{sender}-may",
            company=sender,
            lot=f"lot-{sender}",
            site="site",
            slot=(MAY,),
            stated=(draw(st.sampled_from([MAY, MAY, MAY, "2025-05"])),),
            received=date(2026, 6, draw(st.integers(1, 20))),
            lines=tuple(draw(lines(sender, number)) for number in range(count)),
        )


months = whole_months()
