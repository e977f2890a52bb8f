"""Decisions on findings: each is a change of a ``discrepancy`` record through the one store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.accounts.identity import Identity
from backend.accounts.models import User
from backend.discrepancies.carrying import Hand
from backend.discrepancies.problems import (
    AnswerAwaited,
    DecidedMeanwhile,
    DecisionRefused,
    FindingsChanged,
    MonthClosed,
)
from backend.discrepancies.questions.deciding import told_decision
from backend.discrepancies.reading import ACCEPTED, DECIDED, Reading, id_of
from backend.extensions import db
from backend.problems import FieldError
from backend.records import journal
from backend.records.store import OFFICE_DEVICE, Actor, Store, writing
from sync.exchange import Sender, decide
from sync.protocol import Op, OpKind
from sync.reconcile.discrepancy import Discrepancy
from sync.record import natural_id

TABLE = "discrepancy"


@dataclass(frozen=True)
class Decision:
    """What somebody decides on findings, each with the basis and the state that he saw.

    ``op`` is drawn once by the page: the same decision sent again changes nothing.
    """

    op: str
    state: str
    reason: str | None
    seen: Mapping[str, Mapping[str, Any]]
    told: str | None = None
    """Words for a company that was asked; the reason is the unit's own."""


def take(
    decision: Decision,
    reading: Reading,
    party: str | None,
    me: Identity,
    moment: tuple[datetime, date],
) -> int:
    """Write a decision on findings of a month, all or none; returns how many.

    They are of one party's sheet, or of any where no party is named.

    Raises MonthClosed, FindingsChanged, DecidedMeanwhile, AnswerAwaited or DecisionRefused.
    The caller commits.
    """
    ops = {key: natural_id("op", decision.op, key) for key in decision.seen}
    if len(journal.receipts(me.territory_id, ops.values())) == len(ops):
        return len(ops)
    findings = _as_seen(decision, reading, party)
    if any(reading.is_closed(party or each.sheet or "") for each in findings):
        raise MonthClosed
    if decision.state == ACCEPTED:
        _refuse_before_answer(findings, reading)
    at, today = moment
    actor = Actor(me.user_id, OFFICE_DEVICE, at, today)
    sender = Sender(me.user_id, me.role, me.tags, OFFICE_DEVICE, me.territory_id)
    with writing(me.territory_id) as store:
        store.records.load([id_of(each) for each in findings])
        _refuse_decided_meanwhile(decision, findings, store)
        for each in findings:
            op = _op(decision, each, ops[each.key], store, me)
            outcome = decide(op, sender, store.records, today)
            if outcome.hold is not None or outcome.collisions:
                problems = (FieldError(p.pointer, p.code, p.limit) for p in outcome.problems)
                raise DecisionRefused(errors=problems)
            store.take_effect(op, outcome, actor)
            if (outcome.data or {}).get("round"):
                hand = Hand(me.territory_id, me.user_id, decision.op, at, today)
                told_decision(store, hand, (op.record_id, decision.state), decision.told, me.name)
    return len(findings)


def _as_seen(decision: Decision, reading: Reading, party: str | None) -> list[Discrepancy]:
    """The findings decided on: of the sheet named, and still what was on screen."""
    found = reading.found
    gone = [
        key
        for key, seen in decision.seen.items()
        if key not in found
        or party not in (None, found[key].sheet)
        or found[key].basis != seen["basis"]
    ]
    if gone:
        raise FindingsChanged(keys=gone)
    return [found[key] for key in decision.seen]


def _refuse_before_answer(findings: list[Discrepancy], reading: Reading) -> None:
    """Nothing is upheld while the company may still answer."""
    awaited = [each.key for each in findings if reading.awaits_answer(each)]
    if awaited:
        raise AnswerAwaited(keys=awaited)


def _refuse_decided_meanwhile(
    decision: Decision, findings: list[Discrepancy], store: Store
) -> None:
    """A decision overrides another one only if whoever takes it has seen that one."""
    taken = []
    for each in findings:
        record = store.records.data(TABLE, id_of(each)) or {}
        state, seen = record.get("state"), decision.seen[each.key]["state"]
        if state in DECIDED and state != seen:
            taken.append(each)
    if taken:
        last = journal.history(store.territory, map(id_of, taken))[-1]
        by = db.session.get(User, last["user_id"])
        keys = [each.key for each in taken]
        raise DecidedMeanwhile(keys=keys, by=by and by.name, at=last["received_at"])


def _op(decision: Decision, finding: Discrepancy, op: str, store: Store, me: Identity) -> Op:
    stored = store.records.stored(TABLE, id_of(finding))
    is_known = store.records.data("staff", me.user_id) is not None
    values: dict[str, Any] = {
        "state": decision.state,
        "decision_reason": decision.reason,
        "decided_by_id": me.user_id if is_known and decision.state in DECIDED else None,
        "basis": finding.basis,
    }
    if stored is None:
        key = {"period": finding.month, "rule": finding.code, "subject": finding.about}
        values |= {"party_id": finding.sheet, **key, "worker_id": finding.worker}
    before = {} if stored is None else stored.data
    return Op(
        op=op,
        n=0,
        kind=OpKind.CREATE if stored is None else OpKind.UPDATE,
        table=TABLE,
        record_id=id_of(finding),
        values={name: value for name, value in values.items() if stored or value is not None},
        was={name: before.get(name) for name in values},
        base_rev=0 if stored is None else stored.rev,
        base_epoch=None,
        intent="decide",
    )
