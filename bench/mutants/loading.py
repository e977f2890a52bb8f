"""Loads the code under test with its switches, in place of what is on disk."""

import ast
import builtins
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import _lru_cache_wrapper
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

from bench.mutants import switch
from bench.mutants.checks import ROOT


class Loader(SourceFileLoader):
    """Loads a file as it is with its switches."""

    def __init__(self, fullname: str, path: str, tree: ast.Module) -> None:
        super().__init__(fullname, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        """Compile the tree with the switches; nothing is kept on disk."""
        code: CodeType = compile(self.tree, self.get_filename(fullname), "exec", dont_inherit=True)
        return code


class Finder(MetaPathFinder):
    """Finds the files that have switches."""

    def __init__(self, trees: Mapping[str, ast.Module]) -> None:
        self.trees = trees

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Load ours with its switches, all else as always."""
        if not fullname.startswith(("backend.", "sync.")):
            return None
        spec = PathFinder.find_spec(fullname, path)
        if spec is None or spec.origin is None or not spec.origin.startswith(str(ROOT)):
            return None
        tree = self.trees.get(str(Path(spec.origin).relative_to(ROOT)))
        if tree is not None:
            spec.loader = Loader(fullname, spec.origin, tree)
        return spec


def load_from_now_on(trees: Mapping[str, ast.Module]) -> None:
    """Let whatever is imported from here on have its switches."""
    setattr(builtins, switch.NAME, switch)
    sys.meta_path.insert(0, Finder(trees))


def forget_answers(files: Iterable[str]) -> None:
    """Let functions forget what they answered while other checks stood."""
    for file in files:
        name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        module = sys.modules.get(name)
        for each in vars(module).values() if module else ():
            if isinstance(each, _lru_cache_wrapper):
                each.cache_clear()
