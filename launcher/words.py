"""The commands of the backend and what each does, read from its source, with nothing installed."""

import ast
from functools import cache
from pathlib import Path

from launcher.places import ROOT

TABLE = "COMMANDS"


def backend_commands() -> dict[str, str]:
    """Name of each command, and the first sentence of its docstring."""
    places = _commands_table(ROOT / "backend" / "cli.py")
    return {word: _first_sentence(place) for word, place in sorted(places.items())}


def _commands_table(cli: Path) -> dict[str, str]:
    if not cli.exists():
        return {}
    for node in _parsed(cli).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == TABLE:
                table: dict[str, str] = ast.literal_eval(value)
                return table
    return {}


def _first_sentence(place: str) -> str:
    module, _, name = place.partition(":")
    file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    if not file.exists():
        return ""
    for node in _parsed(file).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return (ast.get_docstring(node) or "").partition("\n")[0].rstrip(".")
    return ""


@cache
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
