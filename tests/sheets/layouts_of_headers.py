"""Layouts with unusual headers, totals, units and errors."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.sheets.invented import MONTHS, people, split_hours
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, about, expected, full_line, layout
from tests.sheets.workbooks import Tab, xlsx


@layout
def normal_overtime_total(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Mois : mars 2025"],
        ["Nom Prénom", "Heures normales", "Heures sup.", "Absences", "Total heures"],
    ]
    lines += [[p.name, p.hours - 7, 7, 14, p.hours] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def year_partly_filled(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["ANNÉE 2025"],
        [
            "Nom",
            "Prénom",
            *(m[:4].capitalize() + "." if len(m) > 5 else m for m in MONTHS),
            "Total",
        ],
    ]
    rows = []
    for p in crew:
        values: list[object] = ["", "", p.hours, "-" if random.random() < 0.3 else "", *[""] * 8]
        lines.append([p.last, p.first, *values, p.hours])
        rows.append(Expected(f"{p.last} {p.first}", "2025-03", p.hours))
    return Made(xlsx(Tab(lines)), rows)


@layout
def weeks_between_dates(random: Random) -> Made:
    crew = people(random, 6)
    weeks = ["du 03 au 07/03", "du 10 au 14/03", "du 17 au 21/03", "du 24 au 28/03"]
    lines = [["Heures de mars 2025"], ["Compagnon", *weeks, "Total mois"]]
    lines += [[p.name, *split_hours(random, p.hours, 4), p.hours] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def months_as_dates_and_rows_of_zero(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [["Nom", "Prénom", "Contrat", date(2025, 2, 1), date(2025, 3, 1)]]
    rows = []
    for p in crew:
        lines.append([p.last, p.first, p.written_kind, 0, p.hours])
        rows += [
            Expected(f"{p.last} {p.first}", "2025-02", 0.0),
            Expected(f"{p.last} {p.first}", "2025-03", p.hours),
        ]
    return Made(xlsx(Tab(lines)), rows, ("2025-02", "2025-03"))


@layout
def header_with_line_breaks_and_english(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Monthly report - March 2025"],
        ["Full\nname", "Contract type", "Start\ndate", "End date", "Hours\nworked", "Tutor"],
    ]
    lines += [full_line(p) for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def hidden_tab_of_last_month(random: Random) -> Made:
    crew = people(random, 6)
    old = Tab(
        [["Mois : février 2025"], FULL_HEAD, *(full_line(p) for p in people(random, 4))],
        "Février",
        hidden=True,
    )
    new = Tab([["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)], "Mars")
    return Made(xlsx(new, old), expected(crew, "2025-03", *FULL))


@layout
def tutor_in_two_columns(random: Random) -> Made:
    crew = people(random, 6)
    lines: list[list[object]] = [
        ["Mars 2025"],
        ["Stagiaire de la clause", "", "Heures", "Tuteur", ""],
        ["Nom", "Prénom", "", "Nom", "Prénom"],
    ]
    lines += [[p.last, p.first, p.hours, "Perrot", "Alain"] for p in crew]
    rows = [Expected(e.name, e.month, e.hours, {"tutor": "Perrot Alain"}) for e in expected(crew)]
    return Made(xlsx(Tab(lines, merges=[(1, 0, 1, 1), (1, 3, 1, 4), (1, 2, 2, 2)])), rows)


@layout
def usual_and_birth_names(random: Random) -> Made:
    crew = people(random, 6)
    lines = [
        ["Mars 2025"],
        ["Nom de naissance", "Nom d'usage", "Prénom", "Contrat", "Heures insertion"],
    ]
    lines += [
        ["MARTINEAU" if n % 2 else "", p.last, p.first, p.written_kind, p.hours]
        for n, p in enumerate(crew)
    ]
    rows = [
        Expected(
            f"{p.last} {p.first}" + (" martineau" if n % 2 else ""),
            "2025-03",
            p.hours,
            about(p, "contract_type"),
        )
        for n, p in enumerate(crew)
    ]
    return Made(xlsx(Tab(lines)), rows)


@layout
def errors_of_every_kind(random: Random) -> Made:
    crew = people(random, 8)
    lines = [["Mois : mars 2025"], FULL_HEAD, *(full_line(p) for p in crew)]
    rows = expected(crew)
    changes = [
        (4, "n.c.", None, "E_HOURS_UNREADABLE"),
        (4, "", None, "E_HOURS_MISSING"),
        (4, -7, -7.0, "E_HOURS_NEGATIVE"),
        (4, 15167, 15167.0, "E_HOURS_ABSURD"),
        (2, "31/02/2025", ..., "E_DATE_UNREADABLE"),
        (1, "stage", ..., "E_CONTRACT_UNKNOWN"),
        (5, "=cmd|' /C calc'!A0", ..., "E_INJECTION"),
    ]
    for number, (column, value, hours, error) in enumerate(changes):
        lines[2 + number][column] = value
        rows[number].errors = (error,)
        if hours is not ...:
            rows[number].hours = hours
    lines.append(["", "CDD", date(2025, 1, 6), "", 35, "M. Perrot"])
    rows.append(Expected("", "2025-03", 35.0, {"contract_type": "CDD"}, ("E_NAME_MISSING",)))
    lines.append(["TOTAL", "", "", "", 1234.5, ""])
    return Made(xlsx(Tab(lines)), rows)


@layout
def abbreviated_headers(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Mois : MARS 2025"],
        ["N°", "Nom/Prénom", "Ctr", "Déb.", "Ech.", "Hres trav.", "Tut."],
    ]
    lines += [
        [n, p.name, p.written_kind, p.start, p.end or "", p.hours, p.tutor]
        for n, p in enumerate(crew, 1)
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type"))


@layout
def hours_first_names_last(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Mars 2025"],
        ["Heures effectuées", "Tuteur", "Fin", "Début", "Contrat", "Prénom", "Nom"],
    ]
    lines += [
        [p.hours, p.tutor, p.end or "", p.start, p.written_kind, p.first, p.last] for p in crew
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def legend_under_the_header(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Mois : mars 2025"],
        FULL_HEAD,
        ["(nom et prénom)", "(CDD, CDI...)", "jj/mm/aaaa", "jj/mm/aaaa", "en heures", ""],
    ]
    lines += [full_line(p) for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def month_in_the_tab_name_only(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Suivi clause sociale"],
        ["Marché n° 2024-05", "", "Notifié en janvier 2024"],
        FULL_HEAD,
        *(full_line(p) for p in crew),
    ]
    return Made(
        xlsx(Tab(lines, name=random.choice(["MARS 2025", "03-2025", "Mars25", "mars"]))),
        expected(crew, "2025-03", *FULL),
    )


@layout
def several_dates_in_the_title(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Édité le 04/04/2025"],
        ["Démarrage du chantier : janvier 2025"],
        ["Heures d'insertion réalisées en mars 2025"],
        ["À retourner avant le 10 avril 2025"],
        [],
        FULL_HEAD,
        *(full_line(p) for p in crew),
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL), slot=())


@layout
def month_as_a_date_cell(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Entreprise", "BTP Invention"],
        ["Mois", date(2025, 3, 1)],
        ["Date", date(2025, 4, 4)],
        FULL_HEAD,
        *(full_line(p) for p in crew),
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL), slot=())


@layout
def names_in_every_order(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [["Mars 2025"], ["Personnel concerné", "Heures"]]
    for p in crew:
        styles = [
            f"{p.first} {p.last.upper()}",
            f"M. {p.name}",
            f"{p.last}, {p.first}",
            f"Mme {p.first} {p.last}",
        ]
        lines.append([random.choice(styles), p.hours])
    rows = [Expected(line[0], "2025-03", p.hours) for line, p in zip(lines[2:], crew, strict=True)]
    return Made(xlsx(Tab(lines)), rows)


@layout
def months_by_people_matrix(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["", *(p.name for p in crew)]]
    rows = []
    for number in (1, 2, 3):
        lines.append([f"{MONTHS[number - 1]} 2025", *(p.hours for p in crew)])
        rows += expected(crew, f"2025-{number:02d}")
    return Made(xlsx(Tab(lines)), rows, ("2025-01", "2025-02", "2025-03"))


@layout
def unknown_word_for_people(random: Random) -> Made:
    crew = people(random, 7)
    word = random.choice(["Main d'œuvre", "Qui ?", "Ressource", "Équipe"])
    lines = [
        ["Mars 2025"],
        [word, "Contrat", "Heures réalisées"],
        *([p.name, p.written_kind, p.hours] for p in crew),
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "contract_type"))
