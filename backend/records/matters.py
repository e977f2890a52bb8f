"""What people must settle, as records: a held change, and each collision of a change."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from sync.exchange import Outcome
from sync.protocol import SETTLE_DAYS, Op
from sync.record import natural_id
from sync.validation import FieldProblem


class Matter(NamedTuple):
    """A hold or a conflict that opens, with its first tags."""

    table: str
    record_id: str
    data: dict[str, Any]
    tags: frozenset[str]


class Author(NamedTuple):
    """Whose change waits, and the day on which the office received it."""

    user: str
    today: date

    def due_on(self) -> str:
        """Return the day until which it is to be settled."""
        return (self.today + timedelta(days=SETTLE_DAYS)).isoformat()


def hold(op: Op, outcome: Outcome, author: Author, *, late: bool) -> Matter:
    """Return the record that keeps a held change whole."""
    content = {"kind": str(op.kind), "set": op.values, "was": op.was, "at": op.at}
    content["base"] = {"rev": op.base_rev, "epoch": op.base_epoch}
    data = {
        "op": op.op,
        "table": op.table,
        "record_id": op.record_id,
        "reason": outcome.hold,
        "late": late,
        "content": content,
        "problems": {"fields": [shown(each) for each in outcome.problems]},
        "author_id": author.user,
        "state": "open",
        "due_on": author.due_on(),
    }
    return Matter("hold", natural_id("hold", op.op), data, frozenset())


def conflicts(op: Op, outcome: Outcome, author: Author, tags: frozenset[str]) -> Iterator[Matter]:
    """Yield a record for each collision: it has the tags of its record and reaches its author."""
    for clash in outcome.collisions:
        data = {
            "table": op.table,
            "record_id": op.record_id,
            "group": clash.group,
            "kind": outcome.conflict_kind,
            "state": "open",
            "base": clash.base,
            "theirs": clash.theirs,
            "mine": clash.mine,
            "author_id": author.user,
            "due_on": author.due_on(),
        }
        record_id = natural_id("conflict", op.op, clash.group)
        yield Matter("conflict", record_id, data, tags | {f"me:{author.user}"})


def shown(problem: FieldProblem) -> dict[str, Any]:
    """Return a problem of a field as answers and holds show it."""
    found: dict[str, Any] = {"pointer": problem.pointer, "code": problem.code}
    return found if problem.limit is None else {**found, "limit": problem.limit}
