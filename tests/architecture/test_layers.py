"""Who may import whom; the contracts are in pyproject.toml."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.architecture.tree import ROOT, kept, shown

PURE_COMPUTING = {"rapidfuzz", "holidays", "stdnum"}
OF_PYTEST = {"_pytest"}
MAY_COMMIT = ("routes.py", "cli.py", "commands.py", "env.py", "accounts/gate.py",
             "audit/reading.py")  # fmt: skip
"""The doors of the backend; env.py is Alembic's; the gate counts the calls of what only reads, the
log of readings is written after the route."""
OUTSIDE_THE_LAYERS = {"migrations"}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("backend", "launcher", "sync", include_external_packages=True)


def test_every_contract_is_kept():
    # A process of its own: the linter configures logging for all of its process.
    linter = Path(sys.executable).with_name("lint-imports")
    linted = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_every_package_of_the_backend_is_in_a_contract():
    named = {
        name.strip("() ")
        for contract in _contracts()
        for layer in contract.get("layers", [])
        for name in layer.split("|")
    }
    packages = {file.parent.name for file in (ROOT / "backend").glob("*/__init__.py")}
    assert packages - named == OUTSIDE_THE_LAYERS


def test_sync_imports_pure_computing_only(graph):
    allowed = PURE_COMPUTING | sys.stdlib_module_names
    assert _third_parties(graph, "sync") - allowed == set()


def test_the_launcher_imports_the_standard_library_only(graph):
    allowed = OF_PYTEST | sys.stdlib_module_names
    assert _third_parties(graph, "launcher") - allowed == set()


def test_record_tables_are_seen_by_their_package_only(graph):
    tables = "backend.records.tables"
    seen_by = graph.find_modules_that_directly_import(tables) if tables in graph.modules else set()
    assert {module for module in seen_by if not module.startswith("backend.records.")} == set()


def test_only_routes_and_commands_commit():
    committing = {
        shown(file)
        for file in kept(".py", under="backend")
        if not str(file).endswith(MAY_COMMIT) and _commits(file)
    }
    assert committing == set()


def _contracts():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]


def _third_parties(graph, package):
    own = {package} | graph.find_descendants(package)
    imported = {
        found for module in own for found in graph.find_modules_directly_imported_by(module)
    }
    return {module.partition(".")[0] for module in imported - own}


def _commits(file):
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    )
