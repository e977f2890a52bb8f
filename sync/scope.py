"""Which tags a record carries, and so whom it reaches.

A record type declares tag paths. A path follows references from the record to the one that gives
the tag: ``visit_id.site_id`` goes forward to a visit and its site; ``<site.operation_id`` goes
back to the sites that refer to the operation. The record reached gives the tag of its type
(``site:…``, ``party:…``). ``ref`` tags reference lists, ``me.<field>`` the user named in a field,
``same`` leaves the tags to the store (a conflict carries those of its record).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from sync.record import RecordType
from sync.records import RECORDS

PREFIX = {"site": "site:", "lot_party": "party:"}
REFERENCE_LIST = "ref"
GIVEN = "same"
STEP = re.compile(r"<(?P<table>\w+)\.(?P<back>\w+)|\.?(?P<field>\w+)")
Data = Mapping[str, Any]


class Records(Protocol):
    """What the resolver asks of whoever holds the records; deleted ones are not there."""

    def data(self, table: str, record_id: str) -> Data | None:
        """Return a record's values, None when there is none."""

    def referring(self, table: str, field: str, record_id: str) -> Iterable[str]:
        """Return the ids of the records of ``table`` whose ``field`` names this record."""


@dataclass(frozen=True, slots=True)
class Step:
    """From records of ``source`` to records of ``target``, by a field on one side or the other."""

    source: str
    target: str
    field: str
    back: bool


@cache
def steps_of(table: str, path: str) -> tuple[Step, ...]:
    """Return the steps of a tag path that starts at a record of ``table``."""
    steps = []
    here = table
    for found in STEP.finditer(path):
        if found["table"]:
            step = Step(here, found["table"], found["back"], back=True)
        else:
            step = Step(here, _target(here, found["field"]), found["field"], back=False)
        steps.append(step)
        here = step.target
    return tuple(steps)


def _target(table: str, field: str) -> str:
    target = table if field == "id" else RECORDS[table].fields[field].target
    if target is None:
        raise ValueError(f"{table}.{field} refers to nothing")
    return target


def tags_of(
    kind: RecordType, record_id: str, data: Data, territory: str, records: Records
) -> frozenset[str]:
    """Return the tags of a record as the records stand now.

    Reference lists carry only ``ref``; all else reaches the supervisors of its territory too.
    """
    if kind.scope == (REFERENCE_LIST,):
        return frozenset({REFERENCE_LIST})
    tags = {f"territory:{territory}"}
    for path in kind.scope:
        tags.update(_tags_by(kind, path, record_id, data, records))
    return frozenset(tags)


@cache
def fields_of_scope(kind: RecordType) -> frozenset[str]:
    """Return the fields of a type on which its own tags depend."""
    first = {p[3:] for p in kind.scope if p.startswith("me.")}
    paths = (p for p in kind.scope if p not in (REFERENCE_LIST, GIVEN) and p[:3] != "me.")
    return frozenset(first | {steps_of(kind.name, path)[0].field for path in paths})


def _tags_by(
    kind: RecordType, path: str, record_id: str, data: Data, records: Records
) -> Iterator[str]:
    if path == GIVEN:
        return
    if path.startswith("me."):
        yield f"me:{data[path[3:]]}"
        return
    steps = steps_of(kind.name, path)
    prefix = PREFIX[steps[-1].target]
    here: Iterable[str] = _follow(steps[0], record_id, data, records)
    for step in steps[1:]:
        here = {found for each in here for found in _follow(step, each, None, records)}
    for each in here:
        yield prefix + each


def _follow(step: Step, record_id: str, known: Data | None, records: Records) -> Iterable[str]:
    if step.back:
        return records.referring(step.target, step.field, record_id)
    if step.field == "id":
        return (record_id,)
    data = known or records.data(step.source, record_id)
    reached = data.get(step.field) if data else None
    return (reached,) if reached else ()


@dataclass(frozen=True, slots=True)
class Follower:
    """A type whose tags pass through records of another, and the way back to it.

    ``steps`` lead from the type to the other, the last first; ``fields`` are the fields of the
    other on which the tags depend.
    """

    table: str
    steps: tuple[Step, ...]
    fields: tuple[str, ...]


@cache
def followers(table: str) -> tuple[Follower, ...]:
    """Return which types take tags through records of ``table``."""
    found = []
    for kind in RECORDS.values():
        for path in kind.scope:
            if path in (REFERENCE_LIST, GIVEN) or path.startswith("me."):
                continue
            steps = steps_of(kind.name, path)
            for index, step in enumerate(steps):
                fields = _fields_read(steps, index)
                if step.target == table and step.field != "id" and fields:
                    found.append(Follower(kind.name, steps[: index + 1][::-1], fields))
    return tuple(dict.fromkeys(found))


def _fields_read(steps: tuple[Step, ...], index: int) -> tuple[str, ...]:
    """Return the fields of the record reached by a step that decide where the path goes."""
    own = [steps[index].field] if steps[index].back else []
    onward = [s.field for s in steps[index + 1 : index + 2] if not s.back and s.field != "id"]
    return (*own, *onward)


def dependents(
    table: str, record_id: str, before: Data | None, after: Data | None, records: Records
) -> set[tuple[str, str]]:
    """Return the records whose tags may change because this one changed from before to after.

    ``records`` already holds the change. Walks the declared tag paths backwards.
    """
    found: set[tuple[str, str]] = set()
    for follower in followers(table):
        if not _differ(before, after, follower.fields):
            continue
        first, *others = follower.steps
        if first.back:
            here = {d[first.field] for d in (before, after) if d and d.get(first.field)}
        elif before is None:
            continue  # nothing could refer to what was not there
        else:
            here = set(records.referring(first.source, first.field, record_id))
        for step in others:
            here = {each for known in here for each in _against(step, known, records)}
        found.update((follower.table, each) for each in here)
    found.discard((table, record_id))
    return found


def _differ(before: Data | None, after: Data | None, fields: tuple[str, ...]) -> bool:
    first, second = before or {}, after or {}
    return any(first.get(name) != second.get(name) for name in fields)


def _against(step: Step, record_id: str, records: Records) -> Iterable[str]:
    """From a record reached by a step, the records from which the step starts."""
    if not step.back:
        return records.referring(step.source, step.field, record_id)
    data = records.data(step.target, record_id)
    reached = data.get(step.field) if data else None
    return (reached,) if reached else ()
