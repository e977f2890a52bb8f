"""docs/asvs.md names tests that exist, and each requirement once."""

import re
from collections import Counter

import pytest

from tests.architecture.tree import ROOT

TEXT = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\| (\d+\.\d+\.\d+) \| (\S+) \| (.+?) \| (.*?) \|$", TEXT, re.MULTILINE)
NAMED = sorted(set(re.findall(r"`((?:tests|pwa/src)/[^`]+)`", TEXT)))
OF_LEVEL_TWO = 253


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_exists(named) -> None:
    path, _, test = named.partition("::")
    assert (ROOT / path).exists()
    if test:
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")


def test_each_requirement_has_one_line() -> None:
    numbers = [number for number, *_ in LINES]
    assert len(numbers) == len(set(numbers)) == OF_LEVEL_TWO


def test_the_counts_at_the_top_are_those_of_the_lines() -> None:
    counted = Counter(state for _, state, *_ in LINES)
    told = re.search(r"^(\d+) met, (\d+) n/a, (\d+) deviation, (\d+) open\.$", TEXT, re.MULTILINE)
    assert told is not None
    states = ("met", "n/a", "deviation", "open")
    assert dict(zip(states, map(int, told.groups()), strict=True)) == {
        s: counted[s] for s in states
    }


def test_each_line_has_a_state_and_each_deviation_its_reason() -> None:
    assert {state for _, state, *_ in LINES} <= {"met", "n/a", "deviation", "open"}
    assert all(len(how) > 40 for _, state, how, _ in LINES if state == "deviation")


def test_the_two_known_deviations_have_a_test() -> None:
    shown = {number: test for number, state, _, test in LINES if state == "deviation"}
    assert shown["14.3.3"]
    assert shown["6.5.5"]
