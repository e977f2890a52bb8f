"""Which checks decide on rights, and the code with a switch at each of them.

A check is a condition that ends in refusing (and each part of it), a call that refuses, a
condition that asks for a role, tags or whose something is, a query's condition on the territory or
the user, the roles of a line of the policy, the writers of a type of record. What looks like one
and is none: decision 0240.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

from bench.mutants.switch import NAME

ROOT = Path(__file__).resolve().parent.parent.parent
REFUSALS = {
    *("NotFound", "Forbidden", "Forged", "NotSignedIn", "FactorMissing", "SignInAgain"),
    *("WrongCredentials", "WrongCode", "CodeNeeded", "PasskeyRefused", "LastFactor"),
    *("OwnAccount", "OfACompany", "UserMismatch", "DeviceClosed", "DeviceTaken", "LinkUnknown"),
    *("SessionReused", "UnsupportedType", "TooMany", "Suspended", "OwnTerritory"),
    *("NotOfInstallation", "Declarer", "AnsweredOtherwise", "DeviceForked", "Forgotten"),
}
CALLS = {
    *("must_see", "must_read", "must_write", "must_be_recent", "must_not_be_forged"),
    *("must_come_from_our_page", "_must_be_allowed", "_must_be_another", "_must_not_be_the_last"),
    *("must_be_hard_to_guess", "end_sessions", "spend", "is_draining"),
    *("count", "links.count", "throttle.count"),
}
EFFECTS = ("end_sessions", "spend", "count")
"""Calls that do something even where they do not refuse."""
OF_RIGHTS = {
    *("role", "has_role", "tags", "tags_held", "grants", "held_tags", "writers", "readers"),
    *("sees", "may_know", "draining", "enrolling", "suspended", "to_wipe", "disabled_at"),
    *("revoked_at", "runs_installation"),
}
WHOSE = {"territory_id", "user_id"}
OF_CONTENT = {"invalid", "closed"}
"""Why a change is held whoever sends it: what it says is wrong, or its record is signed."""
FORMS = {"MONTH", "ENDINGS", "FILES", "LEVELS"}
"""What an address may look like: a month, an ending. A condition on it decides on no right."""
PLACES = ("backend/**/*.py", "sync/exchange.py", "sync/settle.py", "sync/scope.py")
NOT_OF_RIGHTS = (
    *("backend/demo/", "backend/migrations/", "backend/sheets/reader/", "backend/upkeep/"),
    *("backend/audit/inventory", "backend/records/reference.py", "backend/records/commands.py"),
)
"""The fictitious territory, moves of databases, what a heading of a sheet stands for ("role")."""


DECLARED = ("policy", "writers", "readers", "reach")
PARTS = ("refusal", "call", "right", "query", *DECLARED)


@dataclass(frozen=True)
class Check:
    """One check: where it is, what it says."""

    number: int
    file: str
    line: int
    about: str
    part: str
    """One of `PARTS`."""
    like_it: int = 0
    """How many of its file, before it, say the same."""

    @property
    def key(self) -> str:
        """What it is known by from one run to another, wherever its line has moved."""
        return f"{self.part} {self.file} {self.about} {self.like_it}"

    @property
    def is_met_silently(self) -> bool:
        """Whether a test may miss it even if it was not refused by it."""
        return self.part == "query" or any(f"{each}(" in self.about for each in EFFECTS)

    @property
    def place(self) -> str:
        """Where it is, and what it takes out."""
        return f"{self.file}:{self.line} {self.about}"


def files() -> list[Path]:
    """The files in which rights are decided."""
    found = sorted({file for place in PLACES for file in ROOT.glob(place)})
    return [file for file in found if not str(file.relative_to(ROOT)).startswith(NOT_OF_RIGHTS)]


class Switches(ast.NodeTransformer):
    """Writes a switch at each check of one file."""

    def __init__(self, file: str, first: int) -> None:
        self.file = file
        self.first = first
        self.found: list[Check] = []
        self.refusing = False

    def visit_If(self, node: ast.If) -> ast.AST:
        """A condition that ends in refusing, whole and in its parts; else one of rights."""
        if _refuses(node.body[-1], self.file) and not _words(node.test) & FORMS:
            node.test = self._refusing(node.test)
        else:
            node.test = self._condition(node.test)
        node.body = [self.visit(each) for each in node.body]
        node.orelse = [self.visit(each) for each in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """One value or another, by a right."""
        node.test = self._condition(node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """Some of many, by a right."""
        node.iter = self.visit(node.iter)
        node.ifs = [self._condition(each) for each in node.ifs]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """An answer to whether somebody may."""
        if isinstance(node.value, ast.BoolOp | ast.UnaryOp):
            node.value = self._condition(node.value)
        elif node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A call that refuses."""
        if not _calls(node.value) & CALLS:
            self.generic_visit(node)
            return node
        told = ast.unparse(node.value)
        self.generic_visit(node)
        switch = self._switch("calls", node, told, "call")
        item = ast.withitem(switch, ast.Name(GIVEN, ast.Store()))
        go_on = ast.If(ast.Name(GIVEN, ast.Load()), [node], [])
        return ast.copy_location(ast.With([item], [go_on]), node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """A query's condition on whose the rows are."""
        self.generic_visit(node)
        if not _is_whose(node):
            return node
        return self._switch("filters", node, ast.unparse(node), "query", node)

    def _refusing(self, test: ast.expr) -> ast.expr:
        told = ast.unparse(test)
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            test.values = [
                each
                if _is_guard(each, test.values)
                else self._switch(
                    "refuses", each, f"{ast.unparse(each)}  [of: {told}]", "refusal", each
                )
                for each in test.values
            ]
            return test
        return self._switch("refuses", test, told, "refusal", test)

    def _condition(self, test: ast.expr) -> ast.expr:
        """Each part of a condition that asks for a right: taken for granted, or never given."""
        if isinstance(test, ast.BoolOp):
            test.values = [self._condition(each) for each in test.values]
            return test
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            test.operand = self._condition(test.operand)
            return test
        if not _words(test) & OF_RIGHTS:
            return self.visit(test)
        told = ast.unparse(test)
        missed = _missed(test)
        if missed != "never":
            test = self._switch("admits", test, f"{told} (granted)", "right", test)
        if missed != "granted":
            test = self._switch("refuses", test, f"{told} (never)", "right", test)
        return test

    def _switch(
        self, name: str, at: ast.expr | ast.stmt, told: str, part: str, *rest: ast.expr
    ) -> ast.expr:
        number, about = self.first + len(self.found), told[:110]
        like_it = sum((each.part, each.about) == (part, about) for each in self.found)
        self.found.append(Check(number, self.file, at.lineno, about, part, like_it))
        called = ast.Attribute(ast.Name(NAME, ast.Load()), name, ast.Load())
        call = ast.Call(called, [ast.Constant(number), *rest], [])
        return ast.fix_missing_locations(ast.copy_location(call, at))


GIVEN = "__check_stands__"


def _is_whose(node: ast.Compare) -> bool:
    """Tell whether a comparison keeps a territory's or a user's own apart; joins do not."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return False
    left, right = node.left, node.comparators[0]
    if not (isinstance(left, ast.Attribute) and left.attr in WHOSE):
        return False
    return not (isinstance(right, ast.Attribute) and right.attr in WHOSE) or "me()" in ast.unparse(
        right
    )


def _is_guard(part: ast.expr, parts: list[ast.expr]) -> bool:
    """Tell whether a part only keeps another from failing: ``x is None or x.owner != me``.

    Without it the other one fails on None, and nobody is let through.
    """
    match part:
        case ast.Compare(ast.Name(name), [ast.Is()], [ast.Constant(None)]):
            return any(name in _used(each) for each in parts if each is not part)
    return False


def _used(node: ast.AST) -> set[str]:
    """The names of which a part reads something, or with which it reckons."""
    found: set[str] = set()
    for each in ast.walk(node):
        match each:
            case ast.Attribute(ast.Name(name)) | ast.Subscript(ast.Name(name)):
                found.add(name)
            case ast.BinOp(left, _, right):
                found |= {one.id for one in (left, right) if isinstance(one, ast.Name)}
    return found


def _missed(test: ast.expr) -> str:
    """What misses a change of somebody's tags; seeing one where there is none moves nothing."""
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq | ast.NotEq):
        sides = (test.left, test.comparators[0])
        if any(isinstance(each, ast.Attribute) and each.attr == "tags" for each in sides):
            return "granted" if isinstance(test.ops[0], ast.Eq) else "never"
    return ""


def _words(node: ast.AST) -> set[str]:
    names = (
        each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "")
        for each in ast.walk(node)
    )
    return set(names)


def _refuses(last: ast.stmt, file: str) -> bool:
    if isinstance(last, ast.Return) and file.startswith(("sync/", "backend/syncing/")):
        return _called(last.value) == "held" and not _says(last.value) & OF_CONTENT
    if not isinstance(last, ast.Raise):
        return False
    raised = last.exc.func if isinstance(last.exc, ast.Call) else last.exc
    name = raised.attr if isinstance(raised, ast.Attribute) else getattr(raised, "id", "")
    return name in REFUSALS


def _says(node: ast.expr | None) -> set[object]:
    """The constants among what a call is given."""
    given = node.args if isinstance(node, ast.Call) else []
    return {each.value for each in given if isinstance(each, ast.Constant)}


def _calls(node: ast.expr) -> set[str]:
    """A call by its name, or where others are named so, by whose it is."""
    whole = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return {whole} if whole.endswith(".count") else {whole, _called(node)}


def _called(node: ast.expr | None) -> str:
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def switched() -> tuple[dict[str, ast.Module], list[Check]]:
    """The code with its switches, by file, and every check in it."""
    trees: dict[str, ast.Module] = {}
    found: list[Check] = []
    for file in files():
        name = str(file.relative_to(ROOT))
        writer = Switches(name, len(found))
        tree = writer.visit(ast.parse(file.read_text(encoding="utf-8")))
        if writer.found:
            trees[name] = ast.fix_missing_locations(tree)
            found += writer.found
    return trees, found
