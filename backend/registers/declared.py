"""The registers: what each list shows, by what it can be narrowed, what a new record begins with.

Fields, limits and choices are those of the record types; here is only what they do not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sync.record import REGISTERS as KEEPERS
from sync.record import Field, Kind, RecordType, Role
from sync.records import RECORDS, lot_party
from sync.scope import steps_of

EMPLOYERS = ("<employment.worker_id.employer_id", "<employment.worker_id.host_company_id")
ALLOCATIONS = "<employment.worker_id<employment_allocation.employment_id.party_id"
SITES = f"{ALLOCATIONS}.{lot_party.SITES}"


@dataclass(frozen=True)
class Register:
    """One register.

    ``columns`` are shown in its list. ``found_by`` are the paths whose words count in a search,
    ``led`` the paths by which a list can be narrowed beyond its own fields, by name. ``order`` is
    the field of its usual order (None: its name), ``blank`` what a new record begins with, and
    ``given`` the fields that the office fills in itself.
    """

    columns: tuple[str, ...]
    found_by: tuple[str, ...] = ()
    led: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str | None = None
    latest_first: bool = False
    blank: Mapping[str, Any] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


DECLARED: dict[str, Register] = {
    "contracting_authority": Register(("name", "kind", "siret")),
    "operation": Register(
        ("code", "title", "authority_id", "planned_start_on", "received_on"),
        found_by=("authority_id",),
        blank={"is_anru": False},
    ),
    "contract": Register(
        ("market_number", "title", "operation_id", "state", "notified_on"),
        found_by=("operation_id",),
        led={"authority": ("operation_id.authority_id",)},
        blank={"state": "active"},
    ),
    "lot": Register(
        ("title", "number", "contract_id", "trade"),
        found_by=("contract_id", "contract_id.operation_id"),
        led={
            "operation": ("contract_id.operation_id",),
            "company": ("<lot_party.lot_id.company_id",),
        },
    ),
    "lot_party": Register(
        ("company_id", "lot_id", "role", "from_on", "to_on"),
        found_by=("company_id", "lot_id", "lot_id.contract_id"),
        led={
            "contract": ("lot_id.contract_id",),
            "operation": ("lot_id.contract_id.operation_id",),
        },
        order="company_id",
        blank={"role": "holder"},
    ),
    "clause": Register(
        ("lot_id", "required_minutes", "legal_basis", "starts_on", "due_on"),
        found_by=("lot_id", "lot_id.contract_id", "lot_id.contract_id.operation_id"),
        led={"operation": ("lot_id.contract_id.operation_id",)},
        order="due_on",
        latest_first=True,
        blank={
            "legal_basis": "execution_condition",
            "basis": "fixed",
            "eligibility_months": 24,
            "training_counts": "no",
            "absence_counts": False,
            "sheet_due_day": 10,
        },
    ),
    "clause_amendment": Register(
        ("clause_id", "effective_on", "required_minutes", "reason"),
        found_by=("clause_id.lot_id", "clause_id.lot_id.contract_id"),
        order="effective_on",
        latest_first=True,
    ),
    "commitment": Register(
        ("clause_id", "theme", "promise", "target_value", "unit"),
        found_by=("clause_id.lot_id", "clause_id.lot_id.contract_id"),
    ),
    "company": Register(
        ("name", "siret", "structure_kind", "phone", "active_until"),
        led={
            "lot": ("<lot_party.company_id.lot_id",),
            "site": ("<site_presence.company_id.site_id",),
        },
        given=frozenset({"merged_into_id"}),
    ),
    "contact": Register(
        ("name", "role", "company_id", "organisation", "phone", "is_draft"),
        found_by=("company_id", "authority_id"),
        blank={"is_draft": False},
        given=frozenset({"merged_into_id"}),
    ),
    "worker": Register(
        ("last_name", "first_name", "birth_year", "eligible_until", "is_draft"),
        led={
            "company": EMPLOYERS,
            "lot": (f"{ALLOCATIONS}.lot_id",),
            "site": (
                "met_at_id.site_id",
                SITES,
            ),
        },
        blank={"is_draft": False},
        given=frozenset({"merged_into_id", "met_at_id", "eligible_until"}),
    ),
    "eligibility": Register(
        ("worker_id", "category", "state", "valid_from", "valid_until"),
        found_by=("worker_id",),
        order="valid_until",
        latest_first=True,
        blank={"state": "pending"},
        given=frozenset({"validated_by_id", "validated_on"}),
    ),
    "eligibility_proof": Register(
        ("eligibility_id", "proof_kind", "issued_on", "seen_by_id", "seen_on"),
        found_by=("eligibility_id.worker_id",),
        order="seen_on",
        latest_first=True,
    ),
    "employment": Register(
        ("worker_id", "employer_id", "host_company_id", "kind", "starts_on", "ended_on"),
        found_by=("worker_id", "employer_id", "host_company_id"),
        led={
            "lot": ("<employment_allocation.employment_id.party_id.lot_id",),
            "company": ("employer_id", "host_company_id"),
        },
        order="starts_on",
        latest_first=True,
        blank={"weekly_minutes": 35 * 60, "execution_mode": "direct_hire"},
    ),
    "employment_allocation": Register(
        ("employment_id", "party_id", "from_on", "to_on"),
        found_by=("employment_id.worker_id", "party_id.company_id", "party_id.lot_id"),
        order="from_on",
        latest_first=True,
    ),
    "tutor": Register(
        ("name", "company_id", "job_title", "years_experience", "trained_on"),
        found_by=("company_id",),
        blank={"is_employer": False},
    ),
    "tutor_assignment": Register(
        ("tutor_id", "employment_id", "from_on", "to_on", "is_deputy"),
        found_by=("tutor_id", "employment_id.worker_id"),
        led={"worker": ("employment_id.worker_id",)},
        order="from_on",
        latest_first=True,
        blank={"is_deputy": False},
    ),
    "site": Register(
        ("label", "operation_id", "address", "state", "officer_id"),
        found_by=("operation_id",),
        led={"company": ("<site_presence.site_id.company_id",)},
        blank={"state": "planned"},
    ),
    "site_presence": Register(
        ("site_id", "company_id", "site_manager_id", "from_on", "to_on"),
        found_by=("site_id", "company_id"),
        order="from_on",
        latest_first=True,
    ),
    "site_stop": Register(
        ("site_id", "from_on", "to_on", "reason"),
        found_by=("site_id",),
        order="from_on",
        latest_first=True,
    ),
    "payslip": Register(
        ("worker_id", "company_id", "period", "kind", "paid_minutes"),
        found_by=("worker_id", "company_id"),
        order="period",
        latest_first=True,
        blank={"kind": "payslip"},
    ),
    "outcome": Register(
        ("worker_id", "checkpoint", "situation", "exit_class", "asked_on"),
        found_by=("worker_id",),
        order="asked_on",
        latest_first=True,
    ),
}

MERGE = frozenset({"merged"})
"""Shows what was merged into something else, which lists leave out."""

LOOKED_UP: dict[str, Register] = {"staff": Register(("name", "role"))}
"""What registers refer to, and nobody enters here."""

MERGED = frozenset({"worker", "company", "contact"})
"""The registers whose duplicates can be merged."""


def register_of(table: str) -> Register:
    """Return a register, or a list that registers refer to; KeyError."""
    return DECLARED.get(table) or LOOKED_UP[table]


def readers(table: str) -> frozenset[Role]:
    """Who reads a register: who keeps it. Eligibility has fewer keepers than the others."""
    return KEEPERS if table in LOOKED_UP else RECORDS[table].writers & KEEPERS


def filters(table: str) -> frozenset[str]:
    """The names by which a list can be narrowed."""
    kinds = (Kind.REF, Kind.CHOICE, Kind.BOOLEAN)
    hidden = register_of(table).given - {"eligible_until"}
    fields = RECORDS[table].fields.values()
    own = {f.name for f in fields if f.kind in kinds and f.name not in hidden}
    return frozenset(own | register_of(table).led.keys() | (MERGE if table in MERGED else set()))


def narrowing(table: str) -> list[dict[str, str | None]]:
    """The filters of a list: by name, with the type that a value refers to, if any."""
    led = register_of(table).led
    own = {name: RECORDS[table].fields[name].target for name in filters(table) - led.keys() - MERGE}
    others = {name: steps_of(table, paths[0])[-1].target for name, paths in led.items()}
    order = [*RECORDS[table].fields, *led]
    offered = {**own, **others}
    return [{"name": name, "target": offered[name]} for name in order if name in offered]


def sortable(table: str) -> frozenset[str]:
    """The fields by which a list can be put in order."""
    return frozenset(register_of(table).columns)


def written(kind: RecordType) -> dict[str, Field]:
    """The fields of a register that people fill in."""
    given = register_of(kind.name).given
    return {name: each for name, each in kind.fields.items() if name not in given}
