"""The files of the repository, as the tests about the code see them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("sync", "backend", "launcher")


@cache
def kept_files() -> tuple[Path, ...]:
    """What git keeps or would keep: all that no `.gitignore` leaves out."""
    listing = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in names.split("\0") if name]
    return tuple(sorted({file for file in files if file.is_file()}))


def kept(*endings: str, under: str = "") -> tuple[Path, ...]:
    """Kept files with one of these endings, in one folder."""
    folder = ROOT / under
    return tuple(file for file in kept_files() if file.suffix in endings and folder in file.parents)


def python_code() -> tuple[Path, ...]:
    """The Python of the product, without its tests."""
    return tuple(file for folder in CODE for file in kept(".py", under=folder))


def lines_of(file: Path) -> int:
    """How many lines a file has."""
    return len(file.read_text(encoding="utf-8").splitlines())


def functions_of(file: Path) -> Iterator[tuple[str, int]]:
    """Each function of a Python file with its lines, its docstring and decorators left out."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield f"{shown(file)}:{node.lineno} {node.name}", _length(node)


def shown(file: Path) -> str:
    """A file's name as a person writes it."""
    return str(file.relative_to(ROOT))


def _length(function: ast.FunctionDef) -> int:
    last = function.end_lineno or function.lineno
    whole = last - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)
