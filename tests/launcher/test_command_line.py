"""`./jalon` as a person meets it."""

import subprocess
import sys

import pytest

from backend import cli
from launcher import words
from launcher.main import COMMANDS, help_text, main
from launcher.node import recent_enough
from launcher.programs import Stopped
from launcher.serving import open_door
from launcher.stamps import fingerprint, is_fresh, write_stamp
from launcher.testing import Counts
from tests.architecture.tree import ROOT


def test_the_help_lists_every_command_of_ours_and_of_the_backend():
    told = help_text()
    assert [word for word in [*COMMANDS, *cli.COMMANDS] if f"\n  {word}" not in told] == []


def test_every_command_of_the_backend_says_what_it_does():
    assert [word for word, does in words.backend_commands().items() if not does] == []


def test_no_word_shows_the_help(capsys):
    assert main([]) == 0
    assert "run [--demo]" in capsys.readouterr().out


def test_the_help_needs_nothing_installed():
    bare = [sys.executable, "-S", "-E", ROOT / "jalon", "--help"]
    shown = subprocess.run(bare, capture_output=True, text=True, check=True, cwd="/")
    assert shown.stdout.strip() == help_text()


def test_a_taken_port_is_said(taken_port):
    with pytest.raises(Stopped, match=f"Port {taken_port} is taken"):
        open_door(taken_port)


def test_any_port_is_found():
    with open_door(0) as door:
        assert door.getsockname()[1]


@pytest.mark.parametrize(
    ("version", "enough"),
    [
        pytest.param("v18.20.1", False, id="too old"),
        pytest.param("v20.18.0", False, id="20, too early"),
        pytest.param("v20.19.0", True, id="the oldest that builds"),
        pytest.param("v21.7.3", False, id="an odd line that Vite refuses"),
        pytest.param("v22.11.0", False, id="22, too early"),
        pytest.param("v22.12.0", True, id="22"),
        pytest.param("v24.19.0", True, id="the one from the wheel"),
        pytest.param("node: not found", False, id="not a version"),
    ],
)
def test_which_node_builds_the_phone_app(version, enough):
    assert recent_enough(version) is enough


def test_a_step_is_done_again_when_a_file_changes(tmp_path):
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    source.write_text("one", encoding="utf-8")
    write_stamp(stamp, fingerprint([source]))
    assert is_fresh(stamp, fingerprint([source]))
    source.write_text("two", encoding="utf-8")
    assert not is_fresh(stamp, fingerprint([source]))


def test_a_runner_that_fails_without_naming_a_test_counts_as_a_failure():
    assert Counts(passed=3).and_exit(2) == Counts(passed=3, failed=1)
    assert Counts(passed=3, failed=2).and_exit(1) == Counts(passed=3, failed=2)
    assert Counts(passed=3).and_exit(0) == Counts(passed=3)
