"""Layouts with formulas that fail, act or wait; and months over the new year."""

from __future__ import annotations

from random import Random

from tests.sheets.invented import people, split_hours
from tests.sheets.layouts import FULL_HEAD, Expected, Made, expected, full_line, layout
from tests.sheets.workbooks import Formula, Tab, xlsx


@layout
def formulas_that_fail_or_act(random: Random) -> Made:
    crew = people(random, 6)
    lines = [["Mois : mars 2025"], [*FULL_HEAD, "Notes"], *([*full_line(p), ""] for p in crew)]
    rows = expected(crew)
    lines[2][4] = Formula("=1/0", "#DIV/0!")
    lines[3][4] = Formula("=SUM(H4:J4)")
    lines[4][6] = Formula("=cmd|' /C calc'!A0", 0)
    lines[5][6] = Formula('=HYPERLINK("http://exemple.invalid","ici")', "ici")
    lines[6][4] = Formula("=SUM(H7:J7)", crew[4].hours)
    for number, error in ((0, "E_HOURS_UNREADABLE"), (1, "E_FORMULA_NO_CACHE")):
        rows[number].hours, rows[number].errors = None, (error,)
    rows[2].errors = rows[3].errors = ("E_INJECTION",)
    return Made(xlsx(Tab(lines)), rows)


@layout
def lines_prepared_with_formulas(random: Random) -> Made:
    crew = people(random, 5)
    head = ["N°", "Nom", "Prénom", "Contrat", "S10", "S11", "S12", "S13", "Total heures"]
    lines: list[list[object]] = [["Mois : mars 2025"], head]
    for n, p in enumerate(crew, 1):
        parts = split_hours(random, p.hours, 4)
        lines.append([n, p.last, p.first, p.written_kind, *parts, Formula("=SUM(E3:H3)", p.hours)])
    lines += [[n, *[""] * 7, Formula("=SUM(E9:H9)", 0)] for n in range(6, 20)]
    total = round(sum(p.hours for p in crew), 2)
    lines.append(["", "TOTAL", *[""] * 6, Formula("=SUM(I3:I20)", total)])
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type"))


@layout
def months_across_the_new_year(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [["Nom", "Prénom", "Novembre", "Décembre", "Janvier"]]
    months = ("2024-11", "2024-12", "2025-01")
    rows = []
    for p in crew:
        lines.append([p.last, p.first, p.hours, p.hours, p.hours])
        rows += [Expected(f"{p.last} {p.first}", month, p.hours) for month in months]
    return Made(xlsx(Tab(lines)), rows, months)
