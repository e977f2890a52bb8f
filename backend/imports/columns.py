"""The columns of a register in a file, derived from the declaration of its type."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from backend.imports.identity import ENOUGH, NAMED, SHARED
from backend.registers.declared import register_of, written
from sync.record import Field, Kind
from sync.records import RECORDS

Path = tuple[str, ...]
LEFT_OUT = frozenset({Kind.DOCUMENT, Kind.FILE, Kind.REFS, Kind.ANSWERS, Kind.MINUTES_BY_DAY})
CENTS = (" (centimes)", " (cents)")
ID: Path = ("id",)


@dataclass(frozen=True)
class Column:
    """One column: the way to its field (through references), its heads, whether it must be filled.

    ``either`` marks columns of which one of several is enough to name a record.
    """

    path: Path
    field: Field
    fr: str
    en: str
    required: bool
    either: bool = False

    def head(self, language: str) -> str:
        """The head in a language."""
        return self.en if language == "en" else self.fr


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a register in the order of its form."""
    kind = RECORDS[table]
    blank = register_of(table).blank
    found: list[Column] = []
    for name, field in written(kind).items():
        if field.kind in LEFT_OUT:
            continue
        if field.kind is Kind.REF:
            found += _named(table, (name,), field, required=not field.optional)
        else:
            fr, en = _head(field)
            found.append(Column((name,), field, fr, en, not field.optional and name not in blank))
    return _told_apart(table, tuple(found))


def _named(table: str, path: Path, reference: Field, *, required: bool) -> list[Column]:
    """The columns by which a row names what a reference leads to."""
    target = RECORDS[reference.target or ""]
    shared = SHARED.get((table, path[0]), {}) if len(path) == 1 else {}
    names = [name for name in NAMED[target.name] if name not in shared]
    alone = [name for name in names if name in ENOUGH]
    if alone and len(path) > 1:
        names = alone
    found: list[Column] = []
    for name in names:
        field = target.fields[name]
        needed = required and name in _needed(target.name)
        if field.kind is Kind.REF:
            found += _named(table, (*path, name), field, required=needed)
        else:
            either = bool(alone) and len(names) > 1
            (of_fr, of_en), (fr, en) = (reference.fr, reference.en), _head(field)
            heads = (f"{of_fr} : {fr}", f"{of_en}: {en}")
            found.append(Column((*path, name), field, *heads, needed and not either, either))
    return found


def _needed(table: str) -> frozenset[str]:
    """The fields without which a row cannot name a record of a type; the others tell doubles."""
    doubles = {"contract": {"buyer_siret"}, "worker": {"birth_year"}, "site": {"operation_id"}}
    return frozenset(NAMED[table]) - doubles.get(table, set())


def _head(field: Field) -> tuple[str, str]:
    fr, en = field.fr, field.en
    for end in CENTS:
        fr, en = fr.removesuffix(end), en.removesuffix(end)
    euros = " (€)" if field.name.endswith("_cents") else ""
    return fr + euros, en + euros


def _told_apart(table: str, found: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where two columns would have the same head, the outer reference is said too."""
    heads = Counter(column.fr for column in found)
    return tuple(
        _longer(table, column) if heads[column.fr] > 1 and len(column.path) > 2 else column  # noqa: PLR2004 - through two references
        for column in found
    )


def _longer(table: str, column: Column) -> Column:
    outer = RECORDS[table].fields[column.path[0]]
    return replace(column, fr=f"{outer.fr}, {column.fr}", en=f"{outer.en}, {column.en}")
