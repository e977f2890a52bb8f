"""Whatever layout a company invents, the people, the months and the hours are read from it."""

from random import Random

import pytest

from backend.sheets.reader.read import read_sheet
from sync.notation.text import plain
from tests.sheets import (
    layouts_beside,
    layouts_of_columns,
    layouts_of_formulas,
    layouts_of_habits,
    layouts_of_headers,
    layouts_of_lines,
    layouts_of_months,
    layouts_of_offices,
)
from tests.sheets.combined import combined
from tests.sheets.layouts import LAYOUTS

assert layouts_beside
assert layouts_of_columns
assert layouts_of_formulas
assert layouts_of_habits
assert layouts_of_headers
assert layouts_of_lines
assert layouts_of_months
assert layouts_of_offices
CIVILITIES = {"m", "mme"}


def words(name):
    return " ".join(sorted(word for word in plain(name).split() if word not in CIVILITIES))


def key(name, month, hours):
    return words(name), month or "", round(hours, 1) if hours is not None else -1e9


def differences(made, reading):
    """What was read and should not have been, or the reverse, in words."""
    got = sorted(
        (*key(row.name_raw, row.month, row.hours), n) for n, row in enumerate(reading.rows)
    )
    want = sorted((*key(row.name, row.month, row.hours), n) for n, row in enumerate(made.rows))
    found = [f"{len(got)} rows instead of {len(want)}"] if len(got) != len(want) else []
    for (*read, n), (*meant, m) in zip(got, want, strict=False):
        row, expected = reading.rows[n], made.rows[m]
        if read[:2] != meant[:2] or abs(read[2] - meant[2]) > 0.11:
            found.append(f"{read} instead of {meant}")
        found += [
            f"{expected.name}: {field} {getattr(row, field)!r} instead of {value!r}"
            for field, value in expected.said.items()
            if getattr(row, field) != value
        ]
        if set(row.errors) != set(expected.errors):
            found.append(f"{expected.name}: errors {row.errors}")
    return found


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_layout_is_read(name, seed):
    made = LAYOUTS[name](Random(seed))
    reading = read_sheet(made.content, made.slot)
    assert reading.file_errors == ()
    assert differences(made, reading) == []
    if made.siret:
        assert reading.company_siret == made.siret


@pytest.mark.parametrize("seed", range(60))
def test_a_sheet_of_mixed_traits_is_read(seed):
    made = combined(seed)
    reading = read_sheet(made.content, made.slot)
    assert differences(made, reading) == []


@pytest.mark.parametrize("seed", range(60))
def test_every_right_total_adds_up_the_rows_it_covers(seed):
    made = combined(seed)
    reading = read_sheet(made.content, made.slot)
    for total in reading.totals:
        assert sum(reading.rows[i].hours or 0 for i in total.rows) == pytest.approx(
            total.hours, abs=0.5
        )


def test_every_value_says_which_cell_it_comes_from():
    made = LAYOUTS["cover_and_lists"](Random(0))
    row = read_sheet(made.content, made.slot).rows[0]
    assert row.cells["hours"] == "Saisie!E2"
    assert row.cells["type"] == "Saisie!B2"
