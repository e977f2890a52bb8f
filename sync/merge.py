"""Three-way merge of one record by field group (protocol, section 4).

What a person saw (``was``, at revision ``base_rev``), what the office has, and what the person
wants. Groups that others changed meanwhile stay as they are and are reported as collisions;
nothing is overwritten that its author had not seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import normalize

from sync.record import Kind, RecordType

WHOLE = "*"
Values = Mapping[str, Any]
Writer = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Collision:
    """One field group where two people's words differ."""

    group: str
    base: dict[str, Any]
    theirs: dict[str, Any]
    mine: dict[str, Any]


class Merged(NamedTuple):
    """What a merge gives: the record's values, the groups that took effect, the collisions."""

    data: dict[str, Any]
    touched: tuple[str, ...]
    collisions: tuple[Collision, ...]


class Author(NamedTuple):
    """Who writes, as the merge needs it: a device, its number, and the revision it had seen."""

    device: str
    n: int
    base_rev: int


def groups(kind: RecordType, values: Values) -> dict[str, dict[str, Any]]:
    """Return values by field group; each item of a grid is a leaf and a group of its own."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        field = kind.fields[name]
        if field.kind is Kind.ANSWERS:
            for item, answer in (value or {}).items():
                found[f"{name}.{item}"] = {f"{name}.{item}": answer}
        elif field.group in found:
            found[field.group][name] = value
        else:
            found[field.group] = {name: value}
    return found


def leaves(kind: RecordType, values: Values) -> Iterator[str]:
    """Yield the leaves that values set: their fields, and of a grid its items."""
    for name, value in values.items():
        if kind.fields[name].kind is Kind.ANSWERS:
            yield from (f"{name}.{item}" for item in value or {})
        else:
            yield name


def leaf_of(data: Values, leaf: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a leaf in a record's values, None when it has none."""
    name, _, item = leaf.partition(".")
    value = data.get(name)
    return (value or {}).get(item) if item else value


def put_leaf(data: dict[str, Any], leaf: str, value: Any) -> None:  # noqa: ANN401
    """Set a leaf in a record's own values; None takes it away."""
    name, _, item = leaf.partition(".")
    if item:
        inner = {**(data.get(name) or {}), item: value}
        data[name] = {key: each for key, each in inner.items() if each is not None}
    else:
        data[name] = value
    if data[name] is None or data[name] == {}:
        del data[name]


def is_foreign(meta: Mapping[str, Writer], group: str, author: Author) -> bool:
    """Tell whether somebody else wrote the group after what the author had seen."""
    writer = meta.get(group) or meta.get(WHOLE)
    if writer is None:
        return False
    rev, device, n = writer
    return rev > author.base_rev and not (device == author.device and n < author.n)


def merge(
    kind: RecordType,
    stored: Values,
    meta: Mapping[str, Writer],
    change: tuple[Values, Values],
    author: Author,
) -> Merged:
    """Merge ``change`` (what is set, what the author saw there) into the stored values."""
    wanted, was = change
    if not stored and not meta:
        return _first(kind, wanted)
    data = dict(stored)
    touched, collisions = [], []
    for group, mine in groups(kind, wanted).items():
        theirs = {leaf: leaf_of(stored, leaf) for leaf in mine}
        if theirs == mine:
            continue
        base = {leaf: leaf_of(was, leaf) for leaf in mine}
        if is_foreign(meta, group, author) and not _alike(theirs, base):
            if not _alike(theirs, mine):
                collisions.append(Collision(group, base, theirs, mine))
            continue
        for leaf, value in mine.items():
            put_leaf(data, leaf, value)
        touched.append(group)
    return Merged(data, tuple(touched), tuple(collisions))


def _first(kind: RecordType, wanted: Values) -> Merged:
    """Return what a merge gives where nothing is: most changes of a day create a record."""
    data: dict[str, Any] = {}
    touched: dict[str, None] = {}
    for name, given in wanted.items():
        field, value = kind.fields[name], given
        if field.kind is Kind.ANSWERS:
            value = {item: each for item, each in (given or {}).items() if each is not None}
            touched.update((f"{name}.{item}", None) for item in value)
        elif value is not None:
            touched[field.group] = None
        if value is not None and value != {}:
            data[name] = value
    return Merged(data, tuple(touched), ())


def _alike(one: object, other: object) -> bool:
    """Tell whether two people said the same: a phone may write an accent as a sign of its own."""
    return one == other or _composed(one) == _composed(other)


def _composed(value: object) -> object:
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, dict):
        return {name: _composed(each) for name, each in value.items()}
    return [_composed(each) for each in value] if isinstance(value, list) else value
