"""Layouts that companies invent, each with what must be read from it. Written before the reader was tuned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.sheets.invented import MONTHS, Someone, people, split_hours
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, spreadsheetml, xlsx


@dataclass
class Expected:
    """One row that must be read; a field left out is not looked at."""

    name: str
    month: str
    hours: float | None
    said: dict[str, object] = field(default_factory=dict)
    errors: tuple[str, ...] = ()


@dataclass
class Made:
    """A file, the months of its deposit, and its rows."""

    content: bytes
    rows: list[Expected]
    slot: tuple[str, ...] = ("2025-03",)
    siret: str | None = None


Layout = Callable[[Random], Made]
LAYOUTS: dict[str, Layout] = {}


def layout(make: Layout) -> Layout:
    LAYOUTS[make.__name__] = make
    return make


def about(p: Someone, *fields: str) -> dict[str, object]:
    known = {
        "contract_type": p.kind,
        "start": p.start,
        "end": p.end,
        "tutor": p.tutor,
        "birth_date": p.birth,
    }
    return {name: known[name] for name in fields}


def expected(crew: list[Someone], month: str = "2025-03", *fields: str) -> list[Expected]:
    return [Expected(f"{p.last} {p.first}", month, p.hours, about(p, *fields)) for p in crew]


FULL = ("contract_type", "start", "end", "tutor")


def full_line(p: Someone) -> list[object]:
    return [p.name, p.written_kind, p.start, p.end or "", p.hours, p.tutor]


FULL_HEAD = ["Salariés", "Type contrat", "Entrée", "Sortie", "Heures réalisées", "Tuteur"]


@layout
def people_as_columns(random: Random) -> Made:
    crew = people(random, 7)
    lines = [
        ["Suivi insertion", "", ""], ["Mois :", "mars 2025"], [],
        ["Nom et prénom", *(p.name for p in crew)],
        ["Type de contrat", *(p.written_kind for p in crew)],
        ["Date de début", *(p.start for p in crew)],
        ["Date de fin", *(p.end or "" for p in crew)],
        ["Nombre d'heures effectuées", *(p.hours for p in crew)],
        ["Tuteur", *(p.tutor for p in crew)],
    ]  # fmt: skip
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
            ],  # fmt: skip
            f"Fiche {number}",
        )
        for number, p in enumerate(crew, 1)
    ]
    return Made(xlsx(*tabs), expected(crew, "2025-03", "contract_type", "start", "tutor"))


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
        "Matricule", "Civ.", "Prénom", "Nom d'usage", "Sexe", "Date de naissance", "Commune", "Téléphone", "Public", "QPV", "Poste",
        "Contrat de travail", "Date d'entrée", "Date de sortie prévue", "Temps de travail hebdo", "Heures du mois", "Référent", "Remarques",
    ]  # fmt: skip
    lines: list[list[object]] = [["Suivi mensuel"], ["Période", "03/2025"], head]
    for number, p in enumerate(crew):
        lines.append([
            1200 + number, "M.", p.first, p.last, "H", p.birth, "Nantes", "06 12 34 56 78", "DELD", "oui", "Maçon",
            p.written_kind, p.start, p.end or "", 35, p.hours, p.tutor, "arrivé en retard le 12/03",
        ])  # fmt: skip
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
        (4, "n.c.", None, "E_HOURS_UNREADABLE"), (4, "", None, "E_HOURS_MISSING"), (4, -7, -7.0, "E_HOURS_NEGATIVE"),
        (4, 15167, 15167.0, "E_HOURS_ABSURD"), (2, "31/02/2025", ..., "E_DATE_UNREADABLE"), (1, "stage", ..., "E_CONTRACT_UNKNOWN"),
        (5, "=cmd|' /C calc'!A0", ..., "E_INJECTION"),
    ]  # fmt: skip
    for number, (column, value, hours, error) in enumerate(changes):
        lines[2 + number][column] = value
        rows[number].errors = (error,)
        if hours is not ...:
            rows[number].hours = hours
    lines.append(["", "CDD", date(2025, 1, 6), "", 35, "M. Perrot"])
    rows.append(Expected("", "2025-03", 35.0, {"contract_type": "CDD"}, ("E_NAME_MISSING",)))
    lines.append(["TOTAL", "", "", "", 1234.5, ""])
    return Made(xlsx(Tab(lines)), rows)
