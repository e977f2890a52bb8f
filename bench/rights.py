"""`./jalon bench rights`: delete each permission check in turn; the tests must notice.

A check is an `if` that ends in refusing, a call that refuses, or the roles of a line of the policy.
Each is taken out of a copy of the code, and the tests of its place run until one fails. A mutant
that none notices is printed; the exit code is 1 when less than 95 of 100 are noticed.
"""

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.backend.access_matrix import MATRIX

ROOT = Path(__file__).resolve().parent.parent

ENOUGH = 0.95
ROLES_TRIED = (
    "tests/backend/test_access.py::test_a_role_without_the_right_is_refused_and_one_with_it_is_not"
)
REFUSALS = {
    *("NotFound", "Forbidden", "Forged", "NotSignedIn", "FactorMissing", "SignInAgain"),
    *("WrongCredentials", "WrongCode", "CodeNeeded", "PasskeyRefused", "LastFactor"),
    *("OwnAccount", "OfACompany", "UserMismatch", "DeviceClosed", "DeviceTaken", "LinkUnknown"),
    *("SessionReused", "UnsupportedType", "TooMany"),
}
CALLS = {
    *("must_see", "must_read", "must_write", "must_be_recent", "must_not_be_forged"),
    *("must_come_from_our_page", "_must_be_allowed", "_must_be_another", "_must_not_be_the_last"),
    *("must_be_hard_to_guess", "end_sessions", "spend", "count", "is_draining"),
}
PLACES = ("backend/*/routes.py", "backend/accounts/*.py", "backend/directory/*.py")
COPIED = ("backend", "sync", "tests", "launcher", "bench", "pyproject.toml", "docs", "pwa/src")
SIGN_IN = tuple(
    f"tests/security/test_{name}.py"
    for name in ("directory", "wipe", "passkeys", "second_factor", "limits", "passwords")
)
NEAREST = {
    "gate": "tests/backend/test_gate.py",
    "routes": "tests/backend/test_guesses.py",
    "throttle": "tests/backend/test_guesses.py",
    "sessions": "tests/backend/test_rotation.py",
    "tokens": "tests/backend/test_access.py",
    "identity": "tests/backend/test_rights_now.py",
    "signing": "tests/backend/test_rights_now.py",
    "links": "tests/backend/links",
    "factor_routes": "tests/security/test_second_factor.py",
    "password_routes": "tests/security/test_passwords.py",
    "choosing": "tests/security/test_passwords.py",
    "passkeys": "tests/security/test_passkeys.py",
    "device_routes": "tests/security/test_wipe.py",
    "limits": "tests/security/test_limits.py",
}
ALWAYS = ("tests/backend/test_access.py", "tests/security/test_words.py")
TESTS = {
    "accounts": (
        *("tests/backend/test_gate.py", "tests/backend/test_guesses.py"),
        *("tests/backend/test_rotation.py", "tests/backend/test_rights_now.py"),
        *("tests/backend/test_sessions.py", "tests/backend/test_at_once.py"),
        *("tests/backend/links", "tests/backend/test_secrets.py"),
    ),
    "directory": (),
    "syncing": ("tests/backend/test_exchange.py", "tests/backend/test_rights_now.py"),
    "attachments": ("tests/backend/test_attachments.py",),
    "follow_up": ("tests/backend/test_follow_up.py",),
}
EVERYBODY = "frozenset(Role)"


@dataclass(frozen=True)
class Mutant:
    """One check taken out: the lines of a file, and what stands there instead."""

    file: str
    start: int
    end: int
    instead: str
    about: str

    @property
    def place(self) -> str:
        """Where it is, and what it takes out."""
        return f"{self.file}:{self.start} {self.about}"

    @property
    def tests(self) -> list[str]:
        """The tests of its place, the nearest first."""
        package = Path(self.file).parts[1]
        if self.file.endswith("policy.py") and self.about.partition(":")[0] in MATRIX:
            lines = MATRIX[self.about.partition(":")[0]]
            return [f"{ROLES_TRIED}[{line.call}]" for line in lines]
        own = TESTS.get(package, (f"tests/backend/{package}",))
        order = (*SIGN_IN, *own) if package in {"accounts", "directory"} else own
        nearest = NEAREST.get(Path(self.file).stem) if package == "accounts" else None
        order = (*filter(None, [nearest]), *order, *ALWAYS)
        return [place for place in dict.fromkeys(order) if (ROOT / place).exists()]


def mutants() -> Iterator[Mutant]:
    """Every check of the places where rights are decided."""
    files = sorted({file for place in PLACES for file in ROOT.glob(place)})
    for file in files:
        text = file.read_text(encoding="utf-8")
        name = str(file.relative_to(ROOT))
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            yield from _of(node, name, lines)


def _of(node: ast.AST, file: str, lines: list[str]) -> Iterator[Mutant]:
    if isinstance(node, ast.If) and _refuses(node.body[-1]):
        head = lines[node.lineno - 1]
        word = "elif False:" if head.lstrip().startswith("elif") else "if False:"
        instead = head[: len(head) - len(head.lstrip())] + word
        end = node.body[0].lineno - 1
        yield Mutant(file, node.lineno, end, instead, ast.unparse(node.test)[:80])
    if isinstance(node, ast.Expr) and _called(node.value) in CALLS:
        indent = " " * node.col_offset
        end = node.end_lineno or node.lineno
        yield Mutant(file, node.lineno, end, f"{indent}pass", ast.unparse(node)[:80])
    if isinstance(node, ast.Dict) and file.endswith("policy.py"):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _roles(key, value, file, lines)


def _roles(key: ast.expr | None, value: ast.expr, file: str, lines: list[str]) -> Iterator[Mutant]:
    if not isinstance(key, ast.Constant) or not isinstance(value, ast.Call):
        return
    for word in value.keywords:
        said = ast.unparse(word.value)
        if word.arg == "roles" and said not in {"EVERYBODY", EVERYBODY}:
            whole = "\n".join(lines[value.lineno - 1 : value.end_lineno])
            changed = whole.replace(f"roles={said}", f"roles={EVERYBODY}", 1)
            end = value.end_lineno or value.lineno
            yield Mutant(file, value.lineno, end, changed, f"{key.value}: roles={said}")


def _refuses(last: ast.stmt) -> bool:
    if not isinstance(last, ast.Raise):
        return False
    raised = last.exc.func if isinstance(last.exc, ast.Call) else last.exc
    name = raised.attr if isinstance(raised, ast.Attribute) else getattr(raised, "id", "")
    return name in REFUSALS


def _called(node: ast.expr) -> str:
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def pytest(words: list[str], copy: Path) -> subprocess.CompletedProcess[str]:
    """Run tests in a copy of the code."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    chosen = ["-m", "not postgres and not browser", *words]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*command, *chosen], cwd=copy, env=env, capture_output=True, check=False, text=True
    )


def survives(mutant: Mutant, copy: Path) -> bool:
    """Run the tests of a mutant in a copy of the code; tell whether all passed."""
    file = copy / mutant.file
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    lines[mutant.start - 1 : mutant.end] = mutant.instead.splitlines()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        return pytest(["-x", *mutant.tests], copy).returncode == 0
    finally:
        file.write_text(text, encoding="utf-8")


def _copy(folder: Path) -> Path:
    for name in COPIED:
        there = ROOT / name
        if there.is_dir():
            skip = shutil.ignore_patterns("__pycache__", "artefacts", "node_modules")
            shutil.copytree(there, folder / name, ignore=skip)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(there, folder / name)
    return folder


def _shared(left: Iterator[Mutant], turn: Lock) -> Iterator[Mutant]:
    """Each mutant for one worker only."""
    while True:
        with turn:
            mutant = next(left, None)
        if mutant is None:
            return
        yield mutant


def judged(chosen: list[Mutant]) -> list[Mutant]:
    """The mutants whose tests pass while no check is missing: of the others nothing can be said."""
    tests = list(dict.fromkeys(place for each in chosen for place in each.tests))
    with tempfile.TemporaryDirectory() as folder:
        told = pytest(["--tb=no", "-rfE", *tests], _copy(Path(folder) / "copy")).stdout
    failing = tuple(re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", told, re.MULTILINE))
    wrong = {test for test in tests if any(each.startswith(test) for each in failing)}
    for test in sorted(wrong):
        print(f"not judged, it fails as the code is: {test}")
    return [each for each in chosen if wrong.isdisjoint(each.tests)]


def _run(chosen: list[Mutant], processes: int) -> list[Mutant]:
    """The mutants that nobody noticed."""
    left, alive, turn = iter(chosen), list[Mutant](), Lock()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(processes) as pool:

        def work(number: int) -> None:
            copy = _copy(Path(folder) / str(number))
            for mutant in _shared(left, turn):
                began = time.monotonic()
                lives = survives(mutant, copy)
                state = "ALIVE " if lives else "killed"
                where = f"{mutant.file}:{mutant.start}"
                print(f"{state} {time.monotonic() - began:5.0f} s  {where}  {mutant.about}")
                sys.stdout.flush()
                if lives:
                    alive.append(mutant)

        for each in [pool.submit(work, number) for number in range(processes)]:
            each.result()
    return alive


def main() -> int:
    """Take the checks out one by one; 1 when too many are not missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="mutants whose place has these words")
    parser.add_argument("--without", default="\0", help="none whose place has these")
    parser.add_argument("--sample", type=int, help="so many, drawn by chance")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", action="store_true", help="only say which there are")
    asked = parser.parse_args()
    found = [
        each for each in mutants() if asked.only in each.place and asked.without not in each.place
    ]
    if asked.list:
        print(*(f"{each.file}:{each.start}  {each.about}" for each in found), sep="\n")
        print(f"{len(found)} mutants")
        return 0
    if asked.sample:
        found = random.Random(asked.seed).sample(found, min(asked.sample, len(found)))
    found = judged(found)
    alive = _run(found, asked.processes)
    share = 1 - len(alive) / max(len(found), 1)
    print(f"{len(found) - len(alive)} of {len(found)} noticed: {share:.1%}")
    return 0 if share >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
