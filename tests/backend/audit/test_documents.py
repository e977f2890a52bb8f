"""Every measure of the impact assessment and of the register names a test, which exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NAMED = re.compile(r"`((?:tests|pwa)/[\w/.-]+\.(?:py|ts))(?:::(\w+))?`")
FEWEST = {"dpia.md": 40, "rgpd.md": 9}


def measures(name: str) -> list[str]:
    """The rows of the tables whose last column is a test."""
    found, counts = [], False
    for line in (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            counts = False
        elif line.rstrip().endswith("| test |"):
            counts = True
        elif counts and not line.startswith("| ---"):
            found.append(line)
    return found


@pytest.mark.parametrize("name", FEWEST)
def test_every_measure_names_a_test_that_exists(name):
    rows = measures(name)
    assert len(rows) >= FEWEST[name]
    for row in rows:
        named = NAMED.findall(row.split("|")[-2])
        assert named, f"no test: {row}"
        for file, test in named:
            place = ROOT / file
            assert place.is_file(), row
            assert not test or f"def {test}(" in place.read_text(encoding="utf-8"), row
