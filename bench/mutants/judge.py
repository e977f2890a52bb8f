"""The tests, loaded once with a switch at every check, as a plugin of pytest.

First every test runs once, and it is noted which checks refused it. A check that never refused
anybody is missed by nobody: without it the very same would happen. The others' tests run again
without the check, those that it refused first, until one fails.
"""

import json
import re
import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from bench.mutants import switch
from bench.mutants.checks import DECLARED, Check, switched
from bench.mutants.declared import declared, widen
from bench.mutants.forks import LONGEST, Forks, Line, Say
from bench.mutants.loading import forget_answers, load_from_now_on

DATABASE = "sqlite_template"
AT_ONCE = 100
"""Tests of a file that one process looks at, about."""
OF_RECORDS = "test_record_rights.py"
OF_EACH = "test_each_check.py"
OF_ROUTES = "test_a_role_without_the_right_is_refused_and_one_with_it_is_not"


@dataclass
class Told:
    """What the first run of all tests told, by the keys of checks and the numbers of tests."""

    refused: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    passed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    cost: dict[int, float] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Verdict:
    """What became of one mutant."""

    check: Check
    killed: bool
    by: str
    seconds: float


class Judge:
    """The loop of tests is the judging of mutants."""

    def __init__(self, options: Namespace, tell: Callable[[str], None]) -> None:
        self.options, self.tell = options, tell
        trees, self.checks = switched()
        load_from_now_on(trees)
        self.files = list(trees)
        self.told = Told()
        self.verdicts: list[Verdict] = []
        self.items: list[pytest.Item] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests once, then those of each mutant."""
        self.items = session.items
        self.checks += declared(len(self.checks))
        self._warm()
        began = time.monotonic()
        self._look()
        self.tell(f"{len(self.items)} tests looked at in {time.monotonic() - began:.0f} s")
        self._judge()
        return True

    def _forks(self, do: Callable[[Any, Say], None], longest: int = 0) -> Forks[Any]:
        files: Any = self.items[0].config._tmp_path_factory  # noqa: SLF001 - pytest has no other way

        def begin(folder: Path) -> None:
            files._basetemp = folder  # noqa: SLF001 - where a process's tests put their files

        return Forks(files.getbasetemp(), self.options.processes, begin, do, longest)

    def _warm(self) -> None:
        """Make here, once, what each process would make again: a database with everybody in it."""
        seen: set[int] = set()
        for item in sorted(self.items, key=lambda each: (len(each.path.parts), each.nodeid)):
            of_it: Any = item
            found = of_it._fixtureinfo.name2fixturedefs.get(DATABASE)  # noqa: SLF001 - as above
            if found is None or id(found[-1]) in seen:
                continue
            seen.add(id(found[-1]))
            # what belongs to the whole session is left standing
            runtestprotocol(item, log=False, nextitem=of_it.session)

    def _look(self) -> None:
        known = self._kept()
        groups: dict[tuple[Path, int], list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            if item.nodeid in known:
                self._note({**known[item.nodeid], "test": number})
            else:
                groups[item.path, number // AT_ONCE].append(number)
        work = sorted(groups.values(), key=len, reverse=True)
        for ended in self._forks(self._look_at).all(work):
            for line in ended.lines:
                known[self._note(line)] = line
            if self.options.kept is not None:
                self.options.kept.write_text(json.dumps(known), encoding="utf-8")

    def _kept(self) -> dict[str, Line]:
        """What tests told when they were looked at before."""
        file = self.options.kept
        if file is None or not file.exists():
            return {}
        found: dict[str, Line] = json.loads(file.read_text(encoding="utf-8"))
        return found

    def _look_at(self, numbers: list[int], say: Say) -> None:
        before = 0.0
        for place, number in enumerate(numbers):
            switch.forget()
            forget_answers(self.files)
            reports = self._run(number, numbers[place + 1 :])
            before = max(before, *(each.duration for each in reports if each.when == "setup"))
            say(
                {
                    "test": number,
                    "cost": before + sum(e.duration for e in reports if e.when != "setup"),
                    "failed": any(each.failed for each in reports),
                    "refused": self._named(switch.State.refused),
                    "passed": self._named(switch.State.passed - switch.State.refused),
                }
            )

    def _run(self, test: int, then: list[int]) -> list[pytest.TestReport]:
        """Run a test; what the next one needs as well is left standing."""
        following = self.items[then[0] if then else test]
        found: list[pytest.TestReport] = runtestprotocol(
            self.items[test], log=False, nextitem=following
        )
        return found

    def _named(self, numbers: set[int]) -> list[str]:
        return sorted({self.checks[number].key for number in numbers})

    def _note(self, line: dict[str, Any]) -> str:
        """Keep what a test told; returns its name."""
        test, name = line["test"], self.items[line["test"]].nodeid
        self.told.cost[test] = line["cost"]
        if line["failed"]:
            self.told.failed.add(test)
            self.tell(f"not asked, it fails as the code is: {name}")
            return name
        for key in line["refused"]:
            self.told.refused[key].add(test)
        for key in line["passed"]:
            self.told.passed[key].add(test)
        return name

    def tests_of(self, check: Check) -> list[int]:
        """The tests that may miss a check: those refused by it first, of each kind the cheapest."""
        if check.part in DECLARED:
            return self._of_declaration(check)
        found = self._varied(check, self.told.refused[check.key])
        if check.is_met_silently:
            found += self._varied(check, self.told.passed[check.key])
        return self._within_time(found)

    def _of_declaration(self, check: Check) -> list[int]:
        if check.part != "policy":
            return [n for n, each in enumerate(self.items) if each.path.name == OF_RECORDS]
        from tests.backend.access_matrix import MATRIX  # noqa: PLC0415 - once it has its switches

        wanted = {f"{OF_ROUTES}[{line.call}]" for line in MATRIX.get(check.about, ())}
        named = [n for n, each in enumerate(self.items) if each.name in wanted]
        return named + [n for n, each in enumerate(self.items) if each.path.name == OF_EACH]

    def _varied(self, check: Check, tests: set[int]) -> list[int]:
        """Those of its package first; the cheapest of every function, then the second of each."""
        near = (f"/{check.file.split('/')[1]}/", OF_EACH)
        times: dict[str, int] = defaultdict(int)
        ranked = []
        for test in sorted(tests, key=lambda each: (self.told.cost[each], each)):
            name = self.items[test].nodeid.partition("[")[0]
            far = check.part != "query" and not any(each in name for each in near)
            ranked.append((far, times[name], self.told.cost[test], test))
            times[name] += 1
        return [test for *_, test in sorted(ranked)]

    def _within_time(self, tests: list[int]) -> list[int]:
        chosen, spent = [], 0.0
        for test in tests:
            spent += self.told.cost.get(test, 0)
            if spent > self.options.seconds and chosen:
                break
            chosen.append(test)
        return chosen

    def _judge(self) -> None:
        asked = [
            (check, self.tests_of(check))
            for part in self.options.parts
            for check in self.checks
            if check.part == part and self._is_asked(check)
        ]
        for ended in self._forks(self._judge_one, LONGEST).all(asked):
            told: Any = ended.lines[0] if ended.lines else {"by": "it never ends", "seconds": 0.0}
            by = told["by"] or f"none of {len(ended.piece[1])} tests"
            verdict = Verdict(ended.piece[0], bool(told["by"]), by, told["seconds"])
            self.verdicts.append(verdict)
            state = "killed" if verdict.killed else "ALIVE "
            self.tell(f"{state} {verdict.seconds:5.1f} s  {verdict.check.place}  < {verdict.by}")

    def _is_asked(self, check: Check) -> bool:
        again = self.options.again
        return self.options.only in check.place and (
            again is None
            or re.search(rf"(?m)^ALIVE .*s  {re.escape(check.place)}  <", again) is not None
        )

    def _judge_one(self, work: tuple[Check, list[int]], say: Say) -> None:
        check, tests = work
        began = time.monotonic()
        if check.part in DECLARED:
            widen(check)
        else:
            switch.State.out = check.number
            forget_answers([check.file])
        by = ""
        for place, test in enumerate(tests):
            if test in self.told.failed:
                continue
            if any(each.failed for each in self._run(test, tests[place + 1 :])):
                by = self.items[test].nodeid
                break
        say({"by": by, "seconds": time.monotonic() - began})
