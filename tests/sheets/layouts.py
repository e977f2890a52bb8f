"""Layouts that companies invent, each with what must be read from it. Written before the reader "
"was tuned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.sheets.invented import Someone


@dataclass
class Expected:
    """One row that must be read; a field left out is not looked at."""

    name: str
    month: str
    hours: float | None
    said: dict[str, object] = field(default_factory=dict)
    errors: tuple[str, ...] = ()


@dataclass
class Made:
    """A file, the months of its deposit, and its rows."""

    content: bytes
    rows: list[Expected]
    slot: tuple[str, ...] = ("2025-03",)
    siret: str | None = None


Layout = Callable[[Random], Made]
LAYOUTS: dict[str, Layout] = {}


def layout(make: Layout) -> Layout:
    LAYOUTS[make.__name__] = make
    return make


def about(p: Someone, *fields: str) -> dict[str, object]:
    known = {
        "contract_type": p.kind,
        "start": p.start,
        "end": p.end,
        "tutor": p.tutor,
        "birth_date": p.birth,
    }
    return {name: known[name] for name in fields}


def expected(crew: list[Someone], month: str = "2025-03", *fields: str) -> list[Expected]:
    return [Expected(f"{p.last} {p.first}", month, p.hours, about(p, *fields)) for p in crew]


FULL = ("contract_type", "start", "end", "tutor")


def full_line(p: Someone) -> list[object]:
    return [p.name, p.written_kind, p.start, p.end or "", p.hours, p.tutor]


FULL_HEAD = ["Salariés", "Type contrat", "Entrée", "Sortie", "Heures réalisées", "Tuteur"]
