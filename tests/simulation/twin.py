"""An office without database or web server: the real judgement over `twin_store`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson

from backend.records import timeline
from backend.records.store import Actor
from backend.records.timeline import Mark
from backend.syncing import cursor as cursors
from backend.syncing import marks, taking
from backend.syncing import pull as pulling
from backend.syncing import push as pushing
from backend.syncing.compression import body_of
from backend.syncing.problems import DeviceForked, Gap
from backend.syncing.pull import Asked, page_of
from sync.exchange import Sender, Stored
from sync.protocol import UnreadableError, read_op
from sync.record import Role
from tests.backend.personas import HERE, PEOPLE
from tests.simulation.country import AT_FIRST, registers, role_of
from tests.simulation.twin_store import Kept, TwinFeed, TwinStore

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
SECRET = "of the simulation"
Answer = tuple[int, dict[str, Any]]


_cursor = lru_cache(maxsize=4096)(cursors.read)


@dataclass(frozen=True)
class Twin:
    """Who pulls, as `page_of` asks for him."""

    tags: frozenset[str]
    role: Role
    territory_id: str = HERE


def _beginning() -> Kept:
    """The registers alone."""
    kept = Kept()
    store = TwinStore(kept)
    actor = Actor("office", "office", NOON, NOON.date())
    for table, record_id, values in registers():
        store.put(table, record_id, values, actor)
    store.flush()
    return kept


BEGINNING = _beginning()
"""Made once, before any mistake is planted."""


class TwinOffice:
    """One territory in memory; the steps of a push and of a pull are those of `backend.syncing`."""

    def __init__(self) -> None:
        self.kept = BEGINNING.copied()
        for name, tags in AT_FIRST.items():
            for tag in tags:
                self.give(name, tag)
        self.back_up()

    def tags_of(self, name: str) -> frozenset[str]:
        """The tags that a person holds now."""
        user = PEOPLE[name].id
        held = {tag for who, tag, _, until in self.kept.grants if who == user and until is None}
        return frozenset(held | {"ref", f"me:{user}"})

    def give(self, name: str, tag: str) -> None:
        if tag not in self.tags_of(name):
            self.kept.grants.append((PEOPLE[name].id, tag, self.kept.seq, None))

    def take(self, name: str, tag: str) -> None:
        user, seq = PEOPLE[name].id, self.kept.seq
        for place, (who, which, since, until) in enumerate(self.kept.grants):
            if (who, which, until) == (user, tag, None):
                self.kept.grants[place] = (who, which, since, seq)

    def held_since(self, user: str, tag: str, seq: int) -> bool:
        """As `backend.accounts.grants.held_since`."""
        return any(
            who == user and which == tag and (until is None or until > seq)
            for who, which, _, until in self.kept.grants
        )

    def push(self, name: str, body: dict[str, Any]) -> Answer:
        """Take a push whole, or refuse it."""
        try:
            ops = [read_op(raw, index) for index, raw in enumerate(body["ops"])]
        except UnreadableError:
            return 422, {"code": "invalid_op"}
        self._follow(marks.read(body["mark"], SECRET))
        user, last_n = self.kept.devices.get(body["device"], (PEOPLE[name].id, 0))
        if user != PEOPLE[name].id:
            return 403, {"code": "user_mismatch"}
        known = self.receipts(op.op for op in ops)
        try:
            used = self.kept.numbers.get(body["device"], {})
            last_n = pushing._numbered(ops, known, last_n, used)  # noqa: SLF001
        except (Gap, DeviceForked) as problem:
            return 409, {"code": problem.code, **problem.members}
        with _stood_in(taking, grants=self, trace=lambda: "trace"):
            return 200, self._taken(name, body["device"], ops, known, last_n)

    def receipts(self, ops: Any) -> dict[str, Any]:
        """The answers already given."""
        journal = self.kept.journal
        return {op: journal[op]["result"] for op in ops if op in journal}

    def _taken(self, name: str, device: str, ops: Any, known: Any, last_n: int) -> dict[str, Any]:
        person, store = PEOPLE[name], TwinStore(self.kept)
        sender = Sender(person.id, role_of(name), self.tags_of(name), device, HERE)
        exchange = taking.Exchange(store, sender, Actor(person.id, device, NOON, NOON.date()))
        answers = known | exchange.take_all(pushing._once(ops, known))  # noqa: SLF001
        store.flush()
        self.kept.devices[device] = (person.id, last_n)
        taken = pushing.Taken(store, sender, ops, answers, known, last_n)
        return orjson.loads(taken.body(SECRET))

    def pull(self, name: str, body: dict[str, Any]) -> Answer:
        """Give a page."""
        user = PEOPLE[name].id
        cursor = _cursor(body["cursor"], SECRET, user)
        self._follow(marks.read(body["mark"], SECRET))
        asked = Asked(cursor, 1, body["limit"], tuple(body["prefer"]))
        with _stood_in(pulling, feed=TwinFeed(self.kept)):
            page = page_of(asked, Twin(self.tags_of(name), role_of(name)), SECRET)
        sealed = page.cursor and cursors.write(page.cursor, SECRET, user)
        return 200, orjson.loads(body_of(page.head, sealed, page.lines))

    def _follow(self, mark: Mark | None) -> None:
        """Begin a new timeline where a phone shows that there was a restore."""
        if mark and timeline.is_foreign(self.kept.clock, mark, self.kept):
            store = TwinStore(self.kept)
            store.begin_anew(mark.seq, heard=mark.epoch)
            store.flush()

    def restart(self) -> None:
        """Nothing is kept outside of what is kept."""

    def back_up(self) -> None:
        """Copy what is kept, accounts too."""
        self.backup = self.kept.copied()

    def restore(self) -> None:
        """Put the last backup in place of what is kept, telling nobody."""
        self.kept = self.backup.copied()

    def records(self) -> dict[str, Stored]:
        """Every record as it is, deleted ones too."""
        return self.kept.records

    def journal(self) -> list[dict[str, Any]]:
        """Every change in the order of its taking."""
        return list(self.kept.journal.values())


@contextmanager
def _stood_in(module: Any, **stand_ins: Any) -> Iterator[None]:
    """Let a module of the exchange see these instead of what asks the database."""
    meant = {name: getattr(module, name) for name in stand_ins}
    for name, stand_in in stand_ins.items():
        setattr(module, name, stand_in)
    try:
        yield
    finally:
        for name, own in meant.items():
            setattr(module, name, own)
