"""Files that mean harm are refused in bounded time and memory, with a reason and what to do."""

import time

import pytest

from backend.sheets.reader.sandbox import call_safely, read_safely
from tests.sheets.hostile import FILES, TABLE, slow_text
from tests.sheets.workbooks import Tab, csv_file, xlsx

SECONDS = 25


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_in_bounded_time(name):
    make, right = FILES[name]
    content = make()
    began = time.monotonic()
    reading = read_safely(content)
    assert time.monotonic() - began < SECONDS
    assert set(reading.file_errors) <= right
    assert reading.file_errors
    assert reading.rows == ()


@pytest.mark.parametrize("name", ["bomb.xlsx", "password.xlsx", "truncated.xlsx", "nothing.csv"])
def test_a_refusal_says_why_and_what_to_do_in_two_languages(name):
    reading = read_safely(FILES[name][0]())
    assert "fichier" in reading.why_fr
    assert "file" in reading.why_en
    assert reading.why_fr.count(".") >= 2


def test_an_answer_that_the_server_could_not_hold_is_not_given():
    assert call_safely("builtins:ascii", bytes(17_000_000)) == "F_TOO_BIG"


def test_cells_made_to_keep_patterns_busy_do_not():
    """It is read to its end, where no table was found; a reader that was stopped says F_TOO_BIG."""
    assert read_safely(slow_text()).file_errors == ("F_UNSUPPORTED",)


def test_a_formula_in_a_text_is_reported_and_never_run():
    lines = [*TABLE.cells, ["=cmd|' /C calc'!A0", "Jean", 35.0]]
    reading = read_safely(csv_file(Tab(lines)))
    assert [row.errors for row in reading.rows] == [(), (), ("E_INJECTION",)]


def test_the_same_table_is_read_when_nothing_is_wrong_with_it():
    assert [row.hours for row in read_safely(xlsx(TABLE)).rows] == [151.67, 70.0]
