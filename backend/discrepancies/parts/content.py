"""What a part holds: the lines of the work list and the figures of each party of an operation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from backend.discrepancies.figures import of_month
from backend.discrepancies.parts.lookup_numbers import packed, unpacked
from backend.discrepancies.reading import Reading
from backend.discrepancies.worklist import Line, Narrowing, lines
from backend.records.around import around
from backend.records.lookup_sources import InMemory
from backend.records.lookups import Records
from backend.records.month import operation_of
from sync.indicators import Figures

BETWEEN = b"\n"
"""Between two documents of JSON, neither of which has one."""


@dataclass(frozen=True)
class Part:
    """What was computed of some parties of an operation, and the look-ups it rests on.

    The look-ups and the lines are decoded when somebody asks for them: sums need neither.
    """

    parties: tuple[str, ...]
    figures: Mapping[str, Figures]
    packed_lookups: bytes
    packed_lines: bytes

    @cached_property
    def lookups(self) -> frozenset[int]:
        """What it rests on, by number."""
        return unpacked(self.packed_lookups)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the work list."""
        return tuple(orjson.loads(self.packed_lines))


Row = dict[str, Any]


def parts_of(records: Records, reading: Reading, parties: Iterable[str]) -> Iterator[Row]:
    """Return the rows of some parties: one for each operation, with all that it rests on."""
    by_party: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines(reading, Narrowing()):
        by_party[line["party_id"]].append(line)
    figures, source = of_month(reading), InMemory(records)
    for part, mine in grouped(records, parties).items():
        head = {
            "parties": mine,
            "figures": {party: list(figures[party]) for party in mine if party in figures},
        }
        written = [line for party in mine for line in by_party.get(party, ())]
        asked = around(source, reading.month, mine).asked
        told = orjson.dumps(head) + BETWEEN + orjson.dumps(written)
        yield {"part": part, "lookups": packed(asked), "told": told}


def part_of(row: Mapping[str, Any]) -> Part:
    """Return the part that a row holds."""
    head, _, written = row["told"].partition(BETWEEN)
    told = orjson.loads(head)
    figures = {party: Figures(*each) for party, each in told["figures"].items()}
    return Part(tuple(told["parties"]), figures, row["lookups"], written)


def grouped(records: Records, parties: Iterable[str]) -> dict[str, list[str]]:
    """Return parties by the operation of their lot, each by itself where there is none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for party in sorted(parties):
        found[operation_of(records, party) or party].append(party)
    return dict(found)
