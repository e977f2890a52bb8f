"""Files and functions stay short enough to be read in one go."""

from statistics import median, quantiles

import pytest

from tests.architecture.tree import functions_of, kept, lines_of, python_code, shown

LONGEST_FILE = 300
MEDIAN_FILE = 80
LONGEST_FUNCTION = 40
USUAL_FUNCTION = 20
"""At the 90th percentile."""

WRITTEN_BY_HAND = [
    file
    for file in kept(".py", ".ts", ".svelte", ".js", ".css", ".sh")
    if not file.name.endswith((".gen.ts", ".d.ts"))
]


def test_no_file_is_too_long():
    too_long = {shown(file): n for file in WRITTEN_BY_HAND if (n := lines_of(file)) > LONGEST_FILE}
    assert not too_long


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(python_code(), id="Python"),
        pytest.param(kept(".ts", ".svelte", under="pwa/src"), id="phone application"),
    ],
)
def test_the_usual_file_is_short(code):
    assert median(map(lines_of, code)) < MEDIAN_FILE


def test_no_function_is_too_long():
    functions = [pair for file in python_code() for pair in functions_of(file)]
    assert not {name: lines for name, lines in functions if lines > LONGEST_FUNCTION}


def test_the_usual_function_is_short():
    lengths = [lines for file in python_code() for _, lines in functions_of(file)]
    assert quantiles(lengths, n=10)[-1] < USUAL_FUNCTION
