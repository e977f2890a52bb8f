"""Layouts of columns: sideways, by weeks, by days, with lists beside."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.sheets.invented import MONTHS, people, split_hours
from tests.sheets.layouts import FULL, FULL_HEAD, Expected, Made, about, expected, full_line, layout
from tests.sheets.workbooks import Tab, csv_file, ods, xlsx


@layout
def people_as_columns(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Suivi insertion", "", ""],
        ["Mois :", "mars 2025"],
        [],
        ["Nom et prénom", *(p.name for p in crew)],
        ["Type de contrat", *(p.written_kind for p in crew)],
        ["Date de début", *(p.start for p in crew)],
        ["Date de fin", *(p.end or "" for p in crew)],
        ["Nombre d'heures effectuées", *(p.hours for p in crew)],
        ["Tuteur", *(p.tutor for p in crew)],
    ]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def months_side_by_side_planned_and_done(random: Random) -> Made:
    crew = people(random, 8)
    months = ["2025-01", "2025-02", "2025-03"]
    head = [
        "Bénéficiaires",
        "Contrat",
        "Janvier 2025",
        "",
        "Février 2025",
        "",
        "Mars 2025",
        "",
        "TOTAL",
        "",
    ]
    under = ["", "", "Prévu", "Réalisé", "Prévu", "Réalisé", "Prévu", "Réalisé", "Prévu", "Réalisé"]
    lines, rows = [["Tableau de bord clause"], [], head, under], []
    for p in crew:
        done = [p.hours if random.random() < 0.8 else None for _ in months]
        total = sum(h or 0 for h in done)
        lines.append(
            [p.name, p.written_kind, *(x for h in done for x in (151.67, h)), 455.01, total]
        )
        rows += [
            Expected(f"{p.last} {p.first}", m, h, about(p, "contract_type"))
            for m, h in zip(months, done, strict=True)
            if h is not None
        ]
    merges = [(2, c, 2, c + 1) for c in (2, 4, 6, 8)] + [(2, 0, 3, 0), (2, 1, 3, 1)]
    return Made(xlsx(Tab(lines, merges=merges)), rows, tuple(months))


@layout
def weeks_without_total(random: Random) -> Made:
    crew = people(random, 9)
    lines = [
        ["HEURES PAR SEMAINE - MARS 2025"],
        ["Nom", "Prénom", "Sem. 10", "Sem. 11", "Sem. 12", "Sem. 13", "Tuteur"],
    ]
    lines += [[p.last.upper(), p.first, *split_hours(random, p.hours, 4), p.tutor] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "tutor"))


@layout
def days_with_total(random: Random) -> Made:
    crew = people(random, 6)
    lines = [["Pointage du mois de mars 2025"], [], ["Nom Prénom", *range(1, 32), "Total"]]
    lines += [[p.name, *split_hours(random, p.hours, 31), p.hours] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew))


@layout
def days_as_dates_without_total(random: Random) -> Made:
    crew = people(random, 6)
    days = [date(2025, 3, 3) + timedelta(days=i) for i in range(19) if i % 7 < 5]
    lines = [["Relevé d'heures"], ["Ouvrier", *days]]
    lines += [[p.name, *split_hours(random, p.hours, len(days))] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew), slot=())


@layout
def cover_and_lists(random: Random) -> Made:
    crew = people(random, 10)
    cover = Tab(
        [
            ["FICHE DE SUIVI"],
            ["Entreprise", "BTP Invention"],
            ["SIRET", "99512345600017"],
            ["Mois", "mars 2025"],
        ],
        "Page de garde",
    )
    data = Tab([FULL_HEAD, *(full_line(p) for p in crew)], "Saisie")
    lists = Tab(
        [["Types de contrat", "Civilité"], ["CDI", "M."], ["CDD", "Mme"], ["Intérim", ""]], "Listes"
    )
    return Made(
        xlsx(cover, data, lists), expected(crew, "2025-03", *FULL), slot=(), siret="99512345600017"
    )


@layout
def two_contracts_under_one_merged_name(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Mois : 03/2025"], FULL_HEAD]
    merges, rows = [], []
    for p in crew:
        top = len(lines)
        lines += [full_line(p), ["", "Intérim", date(2025, 3, 17), "", 21.0, p.tutor]]
        merges.append((top, 0, top + 1, 0))
        rows.append(Expected(f"{p.last} {p.first}", "2025-03", p.hours, about(p, *FULL)))
        rows.append(Expected(f"{p.last} {p.first}", "2025-03", 21.0, {"contract_type": "CTT"}))
    return Made(xlsx(Tab(lines, merges=merges)), rows)


@layout
def subtotals_by_lot(random: Random) -> Made:
    crew = people(random, 9)
    lines: list[list[object]] = [["État des heures - mars 2025"], [], FULL_HEAD]
    for number, group in enumerate([crew[:4], crew[4:6], crew[6:]], 1):
        lines.append([f"LOT {number:02d} - Gros œuvre"])
        lines += [full_line(p) for p in group]
        lines.append(
            [f"Sous-total lot {number:02d}", "", "", "", round(sum(p.hours for p in group), 2), ""]
        )
        lines.append([])
    lines.append(["TOTAL GÉNÉRAL", "", "", "", round(sum(p.hours for p in crew), 2), ""])
    lines += [[], ["Fait à Nantes, le 05/04/2025"], ["Signature du responsable"]]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def notes_and_example(random: Random) -> Made:
    crew = people(random, 8)
    lines: list[list[object]] = [["Mois de mars 2025"], ["N°", *FULL_HEAD]]
    lines.append(["", "Ex : DUPONT Jean", "CDD", date(2025, 1, 1), "", 151.67, "M. Martin"])
    for number, p in enumerate(crew, 1):
        name = random.choice(
            [f"{number}. {p.name}", f"{p.name} ({p.written_kind})", f"{p.name} *", p.name]
        )
        hours = random.choice(
            [f"{p.hours:.2f}*".replace(".", ","), f"{p.hours:.2f} h (dont 7 h sup.)", p.hours]
        )
        lines.append([number, name, p.written_kind, p.start, p.end or "en cours", hours, p.tutor])
    lines += [["", "* sous réserve de régularisation"]]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", *FULL))


@layout
def durations(random: Random) -> Made:
    crew = people(random, 8)
    lines = [
        ["Période : mars 2025"],
        ["Intervenant", "Nature du contrat", "Durée du travail (h:mm)"],
    ]
    lines += [[p.name, p.written_kind, timedelta(hours=p.hours)] for p in crew]
    return Made(random.choice([xlsx, ods])(Tab(lines)), expected(crew, "2025-03", "contract_type"))


@layout
def hours_in_words(random: Random) -> Made:
    crew = people(random, 8)
    lines = [["Clause d'insertion : mars 2025"], ["Collaborateurs", "Volume horaire du mois"]]
    for p in crew:
        whole, part = int(p.hours), round(p.hours * 100) % 100
        minutes = round((p.hours - whole) * 60)
        lines.append(
            [
                p.name,
                random.choice(
                    [
                        f"{whole}h{minutes:02d}",
                        f"{whole},{part:02d} h",
                        f"{whole}.{part:02d}",
                        f"{whole}h{part:02d}" if part >= 60 else f"{whole}:{minutes:02d}",
                    ]
                ),
            ]
        )
    return Made(csv_file(Tab(lines)), expected(crew))


@layout
def worked_days_only(random: Random) -> Made:
    crew = people(random, 6)
    for p in crew:
        p.hours = random.choice([7.0, 35.0, 70.0, 140.0])
    lines = [["Mois : mars 2025"], ["Nom", "Prénom", "Jours travaillés", "Tuteur"]]
    lines += [[p.last, p.first, p.hours / 7, p.tutor] for p in crew]
    return Made(xlsx(Tab(lines)), expected(crew, "2025-03", "tutor"))


@layout
def months_stacked_with_headers(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Suivi trimestriel 2025"]]
    rows = []
    for number in (1, 2, 3):
        lines += [[], [f"Mois de {MONTHS[number - 1]} 2025"], FULL_HEAD]
        lines += [full_line(p) for p in crew]
        lines.append(["Total", "", "", "", round(sum(p.hours for p in crew), 2)])
        rows += expected(crew, f"2025-{number:02d}", *FULL)
    return Made(xlsx(Tab(lines)), rows, ("2025-01", "2025-02", "2025-03"))


@layout
def months_stacked_under_one_header(random: Random) -> Made:
    crew = people(random, 5)
    lines: list[list[object]] = [["Heures d'insertion"], FULL_HEAD]
    rows = []
    for number in (2, 3):
        lines.append([f"{MONTHS[number - 1].upper()} 2025"])
        lines += [full_line(p) for p in crew]
        rows += expected(crew, f"2025-{number:02d}", *FULL)
    return Made(xlsx(Tab(lines)), rows, ("2025-02", "2025-03"))


@layout
def tab_for_each_month_and_a_recap(random: Random) -> Made:
    crew = people(random, 6)
    tabs, rows = [], []
    for number in (1, 2, 3):
        tabs.append(
            Tab(
                [["Suivi"], FULL_HEAD, *(full_line(p) for p in crew)],
                f"{MONTHS[number - 1].capitalize()} 2025",
            )
        )
        rows += expected(crew, f"2025-{number:02d}", *FULL)
    recap = [["Nom", "janvier", "février", "mars", "Total"]]
    recap += [[p.name, p.hours, p.hours, p.hours, 3 * p.hours] for p in crew]
    tabs.append(Tab(recap, "Récapitulatif"))
    return Made(xlsx(*tabs), rows, ("2025-01", "2025-02", "2025-03"))


@layout
def form_for_each_person(random: Random) -> Made:
    crew = people(random, 4)
    tabs = [
        Tab(
            [
                ["FICHE INDIVIDUELLE"],
                [],
                ["Mois", "mars 2025"],
                ["Nom", p.last.upper()],
                ["Prénom", p.first],
                ["Type de contrat", p.written_kind],
                ["Date d'embauche", p.start],
                ["Heures effectuées", p.hours],
                ["Tuteur", p.tutor],
            ],
            f"Fiche {number}",
        )
        for number, p in enumerate(crew, 1)
    ]
    return Made(xlsx(*tabs), expected(crew, "2025-03", "contract_type", "start", "tutor"))
