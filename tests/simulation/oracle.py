"""What is true of every message, and of all once it is quiet (protocol, section 13)."""

from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from backend.records.reading import read_by
from backend.records.wire import encode
from sync.exchange import Stored
from sync.merge import groups, leaf_of, put_leaf
from sync.record import UNIT, natural_id
from sync.records import RECORDS
from sync.scope import GIVEN, tags_of
from tests.backend.personas import HERE
from tests.simulation.country import role_of
from tests.simulation.handset import Broken, Change, Handset

Line = dict[str, Any]
WRITES = ("create", "update")


class Office(Protocol):
    """What the simulation asks of an office, in memory or behind HTTP."""

    def push(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]: ...
    def pull(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]: ...
    def give(self, name: str, tag: str) -> None: ...
    def take(self, name: str, tag: str) -> None: ...
    def tags_of(self, name: str) -> frozenset[str]: ...
    def records(self) -> dict[str, Stored]: ...
    def journal(self) -> list[Line]: ...
    def restart(self) -> None: ...
    def back_up(self) -> None: ...
    def restore(self) -> None: ...


@dataclass(frozen=True)
class Made:
    """A change as somebody made it, and which changes of his own he had made before.

    ``under`` is what he saw under those of them that still waited: one may be held.
    """

    change: Change
    own: frozenset[str]
    under: tuple[Change, ...]


class Truth:
    """The office's records as a resolver of tags asks for them."""

    def __init__(self, records: dict[str, Stored]) -> None:
        self.records = records

    def data(self, table: str, record_id: str) -> Any:
        found = self.records.get(record_id)
        return found.data if found and found.table == table and not found.deleted else None

    def referring(self, table: str, field: str, record_id: str) -> list[str]:
        every = self.records.values()
        return [r.record_id for r in every if r.table == table and r.data.get(field) == record_id]


class Oracle:
    """Knows every change ever made, and what its author had seen."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.made: dict[str, Made] = {}
        self.told: dict[str, tuple[int, int]] = {}
        """The lowest and the highest number of each timeline that anybody heard of."""

    def note(self, phone: Handset, change: Change) -> None:
        """Remember a change as it was made."""
        own = frozenset(op["op"] for op in [*phone.sent, *phone.outbox])
        under = tuple(op["was"] for op in phone.waiting_for(change["id"]))
        self.made[change["op"]] = Made({**change, "base": {**change["base"]}}, own, under)

    def heard(self, name: str, answer: dict[str, Any]) -> None:
        """No answer has a record that its reader may not see (I4), or a number used before."""
        self._numbers_are_new(answer)
        tags = self.office.tags_of(name)
        lines = [*answer.get("changes", ()), *(r["record"] for r in answer.get("results", ()))]
        for line in lines:
            if line and line["t"] == "put" and not tags & set(line["tags"]):
                raise Broken(f"{name} was told of {line} (I4)")

    def _numbers_are_new(self, answer: dict[str, Any]) -> None:
        """Two timelines share no number of those that anybody heard of (I10)."""
        epoch, seq = answer.get("epoch"), answer.get("seq", 0)
        if epoch is None:
            return
        low, high = self.told.get(epoch, (seq, seq))
        self.told[epoch] = low, high = min(low, seq), max(high, seq)
        for other, (first, last) in self.told.items():
            if other != epoch and low <= last and first <= high:
                raise Broken(f"{epoch} has numbers of {other}: {self.told} (I10)")

    def at_rest(self, phone: Handset) -> None:
        """No phone keeps a record of a scope that has left it (I4)."""
        for row in phone.rows.values():
            if phone.scopes and not phone.scopes.keys() & set(row["tags"]):
                raise Broken(f"{phone.name} still has {row} (I4)")

    def all_is_well(self, phones: list[Handset]) -> None:
        """Check everything, when all is quiet."""
        records, journal = self.office.records(), self.office.journal()
        for phone in phones:
            self.at_rest(phone)
            _converged(phone, self.office.tags_of(phone.name), records)
        _tags_are_right(records)
        lines = {line["op"]: line for line in journal}
        if len(lines) < len(journal):
            raise Broken("a change is in the journal twice (I1)")
        for op, made in self.made.items():
            _kept(made.change, lines.get(op), records)
        _in_order(journal)
        History(journal, records, self.made).check()


def _converged(phone: Handset, tags: frozenset[str], records: dict[str, Stored]) -> None:
    role = role_of(phone.name)
    told = (
        orjson.loads(read_by(role, tags, encode(r)))
        for r in records.values()
        if not r.deleted and r.tags & tags
    )
    right = {line["id"]: (line["rev"], line["data"], line["tags"]) for line in told}
    kept = {**phone.rows}
    if role not in UNIT:  # a tag that he no longer holds may stay on what he sees by another
        kept = {i: {**r, "tags": [t for t in r["tags"] if t in tags]} for i, r in kept.items()}
    has = {each: (row["rev"], row["data"], row["tags"]) for each, row in kept.items()}
    if has != right:
        wrong = sorted(e for e in right.keys() | has.keys() if right.get(e) != has.get(e))
        shown = [(e, has.get(e), right.get(e)) for e in wrong[:3]]
        raise Broken(f"{phone.name} has not what the office has: {shown} (I3)")
    if phone.scopes != dict.fromkeys(tags, "ready"):
        raise Broken(f"{phone.name} holds {phone.scopes}, should {sorted(tags)} (I5)")


def _tags_are_right(records: dict[str, Stored]) -> None:
    truth = Truth(records)
    for each in records.values():
        kind = RECORDS[each.table]
        if each.deleted:
            continue
        right = tags_of(kind, each.record_id, each.data, HERE, truth)
        if GIVEN in kind.scope:
            right |= records[each.data["record_id"]].tags | {f"me:{each.data['author_id']}"}
        if each.tags != right:
            wrong = sorted(each.tags ^ right)
            raise Broken(f"{each.table} {each.record_id} has not its tags: {wrong} (I5)")


def _kept(change: Change, line: Line | None, records: dict[str, Stored]) -> None:
    """One answer, and the content in the history, a collision or a hold (I2)."""
    op = change["op"]
    if line is None:
        raise Broken(f"{change} was never answered (I2)")
    if line["body"]["set"] != change["set"] or line["body"]["was"] != change["was"]:
        raise Broken(f"the journal does not say what {change} said (I2)")
    result = line["result"]
    if result["status"] == "held":
        hold = records.get(result["held"]["id"])
        content = hold and hold.data["content"]
        if not content or (content["kind"], content["set"]) != (change["kind"], change["set"]):
            raise Broken(f"{change} was refused and is not kept (I2)")
    elif result["status"] == "conflict" and result["conflict"] not in records:
        raise Broken(f"{op} collided and its words are not kept (I2)")


def _in_order(journal: list[Line]) -> None:
    """A device's changes are taken in the order of their numbers (I6)."""
    last: dict[str, int] = {}
    for line in journal:
        if line["n"] is None:
            continue
        if line["n"] <= last.get(line["device"], 0):
            raise Broken(f"{line['device']} is out of order at {line['n']} (I6)")
        last[line["device"]] = line["n"]


class History:
    """The journal played again: it must give the records, and overwrite nothing unseen (I8)."""

    def __init__(
        self, journal: list[Line], records: dict[str, Stored], made: dict[str, Made]
    ) -> None:
        self.journal, self.records, self.made = journal, records, made
        self.data: dict[str, dict[str, Any]] = {}
        self.last: dict[str, dict[str, tuple[int, str]]] = {}
        self.settlements = {op: m for op, m in made.items() if m.change["kind"] == "settle"}
        self.written: dict[tuple[str, str], dict[str, Any]] = {}

    def check(self) -> None:
        for line in self.journal:
            if line["result"]["status"] != "held" and line["kind"] != "settle":
                self._play(line)
        for each in self.records.values():
            if each.table in ("conflict", "hold"):
                continue
            if self.data.get(each.record_id) != (None if each.deleted else each.data):
                raise Broken(
                    f"{each.table} {each.record_id} is {each.data}, its history gives "
                    f"{self.data.get(each.record_id)} (I1)"
                )

    def _collided(self, op: str, group: str) -> bool:
        return natural_id("conflict", op, group) in self.records

    def _play(self, line: Line) -> None:
        op, record_id = line["op"], line["record_id"]
        if self._collided(op, "*"):
            return
        made = self.made.get(op)
        if line["kind"] == "delete":
            if made is not None and record_id in self.data:
                self._nothing_unseen_is_deleted(record_id, made)
            self.data.pop(record_id, None)
            return
        state = self.data.setdefault(record_id, {})
        for group, values in groups(RECORDS[line["tbl"]], line["body"]["set"]).items():
            if self._collided(op, group):
                continue
            for leaf, value in values.items():
                if leaf_of(state, leaf) != value:
                    self._replaced(line, made, leaf, leaf_of(state, leaf))
                    put_leaf(state, leaf, value)
                    self.last.setdefault(record_id, {})[leaf] = (line["result"]["rev"], op)
                self.written.setdefault((record_id, leaf), {})[op] = value

    def _replaced(self, line: Line, made: Made | None, leaf: str, old: Any) -> None:
        """What a change overwrites, its author had seen or written (I8)."""
        if made is None:
            return
        if line["before"].get(leaf) != old:
            raise Broken(f"the journal says {line['before']}, it was {old} (I8)")
        written = self.written.get((line["record_id"], leaf), {})
        if old is None and not written:  # what he had seen there, a restore took back
            return
        own = self._own(made)
        known = [value for op, value in written.items() if op in own]
        known += [leaf_of(was, leaf) for was in (made.change["was"], *made.under)]
        if old not in known:
            raise Broken(f"{made.change} overwrote {leaf} {old!r}, known were {known} (I8)")

    def _own(self, made: Made) -> frozenset[str]:
        """His own changes, with those that his settlements carried out."""
        settled = made.own & self.settlements.keys()
        holds = [each.record_id for each in self.records.values() if each.table == "hold"]
        along = (natural_id("settle", op, hold) for op in settled for hold in holds)
        return made.own | {natural_id("settle", each) for each in (*settled, *along)}

    def _nothing_unseen_is_deleted(self, record_id: str, made: Made) -> None:
        seen = made.change["base"]["rev"]
        for leaf, (rev, op) in self.last.get(record_id, {}).items():
            written = self.written[record_id, leaf]
            mine = self._own(made)
            own = [written[each] for each in mine if each in written]
            if rev > seen and op not in mine and written[op] not in own:
                raise Broken(f"{made.change} deleted what {op} wrote and he had not seen (I8)")
