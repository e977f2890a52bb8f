"""A month of companies' sheets: one of 40 lines read and matched, the start of its process, 200.

The budgets: 150 ms of CPU to read and match 40 lines against 20,000 persons, 300 ms to start the
process that reads. Beside each stands a floor of the same run: the bare parser, a bare Python.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from random import Random

import python_calamine as calamine
import xlsxwriter

from backend.sheets.matching import match_by_company
from backend.sheets.reader.read import read_sheet
from backend.sheets.reader.sandbox import CHILD, read_many
from sync.reconcile.matching import Employment, Person, Register
from sync.reconcile.reading import SheetReading

MONTH, SIRET = "2026-02", "99580359000018"
SYLLABLES = tuple("ba ber co dal du fer gui ka la mar mo na pe ri ro sa ter tou val vi".split())  # noqa: SIM905 - one line
FIRST = ("Awa", "Luc", "Zoé", "Yann", "Inès", "Mamadou", "Rosa", "Karim", "Léa", "Paul")
HEAD = ("Nom", "Prénom", "Type de contrat", "Date d'entrée", "Heures d'insertion")
LINES, PEOPLE, SHEETS = 40, 20_000, 200
MISSPELLED = 0.1


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


def cpu(work: Callable[[], object], times: int) -> float:
    """Milliseconds of CPU of one run, the least of several; none of the first counts."""
    work()
    found = []
    for _ in range(times):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return 1000 * min(found)


def wall(command: list[str], content: bytes, times: int) -> float:
    """Milliseconds until a program has started and ended, the least of several."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, input=content, capture_output=True, check=False)
        found.append(time.perf_counter() - began)
    return 1000 * min(found)


def one_sheet(times: int) -> dict[str, float]:
    """The figures of one sheet and of the process that opens it."""
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

    start = [sys.executable, "-I", str(CHILD)]
    head = b'{"slot_months": []}\n'
    return {
        "lines": len(rows),
        "read_cpu_ms": cpu(read, times),
        "match_cpu_ms": cpu(match, times),
        "first_match_cpu_ms": first,
        "parser_alone_cpu_ms": cpu(
            lambda: (
                calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
                .get_sheet_by_index(0)
                .to_python()
            ),
            times,
        ),
        "register_cpu_ms": cpu(
            lambda: Register(Person(str(n), p.last_name, p.first_name) for n, p in known(register)),
            1,
        ),
        "start_ms": wall(start, head, times),
        "bare_python_ms": wall([sys.executable, "-I", "-c", "pass"], b"", times),
    }


def known(register: Register) -> list[tuple[int, Person]]:
    """Everybody of a register."""
    return [(n, register.known(str(n)).person) for n in range(len(register))]


def a_month(count: int, *, quiet: bool) -> dict[str, float]:
    """The figures of many sheets at once, with progress on the terminal."""
    random = Random(2)
    people = [Person(str(n), *name(random)) for n in range(LINES)]
    contents = [sheet(people, random) for _ in range(count)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    for number, _ in enumerate(read_many((content, (MONTH,)) for content in contents), 1):
        if not quiet:
            print(f"\r{number} / {count}", end="", file=sys.stderr, flush=True)
    seconds = time.perf_counter() - began
    if not quiet:
        print(file=sys.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "sheets": count,
        "seconds": seconds,
        "cpu_seconds": spent,
        "processors": os.cpu_count() or 1,
        "processors_busy": spent / seconds,
    }


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--sheets", type=int, default=SHEETS)
    reader.add_argument("--times", type=int, default=7)
    reader.add_argument("--json", action="store_true", help="machine-readable")
    asked = reader.parse_args()
    one = one_sheet(asked.times)
    month = a_month(asked.sheets, quiet=asked.json)
    result = {
        group: {name: round(value, 1) for name, value in figures.items()}
        for group, figures in (("one", one), ("month", month))
    }
    if asked.json:
        print(json.dumps(result, indent=1))
        return
    both = one["read_cpu_ms"] + one["match_cpu_ms"]
    print(
        f"{one['lines']:.0f} lines: read {one['read_cpu_ms']:.0f} ms + matched among {PEOPLE:,} "
        f"{one['match_cpu_ms']:.0f} ms = {both:.0f} ms of CPU (budget 150; bare parser "
        f"{one['parser_alone_cpu_ms']:.1f})"
    )
    print(
        f"register of {PEOPLE:,} made ready once: {one['register_cpu_ms']:.0f} ms of CPU; "
        f"the first sheet matched against it: {one['first_match_cpu_ms']:.0f} ms"
    )
    print(
        f"process started: {one['start_ms']:.0f} ms (budget 300; bare Python "
        f"{one['bare_python_ms']:.0f})"
    )
    print(
        f"{month['sheets']:.0f} sheets: {month['seconds']:.1f} s, "
        f"{month['processors_busy']:.1f} of {month['processors']:.0f} processors busy with them"
    )


if __name__ == "__main__":
    main()
