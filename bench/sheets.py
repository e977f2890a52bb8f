"""`./jalon bench sheets`: one of 40 lines read and matched, the start of its process, 200.

The budgets: 150 ms of CPU to read and match 40 lines against 20,000 persons, 300 ms to start the
process that reads. Beside each stands a floor of the same run: the bare parser, a bare Python.
"""

import argparse
import io
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import python_calamine as calamine
import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backend.sheets.matching import match_by_company
from backend.sheets.reader.read import read_sheet
from backend.sheets.reader.sandbox import CHILD, read_many
from bench.figures import Report, figure
from sync.reconcile.matching import Employment, Person, Register
from sync.reconcile.reading import SheetReading

MONTH, SIRET = "2026-02", "99580359000018"
SYLLABLES = tuple("ba ber co dal du fer gui ka la mar mo na pe ri ro sa ter tou val vi".split())  # noqa: SIM905 - one line
FIRST = ("Awa", "Luc", "Zoé", "Yann", "Inès", "Mamadou", "Rosa", "Karim", "Léa", "Paul")
HEAD = ("Nom", "Prénom", "Type de contrat", "Date d'entrée", "Heures d'insertion")
LINES, PEOPLE, SHEETS = 40, 20_000, 200
MISSPELLED = 0.1
READ_AND_MATCHED, STARTED_WITHIN = 150, 300
"""Milliseconds."""


def name(random: Random) -> tuple[str, str]:
    """An invented last and first name."""
    last = "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 4)))
    return last.upper(), random.choice(FIRST)


def sheet(people: list[Person], random: Random) -> bytes:
    """A workbook of these people, some spelled with an error."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, ["Fiche mensuelle", "Mois : février 2026"])
    page.write_row(
        2, 0, ["Nom", "Prénom", "Type de contrat", "Date d'entrée", "Heures d'insertion"]
    )
    for row, person in enumerate(people, 3):
        last = person.last_name[1:] if random.random() < MISSPELLED else person.last_name
        page.write_row(row, 0, [last, person.first_name, "CDD", "05/01/2026"])
        page.write_number(row, 4, random.randint(7, 151))
    book.close()
    return held.getvalue()


def cpu(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of CPU of several runs after a first one."""
    work()
    found = []
    for _ in range(times):
        began = time.process_time()
        work()
        found.append(1000 * (time.process_time() - began))
    return found


def wall(command: list[str], content: bytes, times: int) -> list[float]:
    """Milliseconds until a program has started and ended, several times."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, input=content, capture_output=True, check=False)
        found.append(1000 * (time.perf_counter() - began))
    return found


def one_sheet(report: Report, times: int) -> None:
    """Measure one sheet, and the process that opens it."""
    random = Random(1)
    register = Register(Person(str(n), *name(random)) for n in range(PEOPLE))
    people = [register.known(str(n)).person for n in random.sample(range(PEOPLE), LINES)]
    contracts = {SIRET: [Employment(p.id, date(2026, 1, 5)) for p in people]}
    content = sheet(people, random)

    def read() -> SheetReading:
        return read_sheet(content, (MONTH,))

    rows = read().rows
    began = time.process_time()
    match_by_company(rows, register, contracts, SIRET)
    first = 1000 * (time.process_time() - began)

    def match() -> object:
        return match_by_company(rows, register, contracts, SIRET)

    def parse() -> object:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python()

    def register_anew() -> object:
        return Register(Person(str(n), p.last_name, p.first_name) for n, p in known(register))

    reading, matching = cpu(read, times), cpu(match, times)
    both = [one + other for one, other in zip(reading, matching, strict=True)]
    report.add(
        figure(f"{len(rows)} lines read, bare parser beside", "ms", reading, cpu(parse, times))
    )
    report.add(figure(f"{len(rows)} lines matched among {PEOPLE:,}", "ms", matching))
    report.add(figure(f"{len(rows)} lines read and matched", "ms", both, aim=READ_AND_MATCHED))
    report.add(figure("the first sheet matched against a register", "ms", [first]))
    report.add(figure("a register made ready", "ms", cpu(register_anew, 2)))
    start = wall([sys.executable, "-I", str(CHILD)], b'{"slot_months": []}\n', times)
    bare = wall([sys.executable, "-I", "-c", "pass"], b"", times)
    report.add(figure("the reader's process started", "ms", start, aim=STARTED_WITHIN))
    report.add(figure("the same beside a bare Python", "ms", start, bare))


def known(register: Register) -> list[tuple[int, Person]]:
    """Everybody of a register."""
    return [(n, register.known(str(n)).person) for n in range(len(register))]


def a_month(report: Report, count: int, rounds: int) -> None:
    """Measure many sheets at once, beside the same read here one by one."""
    random = Random(2)
    people = [Person(str(n), *name(random)) for n in range(LINES)]
    contents = [sheet(people, random) for _ in range(count)]
    seconds, alone, busy = [], [], []
    for _ in range(rounds):
        before, began = spent_by_children(), time.perf_counter()
        for _reading in read_many((content, (MONTH,)) for content in contents):
            pass
        seconds.append(time.perf_counter() - began)
        busy.append((spent_by_children() - before) / seconds[-1])
        began = time.perf_counter()
        for content in contents:
            read_sheet(content, (MONTH,))
        alone.append(time.perf_counter() - began)
    report.add(figure(f"{count} sheets, beside one by one without walls", "s", seconds, alone))
    report.add(figure(f"processors busy, of {os.cpu_count()}", "", busy))


def spent_by_children() -> float:
    """CPU seconds of the processes that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> int:
    """Measure one sheet and a month of them."""
    parser = argparse.ArgumentParser(prog="./jalon bench sheets", description=__doc__)
    parser.add_argument("--sheets", type=int, default=SHEETS)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=3, help="of the month, the median counts (3)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    report = Report("sheets", {name: str(value) for name, value in vars(asked).items()})
    one_sheet(report, asked.times)
    a_month(report, asked.sheets, asked.rounds)
    return report.keep(asked.target)


if __name__ == "__main__":
    sys.exit(main())
