"""The records that a file may mean: those of the office, and those that its own rows will add."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from backend.imports.identity import ENOUGH, NAMED, identity_of
from backend.records.importing import told_apart
from sync.notation.text import plain

Values = Mapping[str, Any]
MERGED = "merged_into_id"
TITLED = {"operation": ("authority_id", "title")}


class Known:
    """Records by the fields that tell them apart; what was merged stands for the one kept."""

    def __init__(self, territory: str) -> None:
        self._territory = territory
        self._records: dict[str, dict[str, Values]] = {}
        self._indexes: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[str]]] = {}

    def add(self, table: str, record_id: str, values: Values) -> None:
        """Let later rows find a record that this file will add."""
        self._of(table)[record_id] = values
        for (name, fields), index in self._indexes.items():
            if name == table:
                index[_key(fields, values)].append(record_id)

    def there(self, table: str, record_id: str) -> bool:
        """Tell whether there is a record with this id."""
        return record_id in self._of(table)

    def named(self, table: str, given: Values) -> list[str]:
        """Return the records that have all of these values; one that is enough counts alone."""
        enough = {name: value for name, value in given.items() if name in ENOUGH}
        return self._with(table, enough or given)

    def same(self, table: str, values: Values) -> list[str]:
        """Return the records that these values mean: none for a new one, several where unclear."""
        identity = identity_of(table)
        for number, key in enumerate(identity.keys):
            lacking = [name for name in key if values.get(name) is None]
            if not identity.may_lack.issuperset(lacking):
                continue
            found = self._with(table, {name: values.get(name) for name in key})
            surer = identity.keys[:number]
            found = [each for each in found if not self._differs(table, each, surer, values)]
            if found:
                return found
        return []

    def numbered(self, number: str) -> list[str]:
        """Return the contracts of this number of which the buyer's SIRET is not known."""
        found = self._with("contract", {"market_number": number})
        return [each for each in found if not self._of("contract")[each].get("buyer_siret")]

    def titled(self, authority: str, title: str) -> str | None:
        """Return the operation of an authority that has this title, where there is one alone."""
        found = self._with("operation", {"authority_id": authority, "title": title})
        return found[0] if len(found) == 1 else None

    def namesakes(self, values: Values) -> list[str]:
        """Return the people of the same name of whom, or of whose namesake, no year is known."""
        named = {name: values.get(name) for name in ("last_name", "first_name")}
        year = values.get("birth_year")
        return [
            each
            for each in self._with("worker", named)
            if year is None or self._of("worker")[each].get("birth_year") is None
        ]

    def _differs(
        self, table: str, record_id: str, keys: tuple[tuple[str, ...], ...], values: Values
    ) -> bool:
        """Tell whether a surer key says that a record is another one."""
        there = self._of(table)[record_id]
        both = [key for key in keys if all(there.get(n) and values.get(n) for n in key)]
        return any(_key(key, there) != _key(key, values) for key in both)

    def _with(self, table: str, given: Values) -> list[str]:
        fields = tuple(sorted(given))
        found = self._index(table, fields).get(_key(fields, given), [])
        if len(found) > 1:
            records = self._of(table)
            exact = [
                each
                for each in found
                if all(records[each].get(name) == value for name, value in given.items())
            ]
            found = exact if len(exact) == 1 else found
        kept = (str(self._of(table)[each].get(MERGED) or each) for each in found)
        return list(dict.fromkeys(kept))

    def _index(self, table: str, fields: tuple[str, ...]) -> dict[tuple[Any, ...], list[str]]:
        if (table, fields) not in self._indexes:
            index: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
            for record_id, values in self._of(table).items():
                index[_key(fields, values)].append(record_id)
            self._indexes[table, fields] = index
        return self._indexes[table, fields]

    def _of(self, table: str) -> dict[str, Values]:
        if table not in self._records:
            fields = {*identity_of(table).fields, *NAMED.get(table, ()), *TITLED.get(table, ())}
            rows = told_apart(self._territory, table, fields)
            self._records[table] = {row["id"]: row for row in rows}
        return self._records[table]


def _key(fields: tuple[str, ...], values: Values) -> tuple[Any, ...]:
    return tuple(_folded(values.get(name)) for name in fields)


def _folded(value: object) -> object:
    """Texts are the same whatever their case, accents and punctuation; no text is no value."""
    return (plain(value) or None) if isinstance(value, str) else value
