"""What of the records is a person's file, and what is left of it once he is erased."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from sync.exchange import Stored
from sync.record import Kind, RecordType
from sync.records import RECORDS
from sync.retention import RULES, Then
from sync.retention_names import MASK

PERSON = "worker"
NOTHING = "–"
CODE = 8

OWNED = frozenset(
    name for name, rule in RULES.items() if rule.then in (Then.WITH_PERSON, Then.PSEUDONYM)
)
"""The types that are a person's file where they lead to him."""

STAYS: dict[str, frozenset[str]] = {
    "worker": frozenset({"is_draft", "merged_into_id"}),
    "employment": frozenset({"host_company_id", "planned_end_on", "ended_on", "rome_code"}),
    "employment_allocation": frozenset({"to_on"}),
    "sheet_line": frozenset({"worker_id", "employment_id", "training_minutes", "kind"}),
    "hours_confirmation": frozenset({"confirmed_minutes", "confirmed_by", "line_digest"}),
    "retained_hours": frozenset(
        {"sheet_id", "engine", "inputs_digest", "decided_by_id", "supersedes_id"}
    ),
    "attendance_observation": frozenset({"company_id", "lot_id", "status", "source"}),
    "register_extract": frozenset(),
}
"""What stays of each type that is kept for the ledger; its compulsory figures and references stay
too, and a field that is not named here goes."""


def ways(table: str) -> tuple[tuple[str, str], ...]:
    """Return by which fields of which types records hang from one of this type: type and field."""
    return tuple(
        (kind.name, field.name)
        for kind in RECORDS.values()
        for field in kind.fields.values()
        if kind.name in OWNED and field.kind is Kind.REF and field.target == table
    )


def named_in(table: str) -> tuple[str, ...]:
    """Return the fields by which a type that is nobody's file points at a person."""
    fields = RECORDS[table].fields.values()
    return tuple(f.name for f in fields if f.target == PERSON and table not in OWNED)


def is_left(table: str) -> bool:
    """Tell whether a type stays for the ledger, without a name."""
    return RULES[table].then is Then.PSEUDONYM


def left_of(kind: RecordType, record_id: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record of the ledger still says once its person is erased."""
    if kind.name == PERSON:
        named = {"last_name": MASK, "first_name": record_id[:CODE], "is_draft": False}
        return named | {n: data[n] for n in ("merged_into_id",) if data.get(n)}
    stays = STAYS[kind.name]
    found: dict[str, Any] = {}
    for name, value in data.items():
        field = kind.fields[name]
        if name in stays or (not field.optional and field.kind is not Kind.TEXT):
            found[name] = value
        elif not field.optional:
            found[name] = NOTHING
    return found


class Known(Protocol):
    """The records as a transaction sees them."""

    def by_id(self, record_id: str) -> Stored | None:
        """Return a record of whatever type, deleted ones too."""


def is_sealed(table: str, record_id: str, values: Mapping[str, Any], known: Known) -> bool:
    """Tell whether a change is about an erased person: then its content is not even looked at."""
    if table not in RECORDS:
        return False
    stored = known.by_id(record_id)
    if stored is not None and stored.erased and (stored.deleted or stored.table in OWNED):
        return True
    had = stored.data if stored is not None else {}
    for name in _leads(table):
        target = values[name] if name in values else had.get(name)
        if target is not None and _is_erased(target, known):
            return True
    return False


@cache
def _leads(table: str) -> tuple[str, ...]:
    """Return the fields by which a type leads to what is a person's file."""
    fields = RECORDS[table].fields.values()
    return tuple(f.name for f in fields if f.target in OWNED and f.kind is Kind.REF)


def _is_erased(record_id: object, known: Known) -> bool:
    stored = known.by_id(record_id) if isinstance(record_id, str) else None
    return stored is not None and stored.erased and stored.table in OWNED
