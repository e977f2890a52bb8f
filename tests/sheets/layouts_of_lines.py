"""Layouts with legends, sections, remarks and words nobody expected."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.sheets.invented import MONTHS, people, split_hours
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, expected, full_line, layout
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, xlsx


@layout
def unknown_word_for_hours(random: Random) -> Made:
    crew = people(random, 7)
    word = random.choice(["Prestation", "Temps", "Unités", ""])
    lines = [["Mars 2025"], ["N°", "Nom", "Prénom", "Contrat", word, "Tuteur"]]
    lines += [[n, p.last, p.first, p.written_kind, p.hours, p.tutor] for n, p in enumerate(crew, 1)]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type", "tutor"))


@layout
def recap_table_below(random: Random) -> Made:
    crew = people(random, 8)
    total = round(sum(p.hours for p in crew), 2)
    lines: list[list[object]] = [
        ["Mois : mars 2025"],
        FULL_HEAD,
        *(full_line(p) for p in crew),
        ["TOTAL", "", "", "", total, ""],
        [],
    ]
    lines += [
        ["Récapitulatif par contrat"],
        ["CDI", "", "", "", 300.0],
        ["CDD", "", "", "", 200.0],
        ["Intérim", "", "", "", 100.0],
    ]
    lines += [
        ["Nombre de salariés", "", "", "", 8],
        [],
        ["Fait à Rezé", "", "le 05/04/2025"],
        ["Le gérant", "", "", "", "Signature"],
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def sections_of_the_prime_and_the_subcontractor(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [
        ["Période", "Mars 2025"],
        FULL_HEAD,
        ["Titulaire : BTP Invention"],
        *(full_line(p) for p in crew[:4]),
    ]
    lines += [["Sous-traitant : Peinture Inventée"], *(full_line(p) for p in crew[4:])]
    lines.append(["Total", "", "", "", round(sum(p.hours for p in crew), 2)])
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def contract_from_section_titles(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [["Mars 2025"], ["Nom", "Prénom", "Heures", "Tuteur"]]
    rows = []
    for kind, title in (("CDI", "CDI"), ("CTT", "Intérimaires"), ("APPR", "Apprentis")):
        group = [p for p in crew if p.kind == kind] or crew[:2]
        lines.append([title])
        for p in group:
            lines.append([p.last, p.first, p.hours, p.tutor])
            rows.append(
                Expected(
                    f"{p.last} {p.first}",
                    "2025-03",
                    p.hours,
                    {"contract_type": kind, "tutor": p.tutor},
                )
            )
        lines.append(["Sous-total", "", round(sum(p.hours for p in group), 2)])
    return Made(xlsx(Tab(lines)), rows)


@layout
def months_with_two_kinds_of_hours(random: Random) -> Made:
    crew = people(random, 6)
    head = ["Nom", "Prénom", "Février 2025", "", "", "Mars 2025", "", ""]
    under = ["", "", "Jours", "H. trav.", "H. insertion", "Jours", "H. trav.", "H. insertion"]
    lines: list[list[object]] = [head, under]
    rows = []
    for p in crew:
        lines.append([p.last, p.first, 20, 151.67, p.hours, 21, 160, p.hours + 2])
        rows += [
            Expected(f"{p.last} {p.first}", "2025-02", p.hours),
            Expected(f"{p.last} {p.first}", "2025-03", p.hours + 2),
        ]
    content = (
        xlsx(Tab(lines, merges=[(0, 2, 0, 4), (0, 5, 0, 7)]))
        if random.random() < 0.5
        else csv_file(Tab(lines))
    )
    return Made(content, rows, ("2025-02", "2025-03"))


@layout
def period_of_each_line(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [["Bénéficiaire", "Période", "Heures"]]
    rows = []
    for p in crew:
        number = random.choice([2, 3])
        last = 28 if number == 2 else 31
        lines.append([p.name, f"du 01/{number:02d}/2025 au {last}/{number:02d}/2025", p.hours])
        rows.append(Expected(f"{p.last} {p.first}", f"2025-{number:02d}", p.hours))
    return Made(xlsx(Tab(lines)), rows, ("2025-02", "2025-03"))


@layout
def words_instead_of_hours(random: Random) -> Made:
    crew = people(random, 6)
    lines = [["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)]
    rows = expected(crew)
    for number, word in enumerate(["Arrêt maladie", "absent", "cf. paie"]):
        lines[2 + number][4] = word
        rows[number].hours, rows[number].errors = None, ("E_HOURS_UNREADABLE",)
    return Made(html_file(Tab(lines)), rows)


@layout
def a_block_of_weeks_under_each_person(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Mois : mars 2025"], ["Salarié", "Semaine", "Heures"]]
    rows = []
    for p in crew:
        parts = split_hours(random, p.hours, 4)
        for week, hours in enumerate(parts):
            lines.append([p.name if week == 0 else "", f"S{10 + week}", hours or 0])
            rows.append(Expected(f"{p.last} {p.first}", "2025-03", hours or 0.0))
        lines.append(["", "Total", p.hours])
    return Made(xlsx(Tab(lines)), rows)


@layout
def two_hundred_people(random: Random) -> Made:
    crew = people(random, 200)
    lines = [["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def text_everywhere_and_stray_spaces(random: Random) -> Made:
    crew = people(random, 7)
    lines: list[list[object]] = [["  Mois :   mars\u00a02025 "], [f" {h} " for h in FULL_HEAD]]
    for p in crew:
        end = f" {p.end:%d/%m/%y}" if p.end else " / "
        lines.append(
            [
                f" {p.name}\u00a0",
                f"{p.written_kind} ",
                f"{p.start.day} {MONTHS[p.start.month - 1]} {p.start.year}",
                end,
                f" {p.hours:.2f} ".replace(".", ","),
                f"{p.tutor}\u202f",
            ]
        )
    return Made(ods(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def previous_month_tab_beside(random: Random) -> Made:
    crew, before = people(random, 6), people(random, 5)
    tabs = [
        Tab([["Mois : février 2025"], FULL_HEAD, *(full_line(p) for p in before)], "Feuil1"),
        Tab([["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)], "Feuil2"),
        Tab(
            [
                ["Consignes"],
                ["Nom : indiquer le nom de famille"],
                ["Heures : ne pas compter les absences"],
            ],
            "Mode d'emploi",
        ),
    ]
    return Made(
        xlsx(*tabs),
        expected(before, "2025-02", *FULL) + expected(crew, "2025-03", *FULL),
        ("2025-02", "2025-03"),
    )


@layout
def days_with_letters_and_absence_codes(random: Random) -> Made:
    crew = people(random, 6)
    days = [f"{'LMMJVSD'[(n + 4) % 7]} {n + 1}" for n in range(31)]
    lines: list[list[object]] = [
        ["POINTAGE MARS 2025"],
        ["Matricule", "Nom", "Prénom", *days, "Heures trav.", "Absences"],
    ]
    for n, p in enumerate(crew):
        cells = [
            "CP" if random.random() < 0.1 and not h else h for h in split_hours(random, p.hours, 31)
        ]
        lines.append([f"A{n:03d}", p.last, p.first, *cells, p.hours, 7])
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def rates_and_amounts_around(random: Random) -> Made:
    crew = people(random, 6)
    head = [
        "Intérimaire",
        "Qualification",
        "Coef",
        "Taux horaire €",
        "Nb heures",
        "Montant HT",
        "% insertion",
        "N° contrat",
    ]
    lines = [["Relevé de mars 2025"], head]
    lines += [
        [p.name, "Maçon", 185, 12.31, p.hours, round(p.hours * 12.31, 2), 1, f"C-{p.birth:%y%m}"]
        for p in crew
    ]
    return Made(csv_file(Tab(lines), ";", "utf-8"), expected(crew))


@layout
def pre_numbered_blank_lines(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Mois : mars 2025"], ["N°", *FULL_HEAD]]
    lines += [[n, *full_line(p)] for n, p in enumerate(crew, 1)]
    lines += [[n, "", "", "", "", 0 if random.random() < 0.0 else "", ""] for n in range(6, 21)]
    lines.append(["", "TOTAL", "", "", "", round(sum(p.hours for p in crew), 2), ""])
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def contract_history_columns(random: Random) -> Made:
    crew = people(random, 6)
    head = [
        "NOM DU BÉNÉFICIAIRE DE LA CLAUSE D'INSERTION",
        "Type de public",
        "Date d'entrée dans le parcours d'insertion",
        "Nature du contrat de travail",
        "Date de début du contrat",
        "Date de fin du contrat",
        "Nombre d'heures d'insertion réalisées au cours du mois",
        "Nombre total d'heures réalisées depuis le début",
        "Nom et fonction du tuteur",
    ]
    lines: list[list[object]] = [["Mois concerné : mars 2025"], head]
    lines += [
        [
            p.name,
            "DELD",
            date(2024, 1, 8),
            p.written_kind,
            p.start,
            p.end or "",
            p.hours,
            p.hours * 3,
            p.tutor,
        ]
        for p in crew
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))
