"""Taking the changes of one device into a store: one by one, group by group, settlements too."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import DBAPIError

from backend.accounts import grants
from backend.extensions import db
from backend.records.store import Actor, Store
from backend.traces import trace
from sync.exchange import Outcome, Sender, Stored, decide, held
from sync.merge import WHOLE
from sync.protocol import Op, OpKind, Status, runs
from sync.record import Kind, Role, natural_id
from sync.records import RECORDS
from sync.retention_person import is_sealed
from sync.scope import tags_of
from sync.settle import (
    change_to_apply,
    is_settled_likewise,
    settled,
    settlers,
    waits_for,
    wrong_choice,
)
from sync.validation import ID, FieldProblem, check_values

log = logging.getLogger(__name__)
LATE = frozenset({"out_of_scope", "unknown_record", "depends_on_held"})
"""Reasons for which a change of somebody who did not know yet is held."""
MERGED = "merged_into_id"
"""The field of a duplicate that names the record which is kept."""
OF_THE_DESK = frozenset({"discrepancy"})
"""Types that change by routes of the desk alone, which see to the company's right of answer."""
OF_WHO_WAS_THERE = {"hours_confirmation": frozenset({Role.SITE_MANAGER})}
"""Types that only these say themselves; the office settles what collides, and asks by letter."""

SIGNED = {"hours_confirmation": "confirmed_by"}
"""The field that tells who said so, where it travels beyond the unit."""


class Exchange:
    """The changes of one push against one store."""

    def __init__(self, store: Store, sender: Sender, actor: Actor) -> None:
        self.store, self.sender, self.actor = store, sender, actor

    def take_all(self, ops: list[Op], *, careful: bool = False) -> dict[str, dict[str, Any]]:
        """Take the changes in order; those of one group take effect together or are all held.

        ``careful`` writes each by itself, so that one that the database refuses is held alone.
        """
        self.store.records.load_with_named(_mentioned(ops))
        answers: dict[str, dict[str, Any]] = {}
        for some in runs(ops):
            taken = self._take_alone(some) if careful else self._take(some)
            answers |= {each["op"]: each for each in taken}
        return answers

    def _take_alone(self, ops: list[Op]) -> list[dict[str, Any]]:
        point = self.store.savepoint()
        try:
            with db.session.begin_nested():
                taken = self._take(ops)
                self.store.flush()
        except DBAPIError:
            log.exception("the database refuses changes of request %s", trace())
            self.store.back_to(point)
            for op in ops:
                self._keep(op, _accident())
            taken = self.store.answers_since(point)
            self.store.flush()
        return taken

    def _take(self, ops: list[Op]) -> list[dict[str, Any]]:
        """Take a run of changes, a group of them whole or not at all; returns the answers."""
        point = self.store.savepoint()
        refused: dict[str, Outcome] = {}
        while True:
            outcomes = {op.op: self._carried_out(op, refused.get(op.op)) for op in ops}
            broken = _broken_groups(ops, outcomes)
            if not broken:
                return self.store.answers_since(point)
            self.store.back_to(point)
            for op in ops:
                if op.group in broken:
                    outcome = outcomes[op.op]
                    refused[op.op] = outcome if outcome.hold else held("depends_on_held")

    def _carried_out(self, op: Op, refused: Outcome | None) -> Outcome:
        """Judge a change and carry it out; whatever it holds, the queue behind it goes on."""
        if refused is not None:
            self._keep(op, refused)
            return refused
        point = self.store.savepoint()
        op = self._in_own_name(self._of_the_kept(op))
        if op.kind is not OpKind.SETTLE and self._is_of_the_erased(op):
            return self._refused_for_good(op)
        try:
            outcome = self._settled(op) if op.kind is OpKind.SETTLE else self._said(op)
            self._keep(op, outcome)
        except DBAPIError:
            raise
        except Exception:
            log.exception("accident with change %s in request %s", op.op, trace())
            self.store.back_to(point)
            outcome = _accident()
            self._keep(op, outcome)
        return outcome

    def _is_of_the_erased(self, op: Op) -> bool:
        return is_sealed(op.table, op.record_id, op.values, self.store.records)

    def _of_the_kept(self, op: Op) -> Op:
        """Return a change of a record that was merged into another as one of the other.

        Its author saw nothing of that one: where it says something else, the two collide.
        """
        stored = self.store.records.stored(op.table, op.record_id)
        kept = stored.data.get(MERGED) if stored is not None and not stored.deleted else None
        if kept is None or op.kind is not OpKind.UPDATE or MERGED in op.values:
            return op
        return replace(op, record_id=kept, base_rev=0)

    def _in_own_name(self, op: Op) -> Op:
        """Return what somebody says of what he saw under the name of his account, and no other."""
        kind, name = RECORDS.get(op.table), SIGNED.get(op.table, "")
        if kind is None or not name or self.sender.role not in OF_WHO_WAS_THERE[op.table]:
            return op
        signed = {
            each.name for each in kind.fields.values() if each.group == kind.fields[name].group
        }
        if signed.isdisjoint(op.values):
            return op
        return replace(op, values={**op.values, name: self.sender.name})

    def _refused_for_good(self, op: Op) -> Outcome:
        """Answer a change about an erased person, of which nothing is kept (decision 0155)."""
        self._keep(replace(op, values={}, was={}, at={}), Outcome(Status.APPLIED))
        return Outcome(Status.APPLIED)

    def _said(self, op: Op) -> Outcome:
        """Decide a change that its sender makes himself."""
        own = OF_WHO_WAS_THERE.get(op.table)
        if own is not None and self.sender.role not in own:
            return held("out_of_scope", FieldProblem("", "not_your_role"))
        return self._decided(op)

    def _decided(self, op: Op) -> Outcome:
        if op.table in OF_THE_DESK:
            return held("out_of_scope", FieldProblem("", "not_your_role"))
        known = self.store.known_until(op.base_epoch, op.base_rev)
        heard = self.store.known_until(op.base_epoch, op.heard)
        if (known, heard) != (op.base_rev, op.heard):
            op = replace(op, base_rev=known, heard=heard)
        return decide(op, self.sender, self.store.records, self.actor.today)

    def _keep(self, op: Op, outcome: Outcome) -> None:
        late = outcome.hold in LATE and self._is_late(op)
        self.store.take_effect(op, outcome, self.actor, late=late)

    def _is_late(self, op: Op) -> bool:
        """Tell whether the author still held the record's scope when he last heard of it."""
        stored = self.store.records.stored(op.table, op.record_id)
        tags = stored.tags if stored is not None else self._tags_of_new(op)
        if tags & self.sender.grants:
            return False
        # Taking a scope away has no number of its own: at the number he heard, he held it.
        heard = op.heard or op.base_rev
        seen = self.store.known_until(op.base_epoch, heard) - 1
        if any(grants.held_since(self.sender.user, tag, seen) for tag in tags):
            return True
        return any(self._waits_late(each) for each in _mentioned([op]))

    def _waits_late(self, record_id: str) -> bool:
        """Tell whether a change of this record is held as late itself."""
        records = self.store.records
        holds = (records.data("hold", each) for each in records.about("hold", record_id))
        return any(hold is not None and hold["late"] for hold in holds)

    def _tags_of_new(self, op: Op) -> frozenset[str]:
        kind = RECORDS.get(op.table)
        if kind is None or op.kind is not OpKind.CREATE or any(check_values(kind, op.values)):
            return frozenset()
        return tags_of(kind, op.record_id, op.values, self.sender.territory, self.store.records)

    def _settled(self, op: Op) -> Outcome:
        """Carry out the change that a settlement asks for; returns the settlement's outcome."""
        about = self.store.records.stored(op.table, op.record_id)
        refusal = _refused_settlement(op, about, self.sender)
        if about is None or refusal is not None:
            return refusal or held("out_of_scope")
        change = self._asked_by(op, about)
        if change is not None:
            outcome = self._decided(change)
            if outcome.hold is not None:
                return outcome
            self._keep(change, outcome)
        if op.table == "hold":
            self._settle_what_waits_for(op, about)
        return self._noted_as_settled(op, about)

    def _asked_by(self, op: Op, about: Stored) -> Op | None:
        """Return the change that a settlement asks for, None when nothing is to be changed."""
        opened_at, _, _ = about.meta[WHOLE]
        there = self.store.records.stored(about.data["table"], about.data["record_id"])
        last = there.data if there is not None and there.deleted else None
        change = change_to_apply(op, about.data, opened_at, last)
        return None if change is None else self._of_the_kept(change)

    def _noted_as_settled(self, op: Op, about: Stored) -> Outcome:
        done = settled(op, about.data, self.sender.user)
        return Outcome(Status.APPLIED, done, tuple(done))

    def _settle_what_waits_for(self, op: Op, about: Stored) -> None:
        """Decide likewise what is held only because this was; what still cannot be, waits."""
        decided = {about.data["record_id"]}
        for each in self.store.records.open_holds(about.data["author_id"]):
            if each.record_id == about.record_id or not waits_for(each.data, decided):
                continue
            again = replace(
                op, op=natural_id("settle", op.op, each.record_id), n=0, record_id=each.record_id
            )
            change = self._asked_by(again, each)
            outcome = self._decided(change) if change is not None else None
            if outcome is not None and outcome.hold is not None:
                continue
            if change is not None and outcome is not None:
                self._keep(change, outcome)
            decided.add(each.data["record_id"])
            self._keep(again, self._noted_as_settled(again, each))


def _broken_groups(ops: list[Op], outcomes: dict[str, Outcome]) -> set[str | None]:
    """Return the groups of which some changes are held and others are not."""
    if len(ops) == 1:
        return set()
    held_ones = {op.group for op in ops if outcomes[op.op].hold}
    return (held_ones & {op.group for op in ops if not outcomes[op.op].hold}) - {None}


def _accident() -> Outcome:
    return held("server_error", FieldProblem("", trace()))


def _refused_settlement(op: Op, about: Stored | None, sender: Sender) -> Outcome | None:
    """Return what becomes of a settlement with which nothing is to be done, else None."""
    if about is None or not about.tags & sender.grants:
        return held("out_of_scope")
    wrong = wrong_choice(op, about.data)
    if wrong is not None:
        return held("invalid", FieldProblem(wrong, "required"))
    if sender.role not in settlers(op.table, about.data["table"]):
        return held("out_of_scope", FieldProblem("", "not_your_role"))
    if about.data["state"] == "open":
        return None
    likewise = is_settled_likewise(op, about.data)
    return Outcome(Status.APPLIED, dict(about.data)) if likewise else held("closed")


def _mentioned(ops: list[Op]) -> Iterator[str]:
    """Return every id that the changes name, to read them all at once."""
    for op in ops:
        yield op.record_id
        kind = RECORDS.get(op.table)
        for name, value in op.values.items():
            field = kind.fields.get(name) if kind is not None else None
            named = field is not None and field.kind is Kind.REF and isinstance(value, str)
            if named and ID.fullmatch(value):
                yield value
