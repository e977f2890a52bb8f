"""What stands in a cell is a value of its field, or said to be none: never a crash."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.imports.cells import read
from backend.imports.columns import LEFT_OUT, columns
from backend.imports.headers import heading_of
from backend.imports.rows import lines_of
from backend.registers.declared import DECLARED
from sync.record import Kind
from sync.records import RECORDS
from sync.validation import check_values

FIELDS = sorted(
    {
        (table, name)
        for table in DECLARED
        for name, field in RECORDS[table].fields.items()
        if field.kind not in LEFT_OUT | {Kind.REF}
    }
)
WRITTEN = st.sampled_from(
    ["oui", "12/05/1999", "7 h 30", "1 250,50 €", "CDD", "73282932000074", "M"]
)
CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(-1e14, 1e14)
    | WRITTEN
    | st.text(max_size=30)
)
BY_NAME = {(table, name): RECORDS[table].fields[name] for table, name in FIELDS}
BOUNDS = {"too_long", "too_short", "too_small", "too_large"}


@given(st.sampled_from(FIELDS), CELLS)
def test_any_cell_is_a_value_or_named(which, cell) -> None:
    field = BY_NAME[which]
    got = read(field, cell)
    assert got.value is None or got.code is None
    if got.value is not None:
        kind = RECORDS[which[0]]
        wrong = {each.code for each in check_values(kind, {which[1]: got.value})}
        assert wrong <= BOUNDS


@given(
    st.sampled_from(sorted(DECLARED)), st.lists(st.lists(CELLS, max_size=6), max_size=4), st.data()
)
def test_any_table_is_read_by_its_heads(table, rows, drawn) -> None:
    heads = drawn.draw(st.lists(st.sampled_from([c.fr for c in columns(table)]), max_size=5))
    heading = heading_of(table, [heads, *rows])
    if heading is not None:
        lines_of(heading, [heads, *rows])


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (("worker", "gender"), "Femme", "F"),
        (("worker", "birth_year"), date(1990, 4, 1).isoformat(), 1990),
        (("worker", "commune_insee"), 1004, "01004"),
        (("company", "phone"), 240414243.0, "0240414243"),
        (("company", "siret"), "732 829 320 00074", "73282932000074"),
        (("employment", "weekly_minutes"), "35:00", 2100),
        (("contract", "amount_cents"), "1 250 000,50 €", 125_000_050),
        (("contract", "considerations"), "Clause sociale; réservé ?", None),
        (("contract", "considerations"), "clause ; Critère social", ["clause", "criterion"]),
        (("contract", "title"), "'=1+1", "=1+1"),
    ],
    ids=["choice", "year of a day", "lost zero", "lost zero of a number", "SIRET", "hours",
         "euros", "one of several unknown", "several", "mark against formulas"],
)  # fmt: skip
def test_what_people_write(field, cell, value) -> None:
    assert read(BY_NAME[field], cell).value == value
