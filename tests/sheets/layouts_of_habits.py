"""Layouts from habits: all in one cell, measures in lines, cumulated tables, tabs by contract."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.sheets.invented import people
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, expected, full_line, layout
from tests.sheets.workbooks import Tab, csv_file, xlsx


@layout
def title_block_in_one_cell(random: Random) -> Made:
    crew = people(random, 6)
    title = (
        "Entreprise : BTP Invention\nSIRET : 995 123 456 00017 - Tél. : 02 40 00 00 00\n"
        "Mois : mars 2025\nContact : compta"
    )
    return Made(
        xlsx(Tab([[title], FULL_HEAD, *(full_line(p) for p in crew)])),
        expected(crew, "2025-03", *FULL),
        (),
        "99512345600017",
    )


@layout
def first_name_under_no_header(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Mars 2025"],
        ["Salariés", "", "Contrat", "Heures"],
        *([p.last, p.first, p.written_kind, p.hours] for p in crew),
    ]
    merges = [(1, 0, 1, 1)] if random.random() < 0.5 else []
    return Made(xlsx(Tab(lines, merges=merges)), expected(crew, "2025-03", "contract_type"))


@layout
def total_label_beside_its_figure(random: Random) -> Made:
    crew = people(random, 6)
    total = round(sum(p.hours for p in crew), 2)
    lines = [
        ["Mars 2025"],
        FULL_HEAD,
        *(full_line(p) for p in crew),
        ["", "", "", "Total :", total, ""],
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def second_table_of_cumulated_hours(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Mars 2025"],
        FULL_HEAD,
        *(full_line(p) for p in crew),
        [],
        ["Rappel depuis le début du chantier"],
    ]
    lines += [["Nom", "Cumul des heures"], *([p.name, p.hours * 4] for p in crew)]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def tab_for_each_kind_of_contract(random: Random) -> Made:
    crew = people(random, 8)
    tabs, rows = [], []
    for kind, name, group in (("CDI", "CDI", crew[:4]), ("CTT", "Intérim", crew[4:])):
        tabs.append(
            Tab(
                [
                    ["Mois : mars 2025"],
                    ["Nom", "Prénom", "Heures"],
                    *([p.last, p.first, p.hours] for p in group),
                ],
                name,
            )
        )
        rows += [
            Expected(f"{p.last} {p.first}", "2025-03", p.hours, {"contract_type": kind})
            for p in group
        ]
    return Made(xlsx(*tabs), rows)


@layout
def same_people_on_two_lots(random: Random) -> Made:
    crew = people(random, 2)
    lots = [
        Tab([["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)], f"Lot {n}")
        for n in (1, 2)
    ]
    return Made(xlsx(*lots), expected(crew, "2025-03", *FULL) * 2)


@layout
def copied_tab(random: Random) -> Made:
    crew = people(random, 6)
    tabs = [
        Tab([["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)], name)
        for name in ("Feuil1", "Feuil1 (2)")
    ]
    return Made(xlsx(*tabs), expected(crew, "2025-03", *FULL))


@layout
def hours_and_minutes_in_words(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Mois", "03/2025"],
        ["Nom et prénom de l'intéressé", "Durée totale de travail"],
    ]
    for p in crew:
        whole, minutes = divmod(round(p.hours * 60), 60)
        lines.append(
            [p.name, f"{whole} heures et {minutes} minutes" if minutes else f"{whole} heures"]
        )
    return Made(csv_file(Tab(lines)), expected(crew))


@layout
def job_glued_to_the_name(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Mars 2025"],
        ["Salarié", "Heures"],
        *([f"{p.name} - maçon coffreur", p.hours] for p in crew),
    ]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def planned_and_done_on_two_lines(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Suivi"], ["Nom", "Prénom", "", "Février 2025", "Mars 2025"]]
    rows = []
    for p in crew:
        lines += [
            [p.last, p.first, "Prévues", 151.67, 151.67],
            ["", "", "Réalisées", p.hours, p.hours + 1],
        ]
        rows += [
            Expected(f"{p.last} {p.first}", "2025-02", p.hours),
            Expected(f"{p.last} {p.first}", "2025-03", p.hours + 1),
        ]
    return Made(xlsx(Tab(lines)), rows, ("2025-02", "2025-03"))


@layout
def dates_with_words_around(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["État de mars 2025"],
        ["Nom", "Prénom", "Type", "Date d'embauche", "Date de fin", "Heures"],
    ]
    for p in crew:
        end = f"au {p.end:%d/%m/%Y}" if p.end else random.choice(["sans objet", "CDI", "-"])
        lines.append([p.last, p.first, p.written_kind, f"le {p.start:%d/%m/%Y}", end, p.hours])
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type", "start", "end"))


@layout
def letters_and_annexes_around(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Annexe 4 au CCAP - Clause sociale d'insertion par l'activité économique"],
        ["Marché n° 2024-1234 notifié le 12/01/2024"],
        ["Nous certifions l'exactitude des heures ci-dessous pour la période : MARS 2025."],
        [],
        FULL_HEAD,
    ]
    lines += [full_line(p) for p in crew]
    lines += [
        [],
        ["Rappel de l'article 6 : les heures de formation comptent dans la limite de 10 %."],
        ["Date", "", date(2025, 4, 4)],
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL), ())


@layout
def several_companies_in_one_table(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [
        ["Groupement - mars 2025"],
        ["Entreprise", "N° SIRET", "Nom", "Prénom", "Contrat", "Nb d'heures"],
    ]
    rows = []
    for n, p in enumerate(crew):
        siret = f"9951234560001{n % 2}"
        lines.append([f"Entreprise {n % 2}", int(siret), p.last, p.first, p.written_kind, p.hours])
        rows.append(Expected(f"{p.last} {p.first}", "2025-03", p.hours, {"company_siret": siret}))
    return Made(xlsx(Tab(lines)), rows)
