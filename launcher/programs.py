"""Starting other programs, and telling on the terminal what goes on."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from launcher.places import ROOT

Words = Sequence[str | Path]
"""A program and its arguments."""

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
LINES_SHOWN = 40
WORTH_TELLING = 1.0
"""Seconds from which a step says how long it took."""


class Stopped(Exception):
    """Jalon cannot go on; the message says what to do."""


class ProgramFailed(Stopped):
    """A program that we started said no.

    Attributes:
        told: its last lines.
    """

    def __init__(self, command: Words, code: int, told: str) -> None:
        """Take the program's command line, its exit code and its last lines."""
        line = " ".join(str(part) for part in command)
        super().__init__(f"{line} failed (exit code {code}):\n{told}")
        self.told = told


def say(line: str) -> None:
    """One line of progress, on the error output: the standard output is for results."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Announce a long step, then say how long it took."""
    say(f"• {what} …")
    start = time.monotonic()
    yield
    seconds = time.monotonic() - start
    if seconds >= WORTH_TELLING:
        say(f"  done in {seconds:.0f} s")


def environment(**more: str) -> dict[str, str]:
    """The environment of the programs that we start: ours, with the clone importable."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def run_quietly(command: Words, *, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """What a program prints on its standard output; ProgramFailed when it says no."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = COLOURS.sub("", done.stdout + done.stderr)
        told = said.strip().splitlines()[-LINES_SHOWN:]
        raise ProgramFailed(command, done.returncode, "\n".join(told))
    return done.stdout


def run_apart(command: Words, *, env: Mapping[str, str], cwd: Path) -> tuple[int, str]:
    """Exit code of a program and all that it said, for who runs several side by side."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def run_aloud(command: Words, *, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> int:
    """Exit code of a program whose output goes to the terminal as it comes."""
    sys.stdout.flush()
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env or environment(), check=False
    ).returncode
