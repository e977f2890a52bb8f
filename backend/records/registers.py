"""Lists of the registers: searched, narrowed, put in order and cut into pages by the database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from backend.extensions import db
from backend.records import tables
from backend.records.folding import SEARCHED
from sync.record import Kind
from sync.records import RECORDS
from sync.scope import Step, steps_of

Row = dict[str, Any]
Condition = ColumnElement[bool]
Final = Callable[[str], Condition]


@dataclass(frozen=True)
class Wanted:
    """Which records of a type: by words, by equal fields, by what they lead to.

    ``found_by`` are paths (as in ``sync.scope``) to the records whose words count too. ``led`` are
    pairs of paths and the id that one of them reaches. ``merged`` True: only those merged into
    another one; None: whatever they are.
    """

    territory: str
    table: str
    words: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    equal: Mapping[str, Any] = field(default_factory=dict)
    led: tuple[tuple[tuple[str, ...], str], ...] = ()
    merged: bool | None = False

    def conditions(self) -> list[Condition]:
        """The conditions of a query on the type's projection."""
        columns = tables.TABLES[self.table].c
        found = [columns.territory_id == self.territory]
        found += [columns[name] == value for name, value in self.equal.items()]
        found += [
            or_(*(_reach(self.territory, self.table, path, _is(target)) for path in paths))
            for paths, target in self.led
        ]
        found += map(self._has, self.words)
        if self.merged is not None and "merged_into_id" in columns:
            gone = columns.merged_into_id
            found.append(gone.is_not(None) if self.merged else gone.is_(None))
        return found

    def _has(self, word: str) -> Condition:
        own = [_says(self.table, word)] if self.table in SEARCHED else []
        others = [
            _reach(self.territory, self.table, path, lambda table: _says(table, word))
            for path in self.found_by
        ]
        return or_(*own, *others)


@dataclass(frozen=True)
class Order:
    """By a field (None: by the folded words), and which way."""

    by: str | None = None
    down: bool = False


def page(wanted: Wanted, order: Order, size: int, start: int) -> tuple[int, list[Row]]:
    """Return how many records match, and some of them with the columns of their projection.

    Ids are sorted first, their records read after: a sort of whole records is slow.
    """
    columns = tables.TABLES[wanted.table].c
    searched = bool(wanted.words or wanted.led)
    total = [func.count().over()] if searched else []
    query = select(columns.id, *total).where(*wanted.conditions())
    found = db.session.execute(_ordered(query, wanted, order).limit(size).offset(start)).all()
    rows = _rows(wanted, [row.id for row in found])
    return int(found[0][1]) if searched and found else count(wanted), rows


def _rows(wanted: Wanted, ids: list[str]) -> list[Row]:
    columns = tables.TABLES[wanted.table].c
    query = select(columns.id.table).where(
        columns.territory_id == wanted.territory, columns.id.in_(ids)
    )
    found = {row["id"]: _row(row) for row in db.session.execute(query).mappings()}
    return [found[each] for each in ids]


def count(wanted: Wanted) -> int:
    """Return how many records match."""
    table = tables.TABLES[wanted.table]
    query = select(func.count()).select_from(table).where(*wanted.conditions())
    return db.session.scalar(query) or 0


def ids_with(territory: str, table: str, values: Mapping[str, Any]) -> list[str]:
    """Return the ids of the records of a type whose fields have these values, merged ones too."""
    columns = tables.TABLES[table].c
    same = (columns[name] == value for name, value in values.items())
    query = select(columns.id).where(columns.territory_id == territory, *same)
    return list(db.session.scalars(query))


def _row(found: Mapping[Any, Any]) -> Row:
    return {name: value for name, value in found.items() if name not in ("folded", "territory_id")}


def _ordered(query: "Select[Any]", wanted: Wanted, order: Order) -> "Select[Any]":
    """Put in order without a sort where an index has it; what has no value comes last."""
    columns = tables.TABLES[wanted.table].c
    keys: tuple[Any, ...]
    if order.by is None:
        keys = (columns.folded,) if wanted.table in SEARCHED else ()
    elif RECORDS[wanted.table].fields[order.by].kind is Kind.REF:
        query, keys = _by_words_of_target(query, wanted, order.by)
    else:
        keys = (columns[order.by],)
    if order.by is not None and RECORDS[wanted.table].fields[order.by].optional:
        query = query.order_by(keys[0].is_(None))
    return query.order_by(*((k.desc() if order.down else k) for k in (*keys, columns.id)))


def _by_words_of_target(
    query: "Select[Any]", wanted: Wanted, name: str
) -> tuple["Select[Any]", tuple[Any, ...]]:
    columns, field = tables.TABLES[wanted.table].c, RECORDS[wanted.table].fields[name]
    target = tables.TABLES[field.target or ""].alias()
    same = and_(target.c.territory_id == columns.territory_id, target.c.id == columns[name])
    found = query.join(target, same, isouter=field.optional)
    if not field.optional:  # begin with what is in order already
        found = found.where(target.c.territory_id == wanted.territory)
    if field.target not in SEARCHED:
        return found, (target.c.id,)
    return found, (target.c.folded, target.c.id)


def _says(table: str, word: str) -> Condition:
    return tables.TABLES[table].c.folded.contains(word, autoescape=True)


def _is(record_id: str) -> Final:
    return lambda table: tables.TABLES[table].c.id == record_id


def _reach(territory: str, table: str, path: str, final: Final) -> Condition:
    return _through(territory, steps_of(table, path), final)


def _through(territory: str, steps: tuple[Step, ...], final: Final) -> Condition:
    """The condition on the source of the first step that the path ends where it should."""
    first, *rest = steps
    source, target = tables.TABLES[first.source].c, tables.TABLES[first.target].c
    onward = _through(territory, tuple(rest), final) if rest else final(first.target)
    if first.back:
        inner = select(target[first.field]).where(target.territory_id == territory, onward)
        return source.id.in_(inner)
    return source[first.field].in_(
        select(target.id).where(target.territory_id == territory, onward)
    )


def referring(territory: str, table: str, record_id: str) -> Iterable[tuple[str, str, int]]:
    """Yield (type, field, how many) of the records that name one of this type."""
    for kind in RECORDS.values():
        for each in kind.fields.values():
            if each.kind is Kind.REF and each.target == table:
                wanted = Wanted(territory, kind.name, equal={each.name: record_id}, merged=None)
                if total := count(wanted):
                    yield kind.name, each.name, total


def retained_minutes(territory: str, field: str, ids: Iterable[str]) -> int:
    """Return the minutes in the ledger of some people or parties, superseded ones left out."""
    columns = tables.TABLES["retained_hours"].c
    gone = select(columns.supersedes_id).where(
        columns.territory_id == territory, columns.supersedes_id.is_not(None)
    )
    query = select(func.sum(columns.retained_minutes)).where(
        columns.territory_id == territory,
        columns[field].in_(list(ids)),
        columns.id.not_in(gone),
    )
    return int(db.session.scalar(query) or 0)
