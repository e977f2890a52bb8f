"""Random but valid values for any record type, from its declaration alone."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from sync.record import Field, Kind, RecordType
from sync.validation import LONGEST_LINE

IDS = st.uuids(version=4).map(str)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31)).map(date.isoformat)
INSTANTS = st.integers(1_700_000_000, 1_770_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
)
SEEN = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp"))
TEXTS = st.characters(exclude_categories=("Cs", "Cc"))
WHOLE = st.integers(-(2**53), 2**53)
ANSWER = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "partial", "no", "na"])},
    optional={"note": st.text(TEXTS, max_size=40)},
)


def _listed(field: Field, each: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(each, max_size=min(field.high or 3, 3), unique=True)


def _choices(field: Field) -> st.SearchStrategy[str]:
    assert field.choices is not None
    return st.sampled_from([member.value for member in field.choices])


def _text(field: Field) -> st.SearchStrategy[str]:
    signs = SEEN if (field.high or 0) <= LONGEST_LINE else TEXTS
    return st.text(signs, min_size=field.low or 0, max_size=min(field.high or 40, 40))


def _number(field: Field) -> st.SearchStrategy[int]:
    return st.integers(field.low or 0, min(field.high or 99, 10_000))


OF_KIND = {
    Kind.REF: lambda _: IDS,
    Kind.REFS: lambda field: _listed(field, IDS),
    Kind.TEXT: _text,
    Kind.INTEGER: _number,
    Kind.MINUTES: _number,
    Kind.BOOLEAN: lambda _: st.booleans(),
    Kind.DAY: lambda _: DAYS,
    Kind.MONTH: lambda _: DAYS.map(lambda day: day[:7]),
    Kind.INSTANT: lambda _: INSTANTS,
    Kind.CHOICE: _choices,
    Kind.CHOICES: lambda field: _listed(field, _choices(field)),
    Kind.ANSWERS: lambda field: st.dictionaries(_choices(field), ANSWER, min_size=1, max_size=3),
    Kind.MINUTES_BY_DAY: lambda _: st.dictionaries(DAYS, st.integers(0, 720), max_size=3),
    Kind.FILE: lambda _: st.binary(min_size=32, max_size=32).map(bytes.hex),
    Kind.DOCUMENT: lambda _: st.dictionaries(st.text(TEXTS, max_size=9), WHOLE, max_size=2),
}


def values_of(kind: RecordType) -> st.SearchStrategy[dict[str, Any]]:
    """Values of every field of a record, each within its limits; rules between fields apart."""
    required = {f.name: OF_KIND[f.kind](f) for f in kind.fields.values() if not f.optional}
    optional = {f.name: OF_KIND[f.kind](f) for f in kind.fields.values() if f.optional}
    return st.fixed_dictionaries(required, optional=optional)
