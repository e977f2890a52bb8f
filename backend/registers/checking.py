"""Whether the values of a record may stand in its register: one call for a form or an imported row.

The declaration is asked first, then what a record refers to, then the rules of the register.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from backend.problems import FieldError
from backend.records.working_set import WorkingSet
from backend.registers.declared import written
from backend.registers.rules import RULES, Case
from sync.record import Kind
from sync.records import RECORDS
from sync.validation import FieldProblem, check_record, check_values

Values = Mapping[str, Any]


class Checker:
    """Checks values against the declarations and against the records of one territory."""

    def __init__(self, records: WorkingSet, today: date) -> None:
        self._records, self._today = records, today

    def check(
        self, table: str, values: Values, before: Values | None = None, record_id: str | None = None
    ) -> list[FieldError]:
        """Return what is wrong with a whole record, each field once; nothing: it may stand.

        ``before`` are the values that the record has now, ``record_id`` its id; None: it is new.
        Pointers are to the fields: `/name`.
        """
        found: dict[str, FieldError] = {}
        for each in self._problems(table, values, before or {}, record_id):
            found.setdefault(each.pointer, each)
        return list(found.values())

    def _problems(
        self, table: str, values: Values, before: Values, record_id: str | None
    ) -> Iterator[FieldError]:
        kind = RECORDS[table]
        given = {name: value for name, value in values.items() if value is not None}
        changed = {name for name, value in values.items() if value != before.get(name)}
        yield from (
            FieldError(f"/{name}", "unknown_field")
            for name in changed
            if name in kind.fields and name not in written(kind)
        )
        wrong = [*check_values(kind, given), *check_record(kind, given, self._today)]
        yield from map(_error, wrong)
        yield from self._references(table, given, changed)
        if not any(each.code != "required" for each in wrong):
            case = Case(table, given, before, record_id, self._records)
            for rule in RULES.get(table, ()):
                yield from rule(case)

    def _references(self, table: str, values: Values, changed: set[str]) -> Iterator[FieldError]:
        """What is newly referred to is there, and was not merged into something else."""
        for name, field in RECORDS[table].fields.items():
            if field.kind is not Kind.REF or name not in values or name not in changed:
                continue
            target = self._records.data(field.target or "", str(values[name]))
            if target is None:
                yield FieldError(f"/{name}", "unknown_record")
            elif target.get("merged_into_id"):
                yield FieldError(f"/{name}", "merged_record")


def _error(problem: FieldProblem) -> FieldError:
    return FieldError(problem.pointer, problem.code, problem.limit)
