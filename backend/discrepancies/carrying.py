"""Changes that the office writes for somebody: decided like those of phones, noted by intent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.discrepancies.problems import DecisionRefused
from backend.problems import FieldError
from backend.records.store import OFFICE_DEVICE, Actor, Store
from sync.exchange import Sender, decide
from sync.protocol import Op, OpKind
from sync.record import Role, natural_id
from sync.records import RECORDS
from sync.validation import check_record, check_values


@dataclass(frozen=True)
class Hand:
    """In whose name the office writes, and when; ``op`` is drawn once by the page.

    A change carries a number made of ``op`` and its record: sent again, it is not written again.
    """

    territory: str
    user: str
    op: str
    at: datetime
    today: date

    @property
    def actor(self) -> Actor:
        """Who is answerable, for the journal."""
        return Actor(self.user, OFFICE_DEVICE, self.at, self.today)

    def number(self, *parts: str) -> str:
        """The number of one change of this request."""
        return natural_id("op", self.op, *parts)


def carry_out(
    store: Store, hand: Hand, place: tuple[str, str], values: Mapping[str, Any], intent: str
) -> None:
    """Create or change one record (``place``: its type and id): DecisionRefused.

    None removes a value. The rights of whoever asked are judged before.
    """
    table, record_id = place
    stored = store.records.stored(table, record_id)
    before = {} if stored is None else stored.data
    op = Op(
        op=hand.number(table, record_id, intent),
        n=0,
        kind=OpKind.CREATE if stored is None else OpKind.UPDATE,
        table=table,
        record_id=record_id,
        values={name: value for name, value in values.items() if stored or value is not None},
        was={name: before.get(name) for name in values},
        base_rev=0 if stored is None else stored.rev,
        base_epoch=None,
        intent=intent,
    )
    grants = frozenset({f"territory:{hand.territory}", "ref"})
    sender = Sender(hand.user, Role.SUPERVISOR, grants, OFFICE_DEVICE, hand.territory)
    outcome = decide(op, sender, store.records, hand.today)
    if outcome.hold is not None or outcome.collisions:
        problems = (FieldError(p.pointer, p.code, p.limit) for p in outcome.problems)
        raise DecisionRefused(errors=problems)
    store.take_effect(op, outcome, hand.actor)


def put_down(store: Store, hand: Hand, place: tuple[str, str], values: Mapping[str, Any]) -> None:
    """Write a record that no phone writes, once its values are checked: DecisionRefused."""
    table, record_id = place
    kind = RECORDS[table]
    told = {name: value for name, value in values.items() if value is not None}
    found = [*check_values(kind, told), *check_record(kind, told, hand.today)]
    if found:
        raise DecisionRefused(errors=[FieldError(p.pointer, p.code, p.limit) for p in found])
    store.put(table, record_id, told, hand.actor)


def instant(at: datetime) -> str:
    """An instant in its wire form."""
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
