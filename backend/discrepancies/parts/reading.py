"""A month of the whole territory, from its kept parts and what has to be computed anew of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

import orjson

import sync
from backend import discrepancies, records
from backend.accounts.territory_settings import settings_of_id
from backend.discrepancies.keeping import Once, undisturbed
from backend.discrepancies.near import of_parties
from backend.discrepancies.parts import keeping
from backend.discrepancies.parts.content import Part, Row, part_of, parts_of
from backend.discrepancies.parts.keeping import Changes, State, Writing
from backend.discrepancies.reading import made_of
from backend.discrepancies.worklist import Line
from backend.extensions import db
from backend.records import feed
from backend.records import month as months
from backend.records.around import around
from backend.records.lookup_sources import InDatabase
from backend.records.timeline import Clock
from sync.indicators import Figures
from sync.reconcile.thresholds import Thresholds

MANY = 0.3
"""From this share of a month's parts on, the whole month is computed."""
RECENT = 24
"""Months of which a process keeps what it read of the table."""


@dataclass(frozen=True)
class MonthRead:
    """The lines and figures of a month, by part."""

    parts: Mapping[str, Part]

    @property
    def lines(self) -> list[Line]:
        """The lines of the work list, in no order."""
        return [line for part in self.parts.values() for line in part.lines]

    @property
    def figures(self) -> dict[str, Figures]:
        """The figures of the parties that are not closed."""
        return {key: each for part in self.parts.values() for key, each in part.figures.items()}


@dataclass(frozen=True)
class Question:
    """Which month is asked for, on what besides records."""

    territory: str
    month: str
    today: date
    thresholds: Thresholds

    @property
    def basis(self) -> str:
        """The digest of the day, the thresholds and the program."""
        shown = orjson.dumps(self.thresholds.as_dict(), option=orjson.OPT_SORT_KEYS)
        return sha256(f"{self.today} {program()} ".encode() + shown).hexdigest()


Some = tuple[dict[str, Row], frozenset[str]]
"""The rows of some parts, and the parts that are no more."""
Known = tuple[str, Mapping[str, Part]]
_KNOWN: dict[tuple[str, str], Known] = {}
_LOCK = Lock()
_ONCE: "Once[dict[str, Row]]" = Once()
_SOME: "Once[Some]" = Once()


def read_month(territory: str, month: str, today: date) -> MonthRead:
    """Return a month as the records of now tell it, computing what its inputs have changed.

    What was computed is written only from a read transaction: who writes has the lock already.
    """
    asked = Question(territory, month, today, settings_of_id(territory).thresholds)
    clock = feed.clock_of(territory)
    seq = clock.seq
    state = keeping.state_of(territory, month)
    if state is None or state.basis != asked.basis or state.seq > seq:
        return MonthRead(_anew(asked, clock))
    known = _kept(asked, state)
    if state.seq == seq:
        return MonthRead(known)
    changes = keeping.changes_since(territory, state.seq)
    if changes is None:
        return MonthRead(_anew(asked, clock))
    return MonthRead(_refreshed(asked, clock, state, known, changes))


def _kept(asked: Question, state: State) -> Mapping[str, Part]:
    """The parts as the table has them; a process decodes each writing once."""
    place = asked.territory, asked.month
    with _LOCK:
        mark, known = _KNOWN.get(place, ("", {}))
    if mark != state.mark:
        rows = keeping.rows_of(*place)
        known = {row["part"]: part_of(row) for row in rows}
        _remember(place, state.mark, known)
    return known


def _remember(place: tuple[str, str], mark: str, known: Mapping[str, Part]) -> None:
    with _LOCK:
        _KNOWN.pop(place, None)
        _KNOWN[place] = mark, known
        while len(_KNOWN) > RECENT:
            del _KNOWN[next(iter(_KNOWN))]


def begin_anew() -> None:
    """Forget what this process has read of the table, as one that has just started."""
    with _LOCK:
        _KNOWN.clear()


def _anew(asked: Question, clock: Clock) -> Mapping[str, Part]:
    rows = _ONCE.get((asked, clock), lambda: computed_rows(asked))
    known = {part: part_of(row) for part, row in rows.items()}
    writing = Writing(asked.territory, asked.month, None, clock.seq, asked.basis, rows)
    _keep(writing, known)
    return known


@undisturbed()
def computed_rows(asked: Question) -> dict[str, Row]:
    """Compute the whole month, whatever is kept of it."""
    found = months.of_month(asked.territory, asked.month)
    reading = made_of(found, asked.month, asked.today, asked.thresholds)
    parties = found.get("lot_party", {})
    return {row["part"]: row for row in parts_of(found, reading, parties)}


def _refreshed(
    asked: Question, clock: Clock, state: State, known: Mapping[str, Part], changes: Changes
) -> Mapping[str, Part]:
    """The parts with those computed anew whose look-ups were touched, or that a party enters.

    Most of what phones send is no input: then there is nothing to write either.
    """
    if not changes.lookups and not changes.parties:
        return known
    stale = {key for key, part in known.items() if part.lookups & changes.lookups}
    parties = {each for key in stale for each in known[key].parties} | changes.parties
    if len(stale) > max(MANY * len(known), 8):
        return _anew(asked, clock)
    rows, gone = _SOME.get(
        (asked, state, changes.last, clock.epoch),
        lambda: _rows_of(asked, parties, known, stale) if parties else ({}, frozenset()),
    )
    fresh = {key: part for key, part in known.items() if key not in gone}
    fresh |= {key: part_of(row) for key, row in rows.items()}
    _keep(Writing(asked.territory, asked.month, state, clock.seq, asked.basis, rows, gone), fresh)
    return fresh


def _rows_of(
    asked: Question, parties: set[str], known: Mapping[str, Part], stale: set[str]
) -> Some:
    """The rows of some parties and of all that share an operation with one of them."""
    source = InDatabase(asked.territory, asked.month)
    wanted = parties
    while True:
        found = around(source, asked.month, wanted).records
        there = wanted & found.get("lot_party", {}).keys()
        entered = {months.operation_of(found, each) or each for each in there}
        if _members(known, entered) <= wanted:
            break
        wanted = wanted | _members(known, entered)
    reading = of_parties(found, asked.month, there, (asked.today, asked.thresholds))
    rows = {row["part"]: row for row in parts_of(found, reading, there)}
    return rows, frozenset(stale - rows.keys())


def _members(known: Mapping[str, Part], parts: Iterable[str]) -> set[str]:
    return {each for key in parts if key in known for each in known[key].parties}


def _keep(writing: Writing, known: Mapping[str, Part]) -> None:
    if _only_reads():
        state = keeping.keep(writing)
        if state is not None:
            _remember((writing.territory, writing.month), state.mark, known)


def _only_reads() -> bool:
    options = db.session.connection().get_execution_options()
    return bool(options.get("readonly") or options.get("postgresql_readonly"))


@cache
def program() -> str:
    """The digest of the files that compute a month: another version computes it anew."""
    packages = (sync, discrepancies, records)
    roots = (Path(str(each.__file__)).parent for each in packages)
    files = sorted(each for root in roots for each in root.rglob("*.py"))
    return sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
