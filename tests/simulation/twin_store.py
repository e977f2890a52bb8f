"""The office's store without a database: the same working set and store, over plain mappings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import Any, NamedTuple
from unittest.mock import patch

from backend.records import store, wire
from backend.records.store import Store
from backend.records.timeline import Clock
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.protocol import fingerprint
from sync.record import Kind
from sync.records import RECORDS
from tests.backend.personas import HERE


class Line(NamedTuple):
    """A row of the feed as a pull reads it."""

    id: str
    seq: int
    gone: int
    wire: bytes


@dataclass
class Kept:
    """What a database of one territory would hold."""

    seq: int = 0
    epoch: str = "first"
    last_line: str | None = None
    epochs: dict[str, int] = field(default_factory=dict)
    records: dict[str, Stored] = field(default_factory=dict)
    wires: dict[str, bytes] = field(default_factory=dict)
    names: defaultdict[tuple[str, str, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    feed: defaultdict[str, dict[str, tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    digests: dict[str, tuple[int, int]] = field(default_factory=dict)
    journal: dict[str, dict[str, Any]] = field(default_factory=dict)
    devices: dict[str, tuple[str, int]] = field(default_factory=dict)
    numbers: defaultdict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    grants: list[tuple[str, str, int, int | None]] = field(default_factory=list)

    def copied(self) -> "Kept":
        """The same again, as a backup has it; what is in it is never changed in place."""
        twin = replace(self)
        for name in ("epochs", "records", "wires", "digests", "journal", "devices"):
            setattr(twin, name, dict(getattr(self, name)))
        twin.names = defaultdict(set, {key: set(ids) for key, ids in self.names.items()})
        twin.numbers = defaultdict(dict, {d: dict(used) for d, used in self.numbers.items()})
        twin.feed = defaultdict(dict, {tag: dict(rows) for tag, rows in self.feed.items()})
        twin.grants = list(self.grants)
        return twin

    def knows(self, line: str) -> bool:
        op, _, turn = line.partition(" ")
        return op in self.journal and self.journal[op]["turn"] == turn

    def had(self, epoch: str) -> bool:
        return epoch in self.epochs

    @property
    def clock(self) -> Clock:
        return Clock(self.seq, self.epoch, self.last_line)

    def write(self, before: Stored | None, after: Stored) -> None:
        """Replace a record with its feed and digests, as `backend.records.writing` does."""
        self.records[after.record_id], self.wires[after.record_id] = after, wire.encode(after)
        for stored, step in ((before, -1), (after, 1)):
            if stored is not None and not stored.deleted:
                self._index(stored, step)
                self._count(stored, step)
        self.follow(before, after)

    def follow(self, before: Stored | None, after: Stored) -> None:
        """Write the rows of the feed: under the tags that it had and those that it has."""
        for tag in after.tags | (before.tags if before else frozenset()):
            self.feed[tag][after.record_id] = (after.rev, int(tag not in after.tags))

    def _index(self, stored: Stored, step: int) -> None:
        for name, each in RECORDS[stored.table].fields.items():
            value = stored.data.get(name)
            if value and (each.kind is Kind.REF or name == "record_id"):
                known = self.names[stored.table, name, value]
                (known.add if step > 0 else known.discard)(stored.record_id)

    def _count(self, stored: Stored, step: int) -> None:
        for tag in stored.tags:
            count, xor = self.digests.get(tag, (0, 0))
            share = fingerprint(stored.record_id, stored.rev)
            self.digests[tag] = (count + step, xor ^ share)


class TwinRecords(WorkingSet):
    """The records that one push looks at and changes."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(None, HERE)
        self.kept = kept

    def load(self, ids: Iterable[str]) -> None:
        for each in ids:
            if each not in self._known:
                self._known[each] = self.kept.records.get(each)

    def _read_referring(self, key: tuple[str, str, str]) -> set[str]:
        return set(self.kept.names.get(key, ()))

    def _read_open_holds(self, author: str) -> set[str]:
        every = self.kept.records.values()
        return {r.record_id for r in every if r.table == "hold" and r.data["author_id"] == author}

    def _read_about(self, table: str, record_id: str) -> set[str]:
        return set(self.kept.names.get((table, "record_id", record_id), ()))


class TwinStore(Store):
    """Changes of one push; `flush` writes them."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(None, HERE, kept.clock, empty=True)
        self.kept = kept
        self.records = TwinRecords(kept)

    def _agreed_until(self, epoch: str) -> int:
        return self.kept.epochs.get(epoch, 0)

    def begin_anew(self, told: int, agreed: int = 0, heard: str = "") -> None:
        with patch.object(store, "AFTER_RESTORE", []):  # they ask an application
            super().begin_anew(told, agreed, heard)

    def _new_epoch(self, agreed: int, heard: str) -> str:
        self.kept.epochs |= {heard: 0, self.epoch: agreed}
        return token_urlsafe(8)

    def flush(self) -> None:
        turn = token_urlsafe(8)
        for line in self._journal:
            assert line["op"] not in self.kept.journal, f"{line['op']} took effect twice (I1)"
            self.kept.journal[line["op"]] = {**line, "turn": turn}
            self.last_line = f"{line['op']} {turn}"
            if line["n"] is not None:
                self.kept.numbers[line["device"]][line["n"]] = line["op"]
        for after in self.records.changed():
            self.kept.write(self.records.before[after.record_id], after)
        self.kept.seq = self._first = self.seq
        self.kept.epoch, self.kept.last_line = self.epoch, self.last_line
        self.records.written()
        self._journal = []


class TwinFeed:
    """What `backend.records.feed` reads."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def clock_of(self, territory: str) -> Clock:
        del territory
        return self.kept.clock

    def changed_after(self, territory: str, positions: dict[str, int], limit: int) -> list[Line]:
        del territory
        found: dict[str, tuple[int, int]] = {}
        for scope, at in positions.items():
            for record_id, (seq, gone) in self.kept.feed[scope].items():
                if seq > at:
                    last, left = found.get(record_id, (0, 1))
                    found[record_id] = (max(last, seq), min(left, gone))
        rows = sorted((seq, gone, each) for each, (seq, gone) in found.items())
        return [Line(each, seq, gone, self.kept.wires[each]) for seq, gone, each in rows[:limit]]

    def arrived(self, territory: str, positions: dict[str, int]) -> dict[str, tuple[int, int]]:
        del territory
        counted = {}
        for scope, at in positions.items():
            rows = self.kept.feed[scope].values()
            if rows:
                counted[scope] = (sum(seq <= at for seq, _ in rows), len(rows))
        return counted

    def digest_of(self, territory: str, tags: Iterable[str]) -> dict[str, dict[str, Any]]:
        del territory
        pairs = {tag: self.kept.digests.get(tag, (0, 0)) for tag in sorted(tags)}
        return {tag: {"count": n, "xor": f"{xor:016x}"} for tag, (n, xor) in pairs.items()}
