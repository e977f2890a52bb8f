"""What the phone says of values too: pwa/src/store/values.test.ts reads the same file."""

import json
from datetime import date
from pathlib import Path

import pytest

from sync.record import natural_id
from sync.records import RECORDS
from sync.validation import check_record, check_values

VECTORS = json.loads(Path("tests/vectors/values.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("table", "field", "value", "code"), VECTORS["values"])
def test_a_value_is_judged_as_the_shared_vectors_say(table, field, value, code):
    problems = list(check_values(RECORDS[table], {field: value}))
    assert [problem.code for problem in problems] == ([] if code is None else [code])


@pytest.mark.parametrize(("table", "data", "problems"), VECTORS["records"])
def test_a_record_is_judged_as_the_shared_vectors_say(table, data, problems):
    found = check_record(RECORDS[table], data, date(2026, 11, 22))
    assert [[problem.pointer, problem.code] for problem in found] == problems


@pytest.mark.parametrize(("table", "key", "expected"), VECTORS["keys"])
def test_a_natural_key_gives_the_id_of_the_shared_vectors(table, key, expected):
    assert natural_id(table, *key) == expected
