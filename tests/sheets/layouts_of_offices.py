"""Layouts of offices: forms, statements of agencies, exports of payrolls, codes of presence."""

from __future__ import annotations

from random import Random

from tests.sheets.invented import people
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, expected, full_line, layout
from tests.sheets.workbooks import Tab, csv_file, html_file, xlsx


@layout
def form_with_addresses(random: Random) -> Made:
    crew = people(random, 7)
    lines: list[list[object]] = [
        ["SOCIETE X", "", "", "", "", "Mars 2025"],
        ["Clause insertion"],
        [],
        [
            "Nom du salarié",
            "Prénom du salarié",
            "Date de naissance",
            "Adresse",
            "Type de public",
            "Type de contrat",
            "Date début contrat",
            "Date fin contrat",
            "Nb heures travaillées",
            "Tuteur entreprise",
            "Formation (O/N)",
        ],
    ]
    lines += [
        [
            p.last,
            p.first,
            p.birth,
            "3 rue X, Nantes",
            "RSA",
            p.written_kind,
            p.start,
            p.end or "",
            p.hours,
            p.tutor,
            "N",
        ]
        for p in crew
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL, "birth_date"))


@layout
def month_and_year_in_two_cells(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["MOIS", "MARS"],
        ["ANNEE", 2025],
        [],
        ["NOMS", "PRENOMS", "NBRE HEURES", "OBSERVATION"],
    ]
    lines += [[p.last, p.first, p.hours, ""] for p in crew] + [
        ["", "TOTAL", sum(p.hours for p in crew)]
    ]
    return Made(xlsx(Tab(lines)), expected(crew), ())


@layout
def weeks_under_months(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [
        ["Trimestre 1 - 2025"],
        ["Salarié", "Janvier", "", "", "", "Février", "", "", "", "Mars", "", "", ""],
        ["", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12"],
    ]
    rows = []
    for p in crew:
        lines.append([p.name] + [35] * 4 + [30] * 4 + [20] * 4)
        rows += [
            Expected(f"{p.last} {p.first}", m, v)
            for m, v in (("2025-01", 140.0), ("2025-02", 120.0), ("2025-03", 80.0))
        ]
    return Made(
        xlsx(Tab(lines, merges=[(1, 1, 1, 4), (1, 5, 1, 8), (1, 9, 1, 12), (1, 0, 2, 0)])),
        rows,
        ("2025-01", "2025-02", "2025-03"),
    )


@layout
def cumulated_beside_each_month(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [
        ["Nom", "Prénom", "Contrat", "Janvier", "Cumul", "Février", "Cumul", "Mars", "Cumul"]
    ]
    rows = []
    for p in crew:
        lines.append(
            [p.last, p.first, p.written_kind, p.hours, p.hours, 10, p.hours + 10, 20, p.hours + 30]
        )
        rows += [
            Expected(f"{p.last} {p.first}", m, v)
            for m, v in (("2025-01", p.hours), ("2025-02", 10.0), ("2025-03", 20.0))
        ]
    return Made(xlsx(Tab(lines)), rows, ("2025-01", "2025-02", "2025-03"))


@layout
def long_title_over_a_page(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Nombre d'heures d'insertion réalisées par les salariés de l'entreprise en mars 2025"],
        ["Identification du salarié", "Nature contrat", "Nombre d'heures effectuées"],
    ]
    lines += [[p.name, p.written_kind, p.hours] for p in crew]
    return Made(
        html_file(Tab(lines, merges=[(0, 0, 0, 2)])), expected(crew, "2025-03", "contract_type")
    )


@layout
def statement_of_a_temporary_work_agency(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Agence AXE INTERIM Nantes"],
        ["Client : BTP X"],
        ["Relevé d'activité - période du 01/03/2025 au 31/03/2025"],
        [],
        [
            "Matricule",
            "Intérimaire",
            "Qualif.",
            "Début mission",
            "Fin mission",
            "H. normales",
            "H. 125%",
            "H. 150%",
            "Total H.",
            "Chantier",
        ],
    ]
    lines += [
        [1000 + i, p.name, "Maçon", p.start, p.end or "", p.hours - 5, 3, 2, p.hours, "Gare"]
        for i, p in enumerate(crew)
    ]
    lines += [
        [
            "",
            "TOTAL GENERAL",
            "",
            "",
            "",
            sum(p.hours - 5 for p in crew),
            18,
            12,
            sum(p.hours for p in crew),
        ]
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "start"))


@layout
def export_of_a_payroll(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        [
            "MATR",
            "NOM",
            "PRENOM",
            "NAT_CTR",
            "DT_ENTREE",
            "DT_SORTIE",
            "PERIODE",
            "NB_HEURES",
            "LIB_EMPLOI",
        ]
    ]
    lines += [
        [
            f"{i:05d}",
            p.last.upper(),
            p.first.upper(),
            p.written_kind,
            p.start,
            p.end,
            "202503",
            p.hours,
            "MACON",
        ]
        for i, p in enumerate(crew)
    ]
    return Made(
        csv_file(Tab(lines), ";", "utf-8"),
        expected(crew, "2025-03", "contract_type", "start", "end"),
        (),
    )


@layout
def presence_codes_by_day(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [
        ["Présences mars 2025"],
        ["Nom", *range(1, 32), "Nb jours", "Nb heures"],
    ]
    codes = [["P" if random.random() < 0.7 else "A" for _ in range(31)] for _ in crew]
    lines += [[p.name, *days, 20, p.hours] for p, days in zip(crew, codes, strict=True)]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def report_and_engagement(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [
        ["Engagement : 1200 h", "Réalisé au 31/03/2025 : 800 h"],
        ["Bénéficiaire", "Report mois précédent", "Heures de mars", "Total à fin mars"],
    ]
    lines += [[p.name, 100, p.hours, 100 + p.hours] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def two_companies_one_below_the_other(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [
        ["Mois de mars 2025"],
        ["Entreprise A"],
        FULL_HEAD,
        *[full_line(p) for p in crew[:4]],
        ["Total A", "", "", "", sum(p.hours for p in crew[:4])],
        [],
        ["Entreprise B"],
        FULL_HEAD,
        *[full_line(p) for p in crew[4:]],
        ["Total B", "", "", "", sum(p.hours for p in crew[4:])],
        ["Total A+B", "", "", "", sum(p.hours for p in crew)],
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))
