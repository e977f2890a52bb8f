"""Layouts in which months, people and tables are stacked or side by side."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.sheets.invented import people
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, about, expected, full_line, layout
from tests.sheets.workbooks import Tab, csv_file, html_file, spreadsheetml, xlsx


@layout
def csv_of_any_kind(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [
        [
            "Nom",
            "Prénom",
            "Né(e) le",
            "Contrat",
            "Début",
            "Fin",
            "Mois",
            "Nb heures",
            "Observations",
        ]
    ]
    lines += [
        [
            p.last.upper(),
            p.first,
            p.birth,
            p.written_kind,
            p.start,
            p.end or "-",
            "03/2025",
            p.hours,
            "RAS ; voir\nplanning",
        ]
        for p in crew
    ]
    coding = random.choice(["cp1252", "utf-8", "utf-8-sig", "utf-16"])
    content = csv_file(Tab(lines), random.choice(";,\t|"), coding)
    found = expected(crew, "2025-03", "contract_type", "start", "end", "birth_date")
    if coding == "cp1252":
        found = [
            Expected(e.name.encode("cp1252", "replace").decode("cp1252"), e.month, e.hours, e.said)
            for e in found
        ]
    return Made(content, found)


@layout
def html_called_xls(random: Random) -> Made:
    crew = people(random, 8)
    lines = [
        ["État des heures : mars 2025", "", "", "", "", ""],
        FULL_HEAD,
        *(full_line(p) for p in crew),
    ]
    lines.append(["TOTAL", "", "", "", round(sum(p.hours for p in crew), 2), ""])
    return Made(html_file(Tab(lines, merges=[(0, 0, 0, 5)])), expected(crew, "2025-03", *FULL))


@layout
def spreadsheet_of_2003(random: Random) -> Made:
    crew = people(random, 8)
    lines = [["Mois", "mars 2025"], [], FULL_HEAD, *(full_line(p) for p in crew)]
    return Made(spreadsheetml(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def header_on_three_lines(random: Random) -> Made:
    crew = people(random, 7)
    lines: list[list[object]] = [
        ["Mois : mars 2025"],
        ["SALARIÉ", "", "CONTRAT", "", "", "HEURES D'INSERTION", "", "SUIVI"],
        ["Nom", "Prénom", "Nature", "Dates", "", "Mois", "", "Nom du"],
        ["", "", "", "Début", "Fin", "Prévues", "Réalisées", "tuteur"],
    ]
    lines += [
        [p.last, p.first, p.written_kind, p.start, p.end or "", 151.67, p.hours, p.tutor]
        for p in crew
    ]
    merges = [
        (1, 0, 1, 1),
        (1, 2, 1, 4),
        (1, 5, 1, 6),
        (2, 3, 2, 4),
        (2, 5, 2, 6),
        (2, 0, 3, 0),
        (2, 1, 3, 1),
        (2, 2, 3, 2),
    ]
    return Made(xlsx(Tab(lines, merges=merges)), expected(crew, "2025-03", *FULL))


@layout
def no_header_at_all(random: Random) -> Made:
    crew = people(random, 8)
    return Made(csv_file(Tab([[p.name, p.hours] for p in crew])), expected(crew))


@layout
def two_tables_side_by_side(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Février 2025", "", "", "", "Mars 2025"],
        ["Nom", "Prénom", "Heures", "", "Nom", "Prénom", "Heures"],
    ]
    lines += [[p.last, p.first, p.hours, "", p.last, p.first, p.hours + 1] for p in crew]
    rows = expected(crew, "2025-02") + [
        Expected(f"{p.last} {p.first}", "2025-03", p.hours + 1) for p in crew
    ]
    return Made(xlsx(Tab(lines, merges=[(0, 0, 0, 2), (0, 4, 0, 6)])), rows, ("2025-02", "2025-03"))


@layout
def many_personal_columns(random: Random) -> Made:
    crew = people(random, 9)
    head = [
        "Matricule",
        "Civ.",
        "Prénom",
        "Nom d'usage",
        "Sexe",
        "Date de naissance",
        "Commune",
        "Téléphone",
        "Public",
        "QPV",
        "Poste",
        "Contrat de travail",
        "Date d'entrée",
        "Date de sortie prévue",
        "Temps de travail hebdo",
        "Heures du mois",
        "Référent",
        "Remarques",
    ]
    lines: list[list[object]] = [["Suivi mensuel"], ["Période", "03/2025"], head]
    for number, p in enumerate(crew):
        lines.append(
            [
                1200 + number,
                "M.",
                p.first,
                p.last,
                "H",
                p.birth,
                "Nantes",
                "06 12 34 56 78",
                "DELD",
                "oui",
                "Maçon",
                p.written_kind,
                p.start,
                p.end or "",
                35,
                p.hours,
                p.tutor,
                "arrivé en retard le 12/03",
            ]
        )
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL, "birth_date"))


@layout
def planned_previous_done_cumulated(random: Random) -> Made:
    crew = people(random, 8)
    head = [
        "Personne en insertion",
        "Heures prévues au contrat",
        "Heures mois précédent",
        "Heures du mois",
        "Cumul",
        "Reste à réaliser",
    ]
    lines = [["Mois en cours : mars 2025"], head]
    lines += [[p.name, 151.67, 120, p.hours, p.hours + 120, 300] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def worked_of_which_insertion(random: Random) -> Made:
    crew = people(random, 8)
    lines = [
        ["Mars 2025"],
        [
            "Nom",
            "Prénom",
            "Heures travaillées",
            "dont heures d'insertion",
            "Taux horaire",
            "Montant",
        ],
    ]
    lines += [[p.last, p.first, 160, p.hours, 12.5, p.hours * 12.5] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def long_with_month_and_year(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Nom Prénom", "Année", "Mois", "Heures"]]
    rows = []
    for p in crew:
        for number in (1, 2, 3):
            lines.append([p.name if number == 1 else "", 2025, number, p.hours + number])
            rows.append(Expected(f"{p.last} {p.first}", f"2025-{number:02d}", p.hours + number))
    return Made(xlsx(Tab(lines)), rows, ("2025-01", "2025-02", "2025-03"))


@layout
def far_from_the_corner_with_blanks(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [[] for _ in range(9)] + [
        ["", "", "", "Déclaration de mars 2025"],
        [],
        ["", "", "", "Salarié", "", "Contrat", "", "H. effectuées"],
        [],
    ]
    for p in crew:
        lines += [["", "", "", p.name, "", p.written_kind, "", p.hours], []]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type"))


@layout
def total_above_the_people(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Mars 2025"],
        ["Nom", "Prénom", "Contrat", "Heures"],
        ["TOTAL", "", "", round(sum(p.hours for p in crew), 2)],
    ]
    lines += [[p.last, p.first, p.written_kind, p.hours] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type"))


@layout
def page_breaks(random: Random) -> Made:
    crew = people(random, 9)
    lines: list[list[object]] = [["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew[:5])]
    carried = round(sum(p.hours for p in crew[:5]), 2)
    lines += [
        ["A reporter", "", "", "", carried],
        ["Page 2"],
        FULL_HEAD,
        ["Report", "", "", "", carried],
    ]
    lines += [full_line(p) for p in crew[5:]]
    lines.append(["Total général", "", "", "", round(sum(p.hours for p in crew), 2)])
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def pay_period(random: Random) -> Made:
    crew = people(random, 6)
    lines = [["Période du 21/02/2025 au 20/03/2025"], ["Employé", "Heures payées", "Tuteur"]]
    lines += [[p.name, p.hours, p.tutor] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "tutor"))


@layout
def employer_and_siret_of_each(random: Random) -> Made:
    crew = people(random, 6)
    head = [
        "Employeur",
        "SIRET employeur",
        "Nom de l'intérimaire",
        "Contrat",
        "Dates du contrat",
        "Heures travaillées sur le chantier",
    ]
    lines: list[list[object]] = [["Mois : mars 2025"], head]
    rows = []
    for p in crew:
        end = p.end or date(2025, 12, 31)
        lines.append(
            [
                "ETT Invention",
                "995 123 456 00017",
                p.name,
                p.written_kind,
                f"du {p.start:%d/%m/%Y} au {end:%d/%m/%Y}",
                p.hours,
            ]
        )
        said = about(p, "contract_type", "start") | {"end": end, "company_siret": "99512345600017"}
        rows.append(Expected(f"{p.last} {p.first}", "2025-03", p.hours, said))
    return Made(xlsx(Tab(lines)), rows)
