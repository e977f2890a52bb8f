"""The inventory: of every column what it is for, who reads it, how long it is kept, where it goes.

What a column is for is said in `inventory.toml`; the rest follows from the declarations.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.extensions import db
from sync.record import UNIT, Field, RecordType, Role
from sync.records import RECORDS
from sync.retention import RULES, TABLES
from sync.scope import steps_of

PLACE = Path(__file__).with_name("inventory.toml")
OWN = frozenset({"territory_id"})
"""Columns of every table: to whom the line belongs."""
OF_RECORDS = frozenset({"territory_id", "id", "folded"})
"""Columns of every table of a record type: to whom it belongs, its id, its words for the search."""
EVERYBODY, OFFICE = "tous", "bureau"
OFFICERS, COMPANY, AUTHOR = "chargé de suivi du chantier", "entreprise concernée", "son auteur"
PHONE_OF = {
    EVERYBODY: "oui",
    OFFICERS: "chargé de suivi",
    COMPANY: "responsable de chantier",
    AUTHOR: "auteur",
}


@dataclass(frozen=True)
class Line:
    """One column or field."""

    name: str
    label: str
    purpose: str
    readers: str
    device: str


@dataclass(frozen=True)
class Section:
    """A table or record type with its lines."""

    name: str
    label: str
    kept: str
    source: str
    lines: tuple[Line, ...]


@cache
def told() -> dict[str, Any]:
    """Return what the file says."""
    return tomllib.loads(PLACE.read_text(encoding="utf-8"))


def said_of(part: str, name: str) -> dict[str, str]:
    """Return the purpose of each column of a table or record type that has a line."""
    purposes = {key: names for key, names in told()[part].get(name, {}).items() if key != "who"}
    return {each: key for key, names in purposes.items() for each in names.split()}


def unsaid() -> list[str]:
    """Return the columns, fields and tables that have no line or no time, and lines of nothing."""
    found = [
        f"{part}.{name}.{each}"
        for part, name, columns in _declared()
        for each in columns ^ said_of(part, name).keys()
    ]
    found += [f"no retention: {name}" for name in RECORDS if name not in RULES]
    found += [f"no retention: {name}" for name in tables() if name not in TABLES]
    used = {key for part, name, _ in _declared() for key in said_of(part, name).values()}
    return found + sorted(used ^ told()["purposes"].keys())


def tables() -> list[str]:
    """Return the tables that are not the projection of a record type."""
    return sorted(name for name in db.metadata.tables if name.removeprefix("r_") not in RECORDS)


def _declared() -> Iterator[tuple[str, str, set[str]]]:
    for kind in RECORDS.values():
        columns = {column.name for column in db.metadata.tables[f"r_{kind.name}"].columns}
        yield "records", kind.name, (columns - OF_RECORDS) | set(kind.fields)
    for name in tables():
        yield "tables", name, {c.name for c in db.metadata.tables[name].columns} - OWN


def sections() -> Iterator[Section]:
    """Yield the record types, then the other tables."""
    for kind in RECORDS.values():
        rule = RULES[kind.name]
        lines = tuple(_of_field(kind, field) for field in kind.fields.values())
        yield Section(kind.name, kind.fr, rule.fr, rule.source, lines)
    for name in tables():
        rule = TABLES[name]
        who = told()["tables"][name]["who"]
        said = said_of("tables", name)
        lines = tuple(Line(each, "", _purpose(said[each]), who, "non") for each in said)
        yield Section(name, "", rule.fr, rule.source, lines)


def _of_field(kind: RecordType, field: Field) -> Line:
    readers = _readers(kind, field)
    device = ", ".join(PHONE_OF[each] for each in readers if each in PHONE_OF)
    purpose = _purpose(said_of("records", kind.name)[field.name])
    return Line(field.name, field.fr, purpose, ", ".join(readers), device or "non")


def _purpose(key: str) -> str:
    return str(told()["purposes"][key])


def _readers(kind: RecordType, field: Field) -> list[str]:
    """Whom a field reaches: by the scope of its record, less those who may not read it."""
    found = dict.fromkeys(_reached(kind, kind.scope))
    if field.readers is not None and Role.COMPANY_ADMIN not in field.readers:
        found.pop(COMPANY, None)
        if field.readers == UNIT and EVERYBODY in found:
            found = {"unité": None}
    return list(found)


def _reached(kind: RecordType, scope: Iterable[str]) -> Iterator[str]:
    if tuple(scope) == ("ref",):
        yield EVERYBODY
        return
    yield OFFICE
    for path in scope:
        if path == "same":
            yield "comme la fiche en cause"
        elif path.startswith("me."):
            yield AUTHOR
        else:
            party = steps_of(kind.name, path)[-1].target == "lot_party"
            yield COMPANY if party else OFFICERS
