"""What becomes of one change: ``decide`` is the whole of the office's judgement, and is pure.

A change takes effect, is merged, collides, or is held with its content; there is no outcome that
discards. Whether a record is foreign or does not exist is the same answer, so that ids cannot be
tried out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple, Protocol

from sync.merge import WHOLE, Author, Collision, Writer, is_foreign, merge
from sync.protocol import Op, OpKind, Status
from sync.record import Kind, RecordType, Role
from sync.records import RECORDS
from sync.scope import Records, fields_of_scope, tags_of
from sync.validation import ID, FieldProblem, check_record, check_values


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as the office has it; ``meta`` says who last wrote each field group."""

    table: str
    record_id: str
    rev: int
    data: Mapping[str, Any]
    tags: frozenset[str]
    meta: Mapping[str, Writer]
    deleted: bool = False
    """Its values are then the last that it had."""
    erased: bool = False
    """What named a person in it is gone for good: phones forget what they sent of it too."""


class Office(Records, Protocol):
    """The records that a decision may look at, changes of the same push included."""

    def stored(self, table: str, record_id: str) -> Stored | None:
        """Return a record, deleted ones too, None when there never was one."""

    def is_held(self, record_id: str) -> bool:
        """Tell whether the creation of this record is held."""

    def is_of_another_type(self, table: str, record_id: str) -> bool:
        """Tell whether this id is that of a record of another type."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a change: the user with his role and the tags he holds, and his device."""

    user: str
    role: Role
    grants: frozenset[str]
    device: str
    territory: str
    name: str = ""


class Outcome(NamedTuple):
    """What becomes of one change; ``data`` and ``tags`` are the record's when it took effect."""

    status: Status
    data: dict[str, Any] | None = None
    touched: tuple[str, ...] = ()
    collisions: tuple[Collision, ...] = ()
    conflict_kind: str = "same_field"
    hold: str | None = None
    problems: tuple[FieldProblem, ...] = ()
    deleted: bool = False
    tags: frozenset[str] | None = None


def held(reason: str, *problems: FieldProblem) -> Outcome:
    """Return the outcome of a change that is kept but not applied."""
    return Outcome(Status.HELD, hold=reason, problems=problems)


def decide(op: Op, sender: Sender, office: Office, today: date) -> Outcome:
    """Decide one create, update or delete.

    What its author had seen and heard is already capped where a restore ended his timeline.
    """
    kind = RECORDS.get(op.table)
    if kind is None or op.kind is OpKind.SETTLE:
        return held("invalid", FieldProblem("/tbl", "unknown_type"))
    stored = office.stored(op.table, op.record_id)
    refusal = _refusal(op, kind, stored, sender, office)
    if refusal is not None:
        return refusal
    if op.kind is OpKind.DELETE:
        return _delete(op, stored, sender.device, office)
    if stored is None or not stored.deleted:
        return _write(op, kind, stored, sender, office, today)
    author = Author(sender.device, op.n, op.heard)
    if op.kind is OpKind.CREATE and not is_foreign(stored.meta, WHOLE, author):
        return _write(op, kind, None, sender, office, today)  # he knows that it was deleted
    return _after_delete(op)


def _refusal(
    op: Op, kind: RecordType, stored: Stored | None, sender: Sender, office: Office
) -> Outcome | None:
    """Return why the change cannot even be tried, None when it can."""
    if not _may_write(sender.role, kind, op.values):
        return held("out_of_scope", FieldProblem("", "not_your_role"))
    if stored is None and op.kind is not OpKind.CREATE:
        return held("depends_on_held" if office.is_held(op.record_id) else "out_of_scope")
    if stored is not None and sender.grants.isdisjoint(stored.tags):
        return held("out_of_scope")
    if stored is None and office.is_of_another_type(op.table, op.record_id):
        return held("invalid", FieldProblem("/id", "not_an_id"))
    problems = tuple(_problems_of_values(op, kind, stored))
    if problems:
        return held("invalid", *problems)
    return _missing_reference(op, kind, sender, office) or _closed(op, kind, stored, office)


def _may_write(role: Role, kind: RecordType, values: Mapping[str, Any]) -> bool:
    narrowed = _narrowed(kind)
    return role in kind.writers and all(
        role in writers for name, writers in narrowed if name in values
    )


@cache
def _narrowed(kind: RecordType) -> tuple[tuple[str, frozenset[Role]], ...]:
    """Return the fields of a type that not all of its writers may set."""
    fields = kind.fields.values()
    return tuple((each.name, each.writers) for each in fields if each.writers is not None)


def _problems_of_values(op: Op, kind: RecordType, stored: Stored | None) -> Iterator[FieldProblem]:
    yield from check_values(kind, op.values)
    if kind.append_only and op.kind is not OpKind.CREATE:
        yield FieldProblem("", "append_only")
    if op.kind is OpKind.CREATE:
        yield from _problems_of_id(op, kind)
    elif stored is not None:
        changed = (n for n in kind.key if n in op.values and op.values[n] != stored.data.get(n))
        yield from (FieldProblem(f"/{name}", "part_of_the_key") for name in changed)


def _problems_of_id(op: Op, kind: RecordType) -> Iterator[FieldProblem]:
    right = kind.id_of(op.values)
    if right is not None and right != op.record_id:
        yield FieldProblem("/id", "not_the_key")
    if not ID.fullmatch(op.record_id):
        yield FieldProblem("/id", "not_an_id")


def _missing_reference(op: Op, kind: RecordType, sender: Sender, office: Office) -> Outcome | None:
    """Hold a change that names a record which is not there, or not this user's to see."""
    for name, table, several in _references(kind):
        value = op.values.get(name)
        if not value:
            continue
        for target in value if several else [value]:
            there = office.stored(table, target)
            if there is None or there.deleted or sender.grants.isdisjoint(there.tags):
                waits = there is None and office.is_held(target)
                reason = "depends_on_held" if waits else "unknown_record"
                return held(reason, FieldProblem(f"/{name}", "unknown_record"))
    return None


@cache
def _references(kind: RecordType) -> tuple[tuple[str, str, bool], ...]:
    """Return the fields that name other records: the type named, and whether they name several."""
    return tuple(
        (each.name, each.target, each.kind is Kind.REFS)
        for each in kind.fields.values()
        if each.kind in (Kind.REF, Kind.REFS) and each.target is not None
    )


def _closed(op: Op, kind: RecordType, stored: Stored | None, office: Office) -> Outcome | None:
    """Hold a change of what is signed or closed, save the fields that stay open."""
    state = _closing_state(op, kind, stored, office)
    if state is None:
        return None
    stays_open = op.kind is OpKind.UPDATE and all(
        kind.fields[name].open_after_closing for name in op.values
    )
    reopened = kind.closed_by == "id" and op.values.get("state", state) not in kind.closed_states
    return None if stays_open and not reopened else held("closed")


def _closing_state(op: Op, kind: RecordType, stored: Stored | None, office: Office) -> str | None:
    """Return the state that closes this record, None when it is open."""
    if kind.closed_by is None:
        return None
    if kind.closed_by == "id":
        state = stored.data.get("state") if stored is not None else None
        return state if state in kind.closed_states else None
    values = op.values if stored is None else stored.data
    closing = RECORDS[kind.fields[kind.closed_by].target or ""]
    parent = office.data(closing.name, values.get(kind.closed_by) or "")
    state = parent.get("state") if parent else None
    return state if state in closing.closed_states else None


def _delete(op: Op, stored: Stored | None, device: str, office: Office) -> Outcome:
    assert stored is not None
    if stored.deleted:
        return Outcome(Status.APPLIED, data=dict(stored.data), deleted=True)
    author = Author(device, op.n, op.base_rev)
    if any(
        rev > author.base_rev and not (by == device and n < op.n)
        for rev, by, n in stored.meta.values()
    ):
        clash = Collision("*", {}, dict(stored.data), {"deleted": True})
        return Outcome(Status.CONFLICT, collisions=(clash,), conflict_kind="delete_after_update")
    if any(_referring(op.table, op.record_id, office)):
        return held("invalid", FieldProblem("", "referenced"))
    return Outcome(Status.APPLIED, data=dict(stored.data), deleted=True)


def _referring(table: str, record_id: str, office: Office) -> Iterator[str]:
    for kind in RECORDS.values():
        for name, declared in kind.fields.items():
            if declared.kind is Kind.REF and declared.target == table:
                yield from office.referring(kind.name, name, record_id)


def _after_delete(op: Op) -> Outcome:
    clash = Collision("*", {}, {"deleted": True}, dict(op.values))
    return Outcome(Status.CONFLICT, collisions=(clash,), conflict_kind="update_after_delete")


def _write(
    op: Op, kind: RecordType, stored: Stored | None, sender: Sender, office: Office, today: date
) -> Outcome:
    author = Author(sender.device, op.n, op.base_rev if op.kind is OpKind.UPDATE else 0)
    before = stored.data if stored is not None else {}
    meta = stored.meta if stored is not None else {}
    merged = merge(kind, before, meta, (op.values, op.was), author)
    problems = tuple(check_record(kind, merged.data, today))
    if problems:
        return held("invalid", *problems)
    tags = _tags(op, kind, stored, merged.data, sender, office)
    if sender.grants.isdisjoint(tags):
        return held("out_of_scope")
    if merged.collisions:
        status = Status.CONFLICT
    else:
        others = stored is not None and stored.rev > op.base_rev
        status = Status.MERGED if others and _by_others(meta, author) else Status.APPLIED
    return Outcome(status, merged.data, merged.touched, merged.collisions, tags=tags)


def _tags(
    op: Op,
    kind: RecordType,
    stored: Stored | None,
    data: Mapping[str, Any],
    sender: Sender,
    office: Office,
) -> frozenset[str]:
    """Return the tags of a record afterwards: those that it had, when nothing decides otherwise."""
    decisive = fields_of_scope(kind)
    if stored is not None and all(stored.data.get(f) == data.get(f) for f in decisive):
        return stored.tags
    return tags_of(kind, op.record_id, data, sender.territory, office)


def _by_others(meta: Mapping[str, Writer], author: Author) -> bool:
    return any(rev > author.base_rev and by != author.device for rev, by, _ in meta.values())
