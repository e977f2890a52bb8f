"""A small month to put a rule at its bound: one person, one company, one lot, one site."""

from dataclasses import replace
from datetime import date, timedelta

from sync.hours import days_of, first_day, is_open_day, last_day
from sync.reconcile import discrepancies_of, reconcile
from sync.reconcile.declared import Line, Match, Sheet
from sync.reconcile.evidence import Evidence
from sync.reconcile.observed import Observed
from sync.reconcile.registers import Eligibility, Employment
from sync.reconcile.seen import RollCall, Seen, Source, Status
from sync.reconcile.terms import Clause
from sync.reconcile.thresholds import Thresholds

MAY = "2026-05"
AS_OF = date(2026, 6, 8)
HOUR = 60
ELEC, TOIT, ETTI = "elec", "toit", "etti"
AWA = "awa"


def may(day):
    return date(2026, 5, day)


def hired(**changed):
    known = Employment(
        id="job-awa", worker=AWA, employer=ELEC, contract="CDD", first=date(2025, 1, 1),
        lots=frozenset({"lot-elec"}), site="site",
    )  # fmt: skip
    return replace(known, **changed)


def eligible(**changed):
    known = Eligibility(id="el-awa", worker=AWA, first=date(2025, 1, 1), last=date(2027, 1, 1))
    return replace(known, **changed)


def line(minutes, **changed):
    written = Line(
        id="line-awa", month=MAY, name="DIALLO Awa", company=ELEC, worker=AWA, minutes=minutes,
        tab="Feuil1", row=8,
    )  # fmt: skip
    return replace(written, **changed)


def nobody(name, minutes, match=Match.NOBODY, **changed):
    return line(minutes, id=f"line-{name}", name=name, match=match, worker=None, **changed)


def sheet(*lines, **changed):
    sent = Sheet(
        id="elec-may", version="elec-may-1", company=ELEC, lot="lot-elec", site="site",
        slot=(MAY,), stated=(MAY,), received=date(2026, 6, 5), lines=lines,
    )  # fmt: skip
    return replace(sent, **changed)


def elsewhere(minutes, **changed):
    """The sheet of a second company, on another lot and site, for the same person."""
    written = line(minutes, id="line-toit", company=TOIT, **changed)
    return sheet(written, id="toit-may", company=TOIT, lot="lot-toit", site="other-site")


def evidence(*sheets, **changed):
    known = Evidence(
        as_of=AS_OF, sheets=sheets, employments=(hired(),), eligibilities=(eligible(),)
    )
    return replace(known, **changed)


def month_of_awa(minutes, observed=None, **changed):
    """The evidence of one line of one sheet."""
    seen = observed or Observed()
    return evidence(sheet(line(minutes)), observed=seen, **changed)


def roll_call(day, status=None, source=Source.OFFICER_SAW, **changed):
    """A roll call that checked the company; without a status it did not list the person."""
    seen = () if status is None else (
        Seen(id=f"seen-{day}", worker=AWA, company=ELEC, status=status, source=source),
    )  # fmt: skip
    call = RollCall(
        id=f"visit-{day}", site="site", day=may(day), companies=frozenset({ELEC}), seen=seen
    )
    return replace(call, **changed)


def calls(*days_and_statuses):
    noted = tuple(roll_call(day, status) for day, status in days_and_statuses)
    return Observed(roll_calls=noted)


def raised(known, code, thresholds=None, months=None):
    found = discrepancies_of(known, thresholds or Thresholds(), months)
    return [each for each in found if each.code == code]


def codes(known):
    return {each.code for each in discrepancies_of(known)}


def kept(known, dismissed=()):
    """The retained minutes of the month, all lines together."""
    return sum(each.retained for each in reconcile(known, dismissed=dismissed).retained.values())


def grid(total_by_day):
    return tuple(sorted((may(day), minutes) for day, minutes in total_by_day.items()))


def open_days_of_may(count=31):
    return [day for day in days_of(MAY) if is_open_day(day)][:count]


def raises(known, code):
    return bool(raised(known, code))


def severities(known, code):
    return [each.severity for each in raised(known, code)]


def by_day(days, **changed):
    """The evidence of one line with a day grid."""
    return evidence(sheet(line(sum(days.values()), days=grid(days))), **changed)


def clause(**changed):
    due = Clause(
        id="clause", lot="lot-elec", required=1000 * HOUR, first=date(2026, 1, 1),
        due=date(2026, 12, 31),
    )  # fmt: skip
    return replace(due, **changed)


FIRST, LAST = first_day(MAY), last_day(MAY)
ONE_DAY = timedelta(days=1)
SEEN, ABSENT, JUSTIFIED = Status.SEEN, Status.ABSENT, Status.JUSTIFIED
