"""Files are opened by as many processes at once as there are processors, whoever asks."""

from contextlib import ExitStack
from subprocess import run
from sys import executable

import pytest
from flask import Flask

from backend.problems import Unavailable
from backend.sheets.reader import sandbox, turns
from backend.sheets.reader.turns import NoTurnError, a_turn
from tests.sheets.hostile import TABLE
from tests.sheets.workbooks import csv_file

OTHER = "from backend.sheets.reader.turns import a_turn\nwith a_turn(0): pass"


@pytest.fixture(autouse=True)
def _alone(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(turns, "gettempdir", lambda: str(tmp_path))


@pytest.fixture
def busy():
    """Every turn is taken."""
    with ExitStack() as held:
        for _ in range(turns.MOST):
            held.enter_context(a_turn(0))
        yield


@pytest.mark.usefixtures("busy")
def test_when_every_turn_is_taken_another_process_waits() -> None:
    with pytest.raises(NoTurnError), a_turn(0):
        pass
    assert b"NoTurnError" in run([executable, "-c", OTHER], capture_output=True, check=False).stderr


def test_a_turn_that_is_over_is_free_again() -> None:
    for _ in range(turns.MOST + 1):
        with a_turn(0):
            pass


@pytest.mark.usefixtures("busy")
def test_a_request_is_told_to_come_back(monkeypatch) -> None:
    monkeypatch.setattr(sandbox, "LONGEST_WAIT", 0)
    with Flask(__name__).test_request_context(), pytest.raises(Unavailable) as refused:
        sandbox.read_safely(csv_file(TABLE))
    assert refused.value.headers["Retry-After"] == "10"
