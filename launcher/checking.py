"""`./jalon check` and `./jalon generate`."""

import argparse
import json
import secrets
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from launcher.faults import faults
from launcher.phone_app import install_phone_packages
from launcher.places import PWA, PYTHON, ROOT, VENV
from launcher.programs import Words, environment, run_aloud, run_apart, say
from launcher.python_packages import install_python_packages

BIN = VENV / "bin"
OF_PYTHON: dict[str, Words] = {
    "lint": [BIN / "ruff", "check", "--output-format=concise"],
    "format": [BIN / "ruff", "format", "--check", "--output-format=concise"],
    "types": [BIN / "mypy"],
    "the code itself": [PYTHON, "-m", "pytest", "-q", "tests/architecture"],
}
OF_THE_PHONE_APP: dict[str, Words] = {
    "types of the phone application": ["npm", "run", "--silent", "check"],
    "lint of the phone application": ["npm", "run", "--silent", "lint"],
}


@dataclass(frozen=True)
class _Lane:
    """Checks one after the other, beside those of the other lane."""

    checks: dict[str, Words]
    folder: Path
    env: dict[str, str]


def check(arguments: list[str]) -> int:
    """Every check that runs nothing of ours; 1 when any of them complains."""
    asked = _parse(arguments)
    if asked.faults:
        return _told(faults(), as_json=asked.json)
    install_python_packages(dev=True)
    lanes = [_Lane(OF_PYTHON, ROOT, environment())]
    if not asked.python:
        lanes.append(_Lane(OF_THE_PHONE_APP, PWA, install_phone_packages()))
    with ThreadPoolExecutor(len(lanes)) as side_by_side:
        unhappy = [name for lane in side_by_side.map(_complaints, lanes) for name in lane]
    return _told(unhappy, as_json=asked.json)


def _told(unhappy: list[str], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"complaints": unhappy}))
    say(f"Not as it should be: {', '.join(unhappy)}." if unhappy else "All checks passed.")
    return 1 if unhappy else 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./jalon check", description="Lint, format, types, layers and budgets; no test runs."
    )
    parser.add_argument("--python", action="store_true", help="leave out the phone application")
    parser.add_argument(
        "--faults", action="store_true", help="only ask what is known against the packages"
    )
    parser.add_argument("--json", action="store_true", help="what complains, as one JSON line")
    return parser.parse_args(arguments)


def generate(arguments: list[str]) -> int:
    """Write what is derived from the records; with `--check`, 1 when a file is not up to date."""
    install_python_packages()
    with tempfile.TemporaryDirectory() as folder:
        env = environment(JALON_DATA=folder, JALON_SECRET_KEY=secrets.token_urlsafe(48))
        return run_aloud([PYTHON, "-m", "backend.cli", "generate", *arguments], env=env)


def _complaints(lane: _Lane) -> list[str]:
    unhappy = []
    for name, command in lane.checks.items():
        code, said = run_apart(command, cwd=lane.folder, env=lane.env)
        say(f"• {name}\n{said.rstrip()}")
        if code:
            unhappy.append(name)
    return unhappy
