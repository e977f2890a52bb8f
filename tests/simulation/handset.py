"""A phone as protocol section 6 describes it: base rows, outbox, log of what was sent, cursor."""

from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sync.merge import groups, put_leaf
from sync.protocol import fingerprint
from sync.record import RecordType
from sync.records import RECORDS
from tests.backend.personas import PEOPLE

Change = dict[str, Any]
Row = dict[str, Any]


class Broken(AssertionError):
    """An invariant does not hold."""


@dataclass
class Asked:
    """A request under way, with what the phone was when it asked."""

    kind: str
    body: dict[str, Any]
    cursor: str | None
    landed: int


@dataclass
class Handset:
    """One phone of a person; all that it keeps is in these fields."""

    name: str
    device: str
    rows: dict[str, Row] = field(default_factory=dict)
    outbox: list[Change] = field(default_factory=list)
    sent: list[Change] = field(default_factory=list)
    next_n: int = 1
    cursor: str | None = None
    scopes: dict[str, str] = field(default_factory=dict)
    epoch: str | None = None
    heard: int = 0
    mark: str | None = None
    marked: tuple[str, int] = ("", 0)
    """The epoch and the number of the mark."""
    waiting: Asked | None = None
    largest: int = 100
    """Changes in one push."""
    astray: bool = False
    """Whether an older backup was put in place: the next answers may surprise."""
    landed: int = 0
    """How many answers to pushes have come."""

    def copied(self) -> "Handset":
        """The same phone again, as a restored backup makes it."""
        twin = deepcopy(self)
        twin.waiting = None
        return twin

    def view(self, record_id: str) -> Row | None:
        """A record as its person sees it: the base with what waits upon it; None: not there."""
        row = self.rows.get(record_id)
        pending = [op for op in self.waiting_for(record_id) if op["kind"] in _WRITING]
        if row is None and not any(op["kind"] == "create" for op in pending):
            return None
        data = dict(row["data"]) if row else {}
        table = row["tbl"] if row else pending[0]["tbl"]
        for op in pending:
            if op["kind"] == "delete":
                return None
            if table in RECORDS:
                kind = RECORDS[table]
                known = {name: value for name, value in op["set"].items() if name in kind.fields}
                for values in groups(kind, known).values():
                    for leaf, value in values.items():
                        put_leaf(data, leaf, value)
        return {"tbl": table, "id": record_id, "data": data, "rev": row["rev"] if row else 0}

    def seen(self, table: str) -> list[Row]:
        """The records of a type as the person sees them."""
        ids = dict.fromkeys(each for each, row in self.rows.items() if row["tbl"] == table)
        ids |= dict.fromkeys(op["id"] for op in self.outbox if op["tbl"] == table and is_new(op))
        views = (self.view(each) for each in sorted(ids) if each)
        return [view for view in views if view is not None and view["tbl"] == table]

    def make(
        self, op: str, kind: str, table: str, record_id: str, values: Change, group: str | None
    ) -> Change:
        """Put a change into the outbox, with what its author saw."""
        known = self.view(record_id)
        data = known["data"] if known else {}
        was = {} if kind == "create" else _was(RECORDS.get(table), values, data)
        change = {"op": op, "n": self.next_n, "kind": kind, "tbl": table, "id": record_id}
        change |= {"base": self.seen_until(record_id)}
        change |= {"set": values, "was": was, "group": group, "at": {"wall": "1970-01-01"}}
        self.next_n += 1
        self.outbox.append(change)
        return change

    def waiting_for(self, record_id: str) -> list[Change]:
        """The changes of a record that the office has never answered."""
        return [op for op in self.outbox if op["id"] == record_id and is_new(op)]

    def seen_until(self, record_id: str) -> dict[str, Any]:
        """What the author has seen and heard: what waits hides what came in under it."""
        row = self.rows.get(record_id)
        now = {"epoch": self.epoch, "rev": row["rev"] if row else 0}
        under = [op["base"] for op in self.waiting_for(record_id)]
        older = [base for base in under if base["epoch"] != self.epoch]
        seen = older[0] if older else min([now, *under], key=lambda base: base["rev"])
        return {**seen, "heard": seen.get("heard", self.heard)}

    def ask_push(self, random: Random) -> Asked:
        """The next changes, whole groups only."""
        wanted = min(random.choice((1, 2, 5, 100)), self.largest)
        batch: list[Change] = []
        for op in self.outbox:
            if len(batch) >= wanted and (op["group"] is None or op["group"] != batch[-1]["group"]):
                break
            batch.append(op)
        body = {"device": self.device, "user": PEOPLE[self.name].id, "schema": 1}
        body |= {"mark": self.mark}
        body |= {"ops": [dict(op) for op in batch]}
        self.waiting = Asked("push", body, self.cursor, self.landed)
        return self.waiting

    def ask_pull(self, random: Random) -> Asked:
        """The next page, of few rows."""
        body = {"device": self.device, "schema": 1, "cursor": self.cursor, "mark": self.mark}
        prefer = [tag for tag in sorted(self.scopes) if random.random() < 0.2]
        body |= {"limit": random.choice((1, 1, 2, 7, 500)), "prefer": prefer}
        self.waiting = Asked("pull", body, self.cursor, self.landed)
        return self.waiting

    def take(self, asked: Asked, status: int, answer: dict[str, Any], new_device: str) -> None:
        """Take an answer; one of an exchange given up is late and is dropped (R1)."""
        if self.is_late(asked):
            return
        self.waiting = None if asked is self.waiting else self.waiting
        if asked.kind == "pull" and status == 200:
            self.take_page(asked, answer)
        elif status == 200:
            self.take_results(answer)
        elif answer.get("code") == "gap":
            self._offer_from(answer["expect"])
        elif answer.get("code") == "device_forked":
            self._fork(new_device)
        else:
            raise Broken(f"{self.name}: {status} {answer} (I9)")

    def is_late(self, asked: Asked) -> bool:
        """R1 for what was sent; what was asked of the feed is guarded by its cursor (R2)."""
        return asked is not self.waiting and asked.kind == "push"

    def in_time(self, asked: Asked) -> bool:
        """R2: a page is for the cursor that it was asked with."""
        return asked.cursor == self.cursor

    def take_results(self, answer: dict[str, Any]) -> None:
        """Drop what is answered from the outbox, keep the rows that are news (R3)."""
        self.landed += 1
        for result in answer["results"]:
            done = [op for op in self.outbox if op["op"] == result["op"]]
            self.settle_answered(done, result)
            record = result["record"]
            if record is not None and self.is_news(record):
                self.keep(record)
            if not self.astray:
                for op in done:
                    self.answered_is_seen(op, result)
        self.follow(answer)

    def follow(self, answer: dict[str, Any]) -> None:
        """R5: keep the mark; on a new timeline offer again all that was ever sent."""
        now = (answer["epoch"], answer["seq"])
        if answer.get("mark") and (now[0] != self.marked[0] or now[1] >= self.marked[1]):
            self.mark, self.marked = answer["mark"], now
        if self.epoch not in (None, answer["epoch"]):
            self.offer_all()
            self.heard, self.cursor = 0, None
        self.epoch = answer["epoch"]

    def offer_all(self) -> None:
        """Put the log of what was sent back into the outbox."""
        again = [{**op, "again": True} for op in self.sent]
        self.sent = []
        self.outbox = sorted([*again, *self.outbox], key=lambda op: op["n"])

    def settle_answered(self, done: list[Change], result: dict[str, Any]) -> None:
        """Whatever the answer is, the change leaves the outbox and stays in the log."""
        del result
        self.outbox = [op for op in self.outbox if op not in done]
        self.sent += done

    def is_news(self, record: Row) -> bool:
        """R3: beyond what the feed has said, and newer than the row."""
        row = self.rows.get(record["id"])
        return record["rev"] > self.heard and (row is None or record["rev"] >= row["rev"])

    def keep(self, line: Row) -> None:
        """Keep a row, or let it go; a row never goes back (I12)."""
        row = self.rows.get(line["id"])
        if line["t"] != "put":
            self.rows.pop(line["id"], None)
            return
        if row is not None and line["rev"] < row["rev"]:
            raise Broken(f"{self.name}: {line['id']} goes back to {line['rev']} (I12)")
        if self.scopes and not set(line["tags"]) & self.scopes.keys():
            self.rows.pop(line["id"], None)
            return
        self.rows[line["id"]] = line

    def answered_is_seen(self, op: Change, result: dict[str, Any]) -> None:
        """What took effect does not flicker back (I7)."""
        row, record = self.rows.get(op["id"]), result["record"]
        if result["status"] not in ("applied", "merged") or record is None:
            return
        if row is None:
            gone = record["t"] != "put" or record["rev"] <= self.heard
            out = self.scopes and not set(record.get("tags", ())) & self.scopes.keys()
            if not gone and not out:
                raise Broken(f"{self.name}: {op} was applied and is not there (I7)")
        elif result["rev"] is not None and row["rev"] < result["rev"]:
            raise Broken(f"{self.name}: {op} was applied and is not seen (I7)")

    def take_page(self, asked: Asked, page: dict[str, Any]) -> None:
        """Apply a page: leave, changes and cursor at once."""
        if not self.in_time(asked):
            return
        if page.get("unchanged"):
            self.heard = max(self.heard, page["seq"])
            return
        self.follow(page)
        if page["reset"] or asked.cursor is None:
            self.rows = {}
        self.scopes = {scope["id"]: scope["state"] for scope in page["scopes"]}
        self.leave()
        for line in page["changes"]:
            row = self.rows.get(line["id"])
            if line["t"] != "put" or row is None or line["rev"] >= row["rev"]:
                self.keep(line)
        self.cursor = page["cursor"]
        if not page["more"]:
            self.heard = max(self.heard, page["seq"])
        if "digest" in page and asked.landed == self.landed:
            self.compare(page["digest"])

    def leave(self) -> None:
        """Drop the rows that no held scope names any more."""
        held = self.scopes.keys()
        self.rows = {each: row for each, row in self.rows.items() if held & set(row["tags"])}

    def compare(self, digests: dict[str, Any]) -> None:
        """R4: a difference is always a defect."""
        for scope, digest in digests.items():
            mine = [row for row in self.rows.values() if scope in row["tags"]]
            xor = 0
            for row in mine:
                xor ^= fingerprint(row["id"], row["rev"])
            if digest != {"count": len(mine), "xor": f"{xor:016x}"}:
                raise Broken(f"{self.name}: {scope} is not whole: {digest}, {len(mine)} (I5)")

    def _offer_from(self, expect: int) -> None:
        """Offer again what was sent from a number on."""
        again = [{**op, "again": True} for op in self.sent if op["n"] >= expect]
        self.sent = [op for op in self.sent if op["n"] < expect]
        self.outbox = sorted([*again, *self.outbox], key=lambda op: op["n"])

    def _fork(self, device: str) -> None:
        """R6: a new device, the same ops, numbered from one."""
        self.device = device
        self.offer_all()
        for n, op in enumerate(self.outbox, 1):
            op["n"] = n
        self.next_n = len(self.outbox) + 1


_WRITING = ("create", "update", "delete")


def is_new(op: Change) -> bool:
    """Tell whether the office has never answered a change."""
    return not op.get("again")


def _was(kind: RecordType | None, values: Change, data: Change) -> Change:
    return {name: _seen(values[name], data.get(name)) for name in values} if kind else {}


def _seen(wanted: Any, had: Any) -> Any:
    if isinstance(wanted, dict) and isinstance(had, dict):
        return {item: had.get(item) for item in wanted}
    return had
