"""The messages between phones and the office: their versions, limits and forms.

``read_op`` turns one operation of a push into a value. What has no id or no number cannot be
answered: it raises ``UnreadableError`` and refuses the whole push. Everything else is answered
operation by operation, so that none can block the queue.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sync.validation import ID

PROTOCOL = 1
SCHEMA = 1
OLDEST_SCHEMA = 1
OPS_PER_PUSH = 500
DEEPEST = 16
"""How deep the values of a change may be nested; those of our phones are 4 deep."""
UNREAD = ""
"""The name, no field's, under which a change that cannot be read is kept as it came."""
PAGE_ROWS = 5_000
PAGE_BYTES = 2 * 1024 * 1024
SETTLE_DAYS = 10
JUMP, JUMPS = 1_000_000, 1_000_000
"""Numbers left out after a restore: more than a territory ever wrote since its last backup."""

INTENT = re.compile(r"[a-z_.]{0,60}")
NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,60}")


class OpKind(StrEnum):
    """What an operation does; ``settle`` decides a conflict or a held operation."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    SETTLE = "settle"


class Status(StrEnum):
    """What became of an operation; none of them discards anything."""

    APPLIED = "applied"
    MERGED = "merged"
    CONFLICT = "conflict"
    HELD = "held"


class UnreadableError(ValueError):
    """Something in a push is not of the protocol's form; ``pointer`` says where."""

    def __init__(self, pointer: str, code: str) -> None:
        super().__init__(f"{pointer}: {code}")
        self.pointer, self.code = pointer, code


@dataclass(frozen=True, slots=True)
class Op:
    """One change as a device made it, with what its author had seen."""

    op: str
    n: int
    kind: OpKind
    table: str
    record_id: str
    values: dict[str, Any]
    was: dict[str, Any]
    base_rev: int
    base_epoch: str | None
    group: str | None = None
    intent: str = ""
    at: dict[str, Any] = field(default_factory=dict)
    heard: int = 0
    """The number up to which its author had heard of everything that reaches him."""


def read_op(raw: object, index: int) -> Op:
    """Read one operation of a push; raises ``UnreadableError`` when its id or number is wrong."""
    at = f"/ops/{index}"
    if not isinstance(raw, dict):
        raise UnreadableError(at, "not_an_object")
    if not isinstance(raw.get("op"), str) or not ID.fullmatch(raw["op"]):
        raise UnreadableError(f"{at}/op", "not_an_id")
    if type(raw.get("n")) is not int or raw["n"] < 1:
        raise UnreadableError(f"{at}/n", "not_a_number")
    base = raw["base"] if isinstance(raw.get("base"), dict) else {}
    kind, table, record_id = _kind(raw.get("kind")), _name(raw.get("tbl")), _name(raw.get("id"))
    values, was = _object(raw.get("set")), _object(raw.get("was"))
    if None in (kind, table, record_id, values, was):
        values, was = {UNREAD: _as_it_came(raw, at)}, {}
    return Op(
        op=raw["op"],
        n=raw["n"],
        kind=kind or OpKind.UPDATE,
        table=table or "",
        record_id=record_id or "",
        values=values or {},
        was=was or {},
        base_rev=_number(base.get("rev")),
        base_epoch=base.get("epoch") if isinstance(base.get("epoch"), str) else None,
        group=_name(raw.get("group")),
        intent=_intent(raw.get("intent")),
        at=_object(raw.get("at")) or {},
        heard=_number(base.get("heard")),
    )


def runs(ops: list[Op]) -> Iterator[list[Op]]:
    """Yield the shortest runs of changes that no group reaches out of, in order."""
    last = {op.group: place for place, op in enumerate(ops) if op.group is not None}
    begin = end = 0
    for place, op in enumerate(ops):
        end = max(end, place if op.group is None else last[op.group])
        if place == end:
            yield ops[begin : end + 1]
            begin = end = end + 1


_KINDS = {kind.value: kind for kind in OpKind}


def _kind(value: object) -> OpKind | None:
    return _KINDS.get(value) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and NAME.fullmatch(value) else None


def _object(value: object) -> dict[str, Any] | None:
    if value is None:
        return {}
    return value if isinstance(value, dict) and _is_shallow(value, DEEPEST) else None


def _as_it_came(raw: dict[str, Any], at: str) -> str:
    try:
        return json.dumps(raw, ensure_ascii=False)
    except RecursionError as error:
        raise UnreadableError(at, "not_an_object") from error


def _is_shallow(value: object, left: int) -> bool:
    """Tell whether a value is nested so little that whatever keeps it can write it again."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return True
    return left > 0 and all(
        _is_shallow(each, left - 1) for each in value if isinstance(each, (dict, list))
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _intent(value: object) -> str:
    return value if isinstance(value, str) and INTENT.fullmatch(value) else ""


def first_after_restore(seq: int, told: int, luck: int) -> int:
    """Return the number from which a restored territory goes on: none is ever given twice.

    ``told`` is what a phone has heard of the timeline that the restore ended; ``luck``, below
    `JUMPS`, keeps apart the timelines of two restores of one backup.
    """
    return max(seq, told) + JUMP * (1 + luck)


def fingerprint(record_id: str, rev: int) -> int:
    """Return the share of one record in the digest of a scope: xor them all to compare."""
    return int.from_bytes(sha256(f"{record_id}@{rev}".encode()).digest()[:8])
