"""The commands of `./jalon`, and what each word does."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from launcher import benchmarks, checking, locks, serving, testing
from launcher.places import PYTHON
from launcher.programs import Stopped, environment, say
from launcher.python_packages import install_python_packages
from launcher.words import backend_commands


@dataclass(frozen=True)
class Command:
    """One word after `./jalon`."""

    usage: str
    does: str
    start: Callable[[list[str]], int]


COMMANDS = {
    "run": Command(
        "run [--demo] [--port N] [--data DIR] [--json]",
        "install what is missing, build the phone app, migrate, serve",
        serving.run,
    ),
    "test": Command("test [PYTEST ARGS]", "run every test and count them", testing.test),
    "check": Command("check", "lint, types and layers only", checking.check),
    "generate": Command(
        "generate [--check]", "write what is derived from the records", checking.generate
    ),
    "bench": Command(
        f"bench [{'|'.join(benchmarks.NAMES)}]", "measure, beside a floor", benchmarks.bench
    ),
    "lock": Command("lock [--upgrade]", "pin the Python packages again", locks.lock),
}


def main(arguments: list[str]) -> int:
    """Do what the command line asks; gives the exit code."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(help_text())
        return 0
    word, *rest = arguments
    try:
        command = COMMANDS.get(word)
        return command.start(rest) if command else _pass_to_backend(arguments)
    except Stopped as stop:
        say(f"\n{stop}")
        return 1
    except KeyboardInterrupt:
        return 130


def help_text() -> str:
    """What `./jalon --help` prints: every command with what it does."""
    ours = {command.usage: command.does for command in COMMANDS.values()}
    others = {word: does for word, does in backend_commands().items() if word not in COMMANDS}
    return "\n".join(
        [
            "Jalon: chantier visits without network, insertion hours reconciled each month.",
            "",
            "./jalon COMMAND; each prints its own help with --help.",
            "",
            *_table(ours),
            "",
            "An installation (data folder: JALON_DATA, else ./data):",
            *_table(others),
        ]
    )


def _table(lines: dict[str, str]) -> list[str]:
    width = max(map(len, lines), default=0) + 2
    return [f"  {usage:<{width}}{does}" for usage, does in lines.items()]


def _pass_to_backend(arguments: list[str]) -> int:
    install_python_packages()
    sys.stdout.flush()
    command = [str(PYTHON), "-m", "backend.cli", *arguments]
    os.execve(PYTHON, command, environment())  # noqa: S606 - no shell on purpose
