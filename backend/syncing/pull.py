"""One page of what is new for a phone, read in one snapshot and served as stored bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from backend.accounts.identity import Identity
from backend.records import feed
from backend.records.reading import read_by
from backend.records.timeline import Clock
from backend.syncing import marks
from backend.syncing.cursor import Cursor
from sync.protocol import PAGE_BYTES, PAGE_ROWS, PROTOCOL


@dataclass(frozen=True, slots=True)
class Asked:
    """What a phone asks for: its cursor, how many rows at most, and which scopes first."""

    cursor: Cursor | None
    schema: int
    limit: int
    prefer: tuple[str, ...]
    is_lost: bool = False
    """It has a cursor that says nothing here: what is not said to it again has gone."""


@dataclass(frozen=True, slots=True)
class Page:
    """The body of the answer but for its cursor, and the cursor to be signed into it.

    Without either, nothing has changed and the phone keeps the cursor that it has.
    """

    head: dict[str, Any]
    lines: list[bytes] | None
    cursor: Cursor | None


def page_of(asked: Asked, me: Identity, secret: str) -> Page:
    """Return the next page for a phone. Only reads; the caller has begun one snapshot."""
    clock = feed.clock_of(me.territory_id)
    known = asked.cursor
    fits = known is not None and known.epoch == clock.epoch and known.schema == asked.schema
    held = known.positions if known is not None and fits else {}
    arriving = known.entering if known is not None and fits else frozenset[str]()
    reading = _Reading(me, {tag: held.get(tag, 0) for tag in me.tags}, clock.seq)
    entering = {tag for tag in me.tags if tag in arriving or tag not in held}
    lines = reading.lines(_turns(reading.positions, entering, asked.prefer), asked.limit)
    entering = {tag for tag in entering if reading.positions[tag] < clock.seq}
    more = any(at < clock.seq for at in reading.positions.values())
    if fits and not lines and not arriving and held.keys() == me.tags:
        return Page({**_head(clock), "unchanged": True}, None, None)
    head = _head(clock) | {
        "reset": asked.is_lost or (known is not None and not fits),
        "leave": sorted(held.keys() - me.tags),
        "scopes": _states(me.territory_id, reading.positions, entering),
        "more": more,
        "mark": marks.write(clock, secret),
    }
    if lines and not more:
        head["digest"] = feed.digest_of(me.territory_id, me.tags)
    arriving = frozenset(entering)
    cursor = Cursor(clock.epoch, asked.schema, reading.positions, arriving, clock.last_line)
    return Page(head, lines, cursor)


def _head(clock: Clock) -> dict[str, Any]:
    return {"protocol": PROTOCOL, "epoch": clock.epoch, "seq": clock.seq}


def _turns(positions: dict[str, int], entering: set[str], prefer: Sequence[str]) -> list[list[str]]:
    """Return the scopes in the order of reading: the whole ones together, then the arriving."""
    running = sorted(positions.keys() - entering)
    first = [[scope] for scope in prefer if scope in entering]
    rest = sorted(entering.difference(prefer))
    return [turn for turn in (running, *first, rest) if turn]


class _Reading:
    """Reading rows up to the head of one snapshot, moving the positions of the scopes."""

    def __init__(self, me: Identity, positions: dict[str, int], head: int) -> None:
        self.me, self.positions, self.head = me, positions, head

    def lines(self, turns: list[list[str]], limit: int) -> list[bytes]:
        """Return the lines of a page: at most ``limit`` rows, or the bytes of a page."""
        left = max(1, min(limit, PAGE_ROWS))
        room = PAGE_BYTES
        found: dict[str, bytes] = {}
        for scopes in turns:
            behind = [scope for scope in scopes if self.positions[scope] < self.head]
            if not behind or left <= 0 or room <= 0:
                continue
            some = self._some(behind, left, room)
            found |= some
            left -= len(some)
            room -= sum(map(len, some.values()))
        return list(found.values())

    def _some(self, scopes: list[str], limit: int, room: int) -> dict[str, bytes]:
        positions = {scope: self.positions[scope] for scope in scopes}
        rows = feed.changed_after(self.me.territory_id, positions, limit + 1)
        taken = _within(rows[:limit], room)
        reached = self.head if len(taken) == len(rows) else taken[-1].seq
        self.positions |= {scope: max(at, reached) for scope, at in positions.items()}
        mine = self.me.tags
        lines = {each: _left(wire, mine) if gone else wire for each, _, gone, wire in taken}
        return {each: read_by(self.me.role, mine, line) for each, line in lines.items()}


def _left(wire: bytes, mine: frozenset[str]) -> bytes:
    """Return the line of a record that left the scopes read: gone, or seen by another scope."""
    known = orjson.loads(wire)
    if not mine.isdisjoint(known.get("tags", ())):
        return wire
    return orjson.dumps({"t": "gone", "tbl": known["tbl"], "id": known["id"]})


def _within(rows: Sequence[feed.Line], room: int) -> Sequence[feed.Line]:
    """Return the rows that fit into a page, at least one."""
    total = 0
    for index, (_, _, _, wire) in enumerate(rows):
        total += len(wire)
        if total > room:
            return rows[: max(index, 1)]
    return rows


def _states(territory: str, positions: dict[str, int], entering: set[str]) -> list[dict[str, Any]]:
    """Tell of each scope whether it is whole on the phone, or how far it has arrived."""
    counts = feed.arrived(territory, {tag: positions[tag] for tag in entering}) if entering else {}
    return [
        {"id": tag, "state": "entering", "at": counts[tag][0], "of": counts[tag][1]}
        if tag in counts
        else {"id": tag, "state": "ready"}
        for tag in sorted(positions)
    ]
