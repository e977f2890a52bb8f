"""Reading a file that is kept: in the sandbox, with what is remembered, matched to people."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from backend.attachments.storage import Storage
from backend.records import survivors
from backend.sheets.intake import people
from backend.sheets.intake.memory import Memory
from backend.sheets.models import SheetReading as Kept
from backend.sheets.reader.grid import letters
from backend.sheets.reader.raw_cells import column_number
from backend.sheets.reader.refusals import Refused
from backend.sheets.reader.sandbox import Shown, read_and_show
from backend.sheets.reader.wire import from_json, to_json
from sync.intake.settling import with_names
from sync.notation.text import plain
from sync.reconcile.duplicates import with_duplicates_marked
from sync.reconcile.reading import RowMatch, SheetReading

MOST_ROWS = 2000
"""Lines of a company's month; the largest that were ever seen have a few hundred."""
COLUMN, PERSON, GRID = "column@", "person@", "grid"
CELL = re.compile(r"([A-Z]{1,3})(\d{1,6})")
Answers = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Read:
    """What reading gave: the file's words, whose its lines are, the answers that were recalled."""

    reading: SheetReading
    matches: tuple[RowMatch, ...]
    answers: Answers


def read(
    storage: Storage, kept: Kept, answers: Mapping[str, Any], memory: Memory
) -> tuple[SheetReading, Answers]:
    """Read a kept file with what was said of its columns, and keep its text to be shown.

    The layout is that of a reading without help: it names what is remembered. Opens no
    transaction: a hostile file takes its time here.
    """
    content = storage.read(kept.territory_id, kept.sha256)
    assert content is not None, "the file of a reading is kept before the reading"
    plainly, shown = read_and_show(content, kept.months)
    if len(plainly.rows) > MOST_ROWS:
        too_big = Refused("F_TOO_BIG", f"{len(plainly.rows)} lignes")
        return SheetReading((too_big.code,), too_big.fr, too_big.en), dict(answers)
    storage.store(kept.territory_id, json.dumps(shown).encode(), kept.sha256, GRID)
    recalled = memory.answers(plainly.layout) if plainly.readable else {}
    found = {**recalled, **answers}
    meanings = meanings_of(found)
    if plainly.readable and meanings:
        reading, _ = read_and_show(content, kept.months, meanings)
        if not reading.readable:  # what was said makes no table of it: read it as it stands
            found, reading = dict(answers), plainly
    else:
        reading = plainly
    headers = Grids(shown)
    for question in reading.questions:
        key = f"{question.code}@{question.cell or ''}"
        if question.code == "days_times_seven" and key not in found:
            length = memory.day_length(plainly.layout, headers.text(question.cell))
            found |= {key: length} if length else {}
    return replace(reading, layout=plainly.layout), found


def meanings_of(answers: Mapping[str, Any]) -> dict[str, str]:
    """Return what the answers say of columns, by the folded words above them."""
    return {
        key.removeprefix(COLUMN): str(said["value"])
        for key, said in answers.items()
        if key.startswith(COLUMN)
    }


def match(kept: Kept, reading: SheetReading, answers: Answers, memory: Memory) -> Read:
    """Return whose the lines are, and which of them repeat others."""
    said = {key: str(each["value"]) for key, each in answers.items()}
    named = with_names(reading, said)
    found = people.matched(kept.territory_id, kept.company_id, named.rows, memory.decisions())
    marked = with_duplicates_marked(named.rows, found)
    with_own_names = zip(marked, reading.rows, strict=True)
    rows = tuple(replace(row, name_raw=own.name_raw) for row, own in with_own_names)
    return Read(replace(reading, rows=rows), found, answers)


def keep(kept: Kept, found: Read) -> None:
    """Put what was read into its row."""
    kept.reading = to_json(found.reading)
    kept.matches = [asdict(each) for each in found.matches]
    kept.answers = found.answers


@dataclass(frozen=True)
class Opened:
    """A reading as it was kept."""

    kept: Kept

    @cached_property
    def reading(self) -> SheetReading:
        """What the file says, with the names that were given to lines without one."""
        assert self.kept.reading is not None
        return with_names(from_json(self.kept.reading), self.said)

    @cached_property
    def matches(self) -> tuple[RowMatch, ...]:
        """Whose the lines are: of who was merged since, the one whom he became."""
        return tuple(_match(each, self._into) for each in self.kept.matches or [])

    @cached_property
    def said(self) -> dict[str, str]:
        """The answers as values."""
        said = {key: str(each["value"]) for key, each in self.kept.answers.items()}
        return {key: self._into.get(value, value) for key, value in said.items()}

    @cached_property
    def _into(self) -> dict[str, str]:
        found = {worker for each in self.kept.matches or [] for worker in each["candidates"]}
        said = self.kept.answers.items()
        found |= {str(each["value"]) for key, each in said if key.startswith(PERSON)}
        return survivors.merged_workers(self.kept.territory_id, found)


def _match(told: dict[str, Any], into: Mapping[str, str]) -> RowMatch:
    lists = {name: tuple(told[name]) for name in ("candidates", "reasons_fr", "reasons_en")}
    lists["candidates"] = tuple(into.get(each, each) for each in told["candidates"])
    why = tuple((tuple(fr), tuple(en)) for fr, en in told["why"])
    worker = into.get(told["worker_id"], told["worker_id"])
    return RowMatch(**{**told, **lists, "why": why, "worker_id": worker})


class Grids:
    """The text of the original by the names of its cells."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    @classmethod
    def of(cls, storage: Storage, kept: Kept) -> "Grids":
        """The text that was kept when the file was read; nothing where it was not."""
        shown = storage.read(kept.territory_id, kept.sha256, GRID)
        return cls(json.loads(shown) if shown is not None else [])

    def text(self, cell: str | None) -> str:
        """The text of a cell, empty where there is none."""
        found = self._at(cell)
        if found is None:
            return ""
        rows, row, column = found
        return str(rows[row][column]) if row < len(rows) and column < len(rows[row]) else ""

    def beside(self, cell: str | None) -> list[tuple[str, str]]:
        """The other headers of a header's line: (cell, words)."""
        found = self._at(cell)
        if found is None or cell is None or found[1] >= len(found[0]):
            return []
        rows, row, _ = found
        prefix = f"{cell.rpartition('!')[0]}!" if "!" in cell else ""
        return [
            (f"{prefix}{letters(column)}{row + 1}", text)
            for column, text in enumerate(rows[row])
            if plain(text)
        ]

    def _at(self, cell: str | None) -> tuple[list[list[str]], int, int] | None:
        name, _, place = (cell or "").rpartition("!")
        found = CELL.fullmatch(place)
        for sheet in self.shown:
            if found is not None and (sheet["name"] or "") == name:
                return sheet["rows"], int(found[2]) - 1, column_number(found[1])
        return None
