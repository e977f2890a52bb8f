"""A reading as the page shows it: what was read beside its cells, what is asked, what was said."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from backend.sheets.intake.memory import Memory, source_of
from backend.sheets.intake.people import named
from backend.sheets.intake.reading import COLUMN, Grids, Opened
from backend.sheets.intake.row_errors import ERRORS
from backend.sheets.models import ReadingState, SheetReading
from backend.sheets.slots import place
from sync.intake.asking import Asked, questions_of
from sync.intake.place import hours_key, person_key
from sync.intake.settling import Settled, settled
from sync.notation.text import plain
from sync.reconcile.wording import hours

Told = dict[str, Any]
NO_PLACE = {"party_id": None, "company_id": None, "company": None, "lot": "", "site_id": None,
            "site": "", "market": None}  # fmt: skip
WEIGHT = re.compile(r" \([+−-]\d[\d.,]*\)")
TOLERANCE = 30
"""Minutes between a written total and the sum of its lines that go without a word."""


def brief(kept: SheetReading, parties: Mapping[str, Told]) -> Told:
    """Return a reading for a list."""
    party = parties.get(kept.party_id or "")
    shown = ("id", "state", "months", "sent_at", "sent_by", "channel", "refused", "sheets", "rev")
    file = {"name": kept.name, "size": kept.size, "sha256": kept.sha256, "kind": kept.kind}
    rows = len(kept.reading["rows"]) if kept.reading else 0
    told = {name: getattr(kept, name) for name in shown}
    return {
        **(place(party) if party else _nowhere(kept, parties)),
        **told,
        "file": file,
        "rows": rows,
    }


def _nowhere(kept: SheetReading, parties: Mapping[str, Told]) -> Told:
    """A file that is in no place yet: whose it is, when that is known."""
    names = {each["company_id"]: each["company"] for each in parties.values()}
    company = {"company_id": kept.company_id, "company": names.get(kept.company_id)}
    return NO_PLACE | company


class Desk:
    """One reading with all that its page needs; ``own`` are the persons whom the viewer knows.

    A company sees its own people only: None is everybody.
    """

    def __init__(
        self, opened: Opened, grids: Grids, memory: Memory, own: frozenset[str] | None
    ) -> None:
        self.kept, self.opened, self.grids = opened.kept, opened, grids
        self.memory, self.own = memory, own

    @cached_property
    def lines(self) -> tuple[Settled, ...]:
        """Every line as the answers make it."""
        opened = self.opened
        return settled(opened.reading, opened.matches, opened.said, self.kept.months)

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        """What is asked, answered or not."""
        reading = self.opened.reading
        beside = {q.cell or "": self.grids.beside(q.cell) for q in reading.questions}
        return questions_of(
            reading, self.opened.matches, self.opened.said, self.kept.months, beside
        )

    @property
    def waiting(self) -> list[str]:
        """The keys of what has to be answered before the file gives a sheet."""
        unanswered = [q.key for q in self.questions if q.needed and q.key not in self.opened.said]
        lines = (line for line in self.lines if not line.out)
        unclear = [hours_key(line.place) for line in lines if line.minutes is None]
        return list(dict.fromkeys([*unanswered, *unclear]))

    @cached_property
    def _people(self) -> dict[str, Told]:
        everybody = {each for match in self.opened.matches for each in match.candidates}
        everybody |= {line.worker for line in self.lines if line.worker}
        return named(self.kept.territory_id, everybody)

    def sees(self, worker: str | None) -> bool:
        """Tell whether the viewer may know of a person."""
        return worker is not None and (self.own is None or worker in self.own)

    def page(self) -> Told:
        """Return all of it."""
        reading = self.opened.reading
        return {
            "layout": reading.layout,
            "siret": reading.company_siret,
            "questions": [self._question(each) for each in self.questions],
            "columns": self._columns(),
            "lines": [self._line(line) for line in self.lines],
            "totals": self._totals(),
            "months_read": self._months(),
            "open": len(self.waiting) if self.kept.state == ReadingState.OPEN else 0,
        }

    def _question(self, asked: Asked) -> Told:
        said = self.kept.answers.get(asked.key)
        options = [self._option(asked, o.value, o.fr, o.en) for o in asked.options]
        return {
            **{name: getattr(asked, name) for name in ("key", "code", "cell", "fr", "en")},
            "choices": [each for each in options if each is not None],
            "takes": asked.takes,
            "needed": asked.needed,
            "rows": list(asked.rows),
            "answer": None if said is None else self._answer(said),
        }

    def _option(self, asked: Asked, value: str, fr: str, en: str) -> Told | None:
        if asked.key.startswith("person@") and value in self._people:
            if not self.sees(value):
                return None
            fr = en = full_name(self._people[value])
        return {"value": value, "fr": fr, "en": en}

    def _answer(self, said: Mapping[str, Any]) -> Told:
        told = {name: said.get(name) for name in ("value", "by", "at")}
        return {**told, "from": source_of(self.memory.by_id(str(said.get("from"))))}

    def _columns(self) -> list[Told]:
        return [
            {
                "key": key,
                "header": self.header(key),
                "meaning": said["value"],
                "from": source_of(self.memory.by_id(str(said.get("from")))),
            }
            for key, said in self.kept.answers.items()
            if key.startswith(COLUMN)
        ]

    def header(self, key: str) -> str:
        """The words above a column as they are written, else as they are known."""
        folded = key.removeprefix(COLUMN)
        texts = (text for sheet in self.grids.shown for row in sheet["rows"] for text in row)
        return next((text for text in texts if plain(text) == folded), folded)

    def _line(self, line: Settled) -> Told:
        row = line.row
        return {
            "index": line.index,
            "key": hours_key(line.place),
            "sheet": row.sheet,
            "row": row.row,
            "month": line.month,
            "raw_name": line.name,
            "minutes": line.minutes,
            "written": "" if line.minutes is None else hours(line.minutes),
            "training_minutes": line.beside.training,
            "absence_minutes": line.beside.absence,
            "daily_minutes": dict(line.beside.daily),
            "kind": row.contract_type,
            "starts_on": row.start.isoformat() if row.start else None,
            "ends_on": row.end.isoformat() if row.end else None,
            "tutor_raw": row.tutor,
            "errors": [{"code": code, **ERRORS[code]} for code in row.errors if code in ERRORS],
            "cells": dict(row.cells),
            "out": line.out,
            "person": self._person(line),
        }

    def _person(self, line: Settled) -> Told:
        match = self.opened.matches[line.index]
        known = self._people.get(line.worker or "")
        seen = known if self.sees(line.worker) else None
        why = dict(zip(match.candidates, match.why, strict=False))
        recalled = self.memory.name(line.name) if match.band == "sure" and line.name else None
        hidden = line.worker is not None and seen is None
        return {
            "key": person_key(line.name) if line.name else None,
            "band": "decided" if line.decided else match.band,
            "worker_id": line.worker if seen else None,
            "name": full_name(seen) if seen else line.name if hidden else None,
            "reasons_fr": worded(match.reasons_fr),
            "reasons_en": worded(match.reasons_en),
            "from": source_of(recalled),
            "candidates": [
                {
                    "worker_id": each,
                    "name": full_name(self._people[each]),
                    "detail": detail(self._people[each]),
                    "reasons_fr": worded(why[each][0]) if each in why else [],
                    "reasons_en": worded(why[each][1]) if each in why else [],
                }
                for each in match.candidates
                if each in self._people and self.sees(each)
            ],
        }

    def _totals(self) -> list[Told]:
        found = []
        for total in self.opened.reading.totals:
            lines = [self.lines[i] for i in total.rows]
            sums = sum(line.minutes or 0 for line in lines if not line.out)
            minutes = round(total.hours * 60)
            told = {"sheet": total.sheet, "row": total.row, "month": total.month}
            told |= {"kind": total.kind, "minutes": minutes, "sum_minutes": sums}
            found.append({**told, "agrees": abs(minutes - sums) <= TOLERANCE})
        return found

    def _months(self) -> list[Told]:
        kept = [line for line in self.lines if not line.out]
        return [
            {
                "month": month,
                "people": len({line.worker or plain(line.name) for line in mine}),
                "minutes": sum(line.minutes or 0 for line in mine),
            }
            for month in sorted({line.month for line in kept if line.month})
            for mine in [[line for line in kept if line.month == month]]
        ]


def worded(reasons: Iterable[str]) -> list[str]:
    """Return reasons of a match in words alone: their weights say nothing to people."""
    return [WEIGHT.sub("", reason) for reason in reasons]


def full_name(person: Mapping[str, Any]) -> str:
    """Return a person's name as the register has it."""
    return f"{person['last_name'].upper()} {person['first_name']}".strip()


def detail(person: Mapping[str, Any]) -> str:
    """Return what tells two namesakes apart: the birth name, the year of birth."""
    told = [str(person[name]) for name in ("birth_name", "birth_year") if person.get(name)]
    return ", ".join(told)
