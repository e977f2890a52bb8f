"""The digest of a sheet line: phone and office compute the same, kept as vectors."""

import json

import pytest

from sync.reconcile.from_records import line_digest
from tests.architecture.tree import ROOT

VECTORS = json.loads((ROOT / "tests/vectors/line_digest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: each["name"])
def test_a_line_has_the_digest_that_phones_compute(vector):
    assert line_digest(vector["line"]) == vector["digest"]
