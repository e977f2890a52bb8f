"""The rules of the registers that need other records: uniqueness, amendments, periods, officers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from backend.accounts.models import User
from backend.extensions import db
from backend.problems import FieldError
from backend.records.registers import ids_with
from backend.records.working_set import WorkingSet
from backend.registers.eligible import expected_ends
from sync import categories
from sync.formula import INPUTS, minutes_of, wrong_inputs
from sync.record import Role
from sync.records import RECORDS

LENDERS = frozenset({"ETTI", "AI", "GEIQ", "EATT"})


@dataclass(frozen=True)
class Case:
    """A record as it would be, and as it is now (``before`` is empty for a new one)."""

    table: str
    values: Mapping[str, Any]
    before: Mapping[str, Any]
    record_id: str | None
    records: WorkingSet

    def changes(self, *names: str) -> bool:
        """Tell whether one of these fields becomes another than it is."""
        return any(self.values.get(name) != self.before.get(name) for name in names)

    def other(self, name: str) -> Mapping[str, Any]:
        """The record that a field names; empty when there is none."""
        target = RECORDS[self.table].fields[name].target or ""
        return self.records.data(target, self.values.get(name) or "") or {}

    def taken(self, *names: str) -> bool:
        """Tell whether another record has the same values there."""
        same = {name: self.values.get(name) for name in names}
        if None in same.values() or not self.changes(*names):
            return False
        found = ids_with(self.records.territory, self.table, same)
        return any(each != self.record_id for each in found)


Rule = Callable[[Case], Iterator[FieldError]]


def _unique(*names: str) -> Rule:
    def rule(case: Case) -> Iterator[FieldError]:
        if case.taken(*names):
            yield FieldError(f"/{names[-1]}", "taken")

    return rule


def _officer(case: Case) -> Iterator[FieldError]:
    """A site is followed by somebody who can sign in as an officer."""
    chosen = case.values.get("officer_id")
    if chosen is None or not case.changes("officer_id"):
        return
    query = select(User.role, User.disabled_at).where(
        User.id == chosen, User.territory_id == case.records.territory
    )
    found = db.session.execute(query).first()
    if found is None or found.role != Role.OFFICER or found.disabled_at is not None:
        yield FieldError("/officer_id", "not_an_officer")


def _lender(case: Case) -> Iterator[FieldError]:
    supplied = case.values.get("execution_mode") == "labour_supply"
    if supplied and case.changes("execution_mode", "employer_id"):
        employer = case.other("employer_id")
        if employer and employer.get("structure_kind") not in LENDERS:
            yield FieldError("/employer_id", "not_a_lender")


def _same_lot(case: Case) -> Iterator[FieldError]:
    parent = case.other("parent_id")
    if parent and parent.get("lot_id") != case.values.get("lot_id"):
        yield FieldError("/parent_id", "of_another_lot")


def _cap(case: Case) -> Iterator[FieldError]:
    capped = case.values.get("training_counts") == "capped"
    if capped and case.values.get("training_cap_pct") is None:
        yield FieldError("/training_cap_pct", "required")


def _amended(case: Case) -> Iterator[FieldError]:
    """Hours due that an amendment or a sheet builds on change by an amendment only."""
    if case.record_id is None or not case.changes("required_minutes"):
        return
    territory, lot = case.records.territory, case.before.get("lot_id")
    amended = ids_with(territory, "clause_amendment", {"clause_id": case.record_id})
    parties = ids_with(territory, "lot_party", {"lot_id": lot})
    if amended or any(ids_with(territory, "monthly_sheet", {"party_id": p}) for p in parties):
        yield FieldError("/required_minutes", "by_amendment")


def _formula(case: Case) -> Iterator[FieldError]:
    """A formula is kept with its inputs and the result that they gave."""
    formula = case.values.get("formula")
    if formula is None or not case.changes("formula"):
        return
    kind, inputs = formula.get("kind"), formula.get("inputs")
    if kind not in INPUTS or not isinstance(inputs, dict) or wrong_inputs(kind, inputs):
        yield FieldError("/formula", "not_a_document")
    elif formula.get("result_minutes") != minutes_of(kind, inputs):
        yield FieldError("/formula", "another_result")


def _starts_after(name: str, reference: str, first: str) -> Rule:
    def rule(case: Case) -> Iterator[FieldError]:
        start = case.other(reference).get(first)
        if start and case.values.get(name) and case.values[name] < start:
            yield FieldError(f"/{name}", "before_start")

    return rule


def _tutor_of_company(case: Case) -> Iterator[FieldError]:
    """The company where the person works and the one that lends him each name a tutor."""
    tutor, job = case.other("tutor_id"), case.other("employment_id")
    theirs = {job.get("employer_id"), job.get("host_company_id")}
    if tutor and job and case.changes("tutor_id") and tutor.get("company_id") not in theirs:
        yield FieldError("/tutor_id", "of_another_company")


def _period(case: Case) -> Iterator[FieldError]:
    """Another length than the clause's own needs a reason."""
    start, end = case.values.get("valid_from"), case.values.get("valid_until")
    if not start or not end or case.values.get("override_reason"):
        return
    if case.changes("valid_from", "valid_until", "override_reason", "worker_id"):
        worker = case.values.get("worker_id", "")
        if end not in expected_ends(case.records, worker, start):
            yield FieldError("/override_reason", "reason_for_period")


def _category(case: Case) -> Iterator[FieldError]:
    """A category of the list of that day; what stood there before the list stays as it is."""
    code, start = case.values.get("category", ""), case.values.get("valid_from")
    fresh = case.changes("category")
    known = categories.named(code)
    if not start or not case.changes("category", "valid_from") or not (fresh or known):
        return
    if known is None or not known.stands_on(date.fromisoformat(start)):
        yield FieldError("/category", "not_a_category")


RULES: dict[str, tuple[Rule, ...]] = {
    "clause": (_cap, _amended, _formula),
    "contract": (_unique("buyer_siret", "market_number"),),
    "contracting_authority": (_unique("siret"),),
    "eligibility": (_category, _period),
    "employment": (_lender,),
    "employment_allocation": (_starts_after("from_on", "employment_id", "starts_on"),),
    "lot_party": (_unique("lot_id", "company_id"), _same_lot),
    "operation": (_unique("code"),),
    "site": (_officer,),
    "tutor_assignment": (_tutor_of_company,),
}
