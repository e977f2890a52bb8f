"""`./jalon test`: every test, in Python, TypeScript and a real browser, and one line of counts."""

import argparse
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from launcher.chromium import ensure_chromium
from launcher.nginx import ensure_nginx
from launcher.phone_app import build_phone_app, install_phone_packages
from launcher.places import PWA, PYTHON
from launcher.programs import Words, environment, run_aloud, say
from launcher.python_packages import install_python_packages
from launcher.stamps import one_at_a_time

COUNTING = "launcher.pytest_counts"
PROCESSES = min(max(os.cpu_count() or 1, 3), 4)
"""Three at least: those that drive a browser often wait for it."""
SHARED = ("-n", str(PROCESSES), "--dist", "loadfile", "--no-loadscope-reorder")
"""Processes share the tests, file by file, in the order in which they were collected."""


@dataclass(frozen=True)
class Counts:
    """How the tests of one runner ended."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def line(self) -> str:
        """The counts as one line."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    def and_exit(self, code: int) -> "Counts":
        """These counts, with a failure more when the runner failed without naming a test."""
        return self if not code or self.failed else self + Counts(failed=1)


def test(arguments: list[str]) -> int:
    """Run everything, or with arguments what pytest selects by them; 1 when a test fails."""
    asked, selection = _parse(arguments)
    with one_at_a_time():
        install_python_packages(dev=True)
        build_phone_app()
        node = install_phone_packages()
        programs = {"JALON_CHROMIUM": ensure_chromium(), "JALON_NGINX": ensure_nginx()}
    counts = Counts() if selection else _phone_tests(node)
    counts += _python_tests(selection, {**node, **programs})
    print(json.dumps(asdict(counts)) if asked.json else counts.line(), flush=True)
    return 1 if counts.failed else 0


def _parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="./jalon test",
        usage="./jalon test [--json] [PYTEST ARGS]",
        description="Install what the tests need, build the phone application, run every test."
        " With arguments for pytest (a folder, -k WORD, -x …): only what they select, in Python.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="the counts as one JSON line")
    return parser.parse_known_args(arguments)


def _phone_tests(env: dict[str, str]) -> Counts:
    say("• tests of the phone application (vitest)")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "vitest.json")
        reporters = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
        code = run_aloud(["npx", "vitest", "run", *reporters], cwd=PWA, env=env)
        return _read_vitest(report).and_exit(code)


def _read_vitest(report: Path) -> Counts:
    if not report.exists():
        return Counts()
    told = json.loads(report.read_text(encoding="utf-8"))
    return Counts(
        told["numPassedTests"],
        told["numFailedTests"],
        told["numPendingTests"] + told["numTodoTests"],
    )


def _python_tests(arguments: list[str], env: dict[str, str]) -> Counts:
    say("• tests in Python and in the browser (pytest)")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "pytest.json")
        pytest: Words = [
            PYTHON,
            "-m",
            "pytest",
            "-p",
            "launcher.pytest_counts",
            *SHARED,
            *arguments,
        ]
        code = run_aloud(pytest, env={**environment(), **env, "JALON_PYTEST_COUNTS": str(report)})
        return _read_pytest(report).and_exit(code)


def _read_pytest(report: Path) -> Counts:
    if not report.exists():
        return Counts()
    return Counts(**json.loads(report.read_text(encoding="utf-8")))
