"""Sheets drawn at random from everything the rules of reading speak of, all traits mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.sheets.invented import MONTHS, Someone, people, split_hours
from tests.sheets.layouts import Expected, Made
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, spreadsheetml, xlsx

HEADS = {
    "name": ["Nom et prénom", "NOM Prénom", "Salarié", "Nom - Prénom du salarié", "Bénéficiaire", "Bénéficiaire de la clause", "Identité", "Salarié en insertion", "Nom, prénom", "Personnel", "Nom du bénéficiaire", "Intervenant", "Ouvrier", "Noms et prénoms des salariés", "Participant", "Personne employée"],
    "last": ["Nom", "NOM", "Nom de famille", "Nom d'usage", "Noms"],
    "first": ["Prénom", "Prénoms", "PRENOM", "Prénom(s)"],
    "kind": ["Contrat", "Type de contrat", "Nature du contrat", "Type", "CDD/CDI/Intérim", "Nature contrat", "Contrat de travail", "Statut", "Type ctr."],
    "start": ["Début contrat", "Date d'embauche", "Date de début", "Entrée", "Date d'entrée", "Début", "Embauché le", "Date début contrat", "Du", "Arrivée"],
    "end": ["Fin contrat", "Date de sortie", "Fin", "Date de fin", "Sortie", "Échéance", "Date fin contrat", "Au", "Terme", "Départ"],
    "hours": ["Heures", "Nb h", "H. insertion", "Total heures", "Nombre d'heures", "Heures réalisées", "Heures effectuées dans le mois", "Heures travaillées", "Nbre d'heures", "Heures d'insertion", "Hres", "Volume horaire", "Heures du mois", "Heures insertion réalisées", "H. effectuées", "Nb heures mois"],
    "tutor": ["Tuteur", "Nom du tuteur", "Référent tuteur", "Tuteur / référent", "Tutrice / tuteur", "Maître d'apprentissage ou tuteur"],
    "birth": ["Date de naissance", "Né(e) le", "Naissance", "Date naiss.", "DDN"],
    "job": ["Emploi occupé", "Poste", "Qualification", "Métier", "Fonction"],
    "public": ["Catégorie de public", "QPV (O/N)", "Public", "Critère d'éligibilité", "Type de public"],
    "planned": ["Heures prévues", "H. prévues", "Heures contrat", "Heures théoriques", "Prévisionnel (h)"],
    "cumul": ["Cumul", "Cumul depuis début", "Total cumulé", "Heures cumulées", "Cumul au 31/03"],
    "previous": ["Mois précédent", "Heures M-1", "Report mois précédent", "H. mois -1 (précédent)"],
    "worked": ["Heures travaillées", "Heures payées", "Total heures payées", "Heures totales effectuées"],
    "dont": ["dont heures d'insertion", "dont insertion", "dont H. clause", "Heures retenues au titre de la clause"],
    "index": ["N°", "Nb", "#", "N° d'ordre", "Ordre"],
    "note": ["Observations", "Remarques", "Commentaires"],
    "month": ["Mois", "Période", "Mois concerné"],
}  # fmt: skip
TITLES = [
    "Fiche de suivi insertion",
    "ETAT MENSUEL DES HEURES D'INSERTION",
    "Suivi clause sociale",
    "FICHE DE SUIVI MENSUELLE",
    "Relevé d'heures",
    "Tableau des salariés en insertion",
]
CLOSING = [
    "Certifié exact, le gérant",
    "Fait à Nantes, le 10/05/2025",
    "Cachet et signature de l'entreprise",
    "Contact : compta@exemple.fr - 06 00 00 00 00",
    "NB : {} absent depuis le 10/05/2025, reprise prévue",
    "* heures hors formation et hors congés",
    "Nom du responsable : M. PERROT",
]
TOTALS = ["TOTAL", "Total général", "Total heures", "TOTAUX", "Total du mois", ""]
COLUMNS = ["kind", "start", "end", "hours", "tutor", "birth", "job", "public", "planned", "note"]
LAYOUTS = [
    "simple",
    "titled",
    "titled",
    "wide",
    "tabs",
    "long",
    "weekly",
    "daily",
    "two_row",
    "transposed",
    "stacked",
    "dont",
    "cumul",
]


@dataclass
class Style:
    """How this company writes."""

    random: Random
    layout: str
    name: str
    upper: bool
    hours: str
    days: str
    split_names: bool
    columns: list[str]
    index: bool

    def head(self, key: str) -> str:
        return self.random.choice(HEADS[key])


def combined(seed: int) -> Made:
    """One file drawn at random, with what must be read from it."""
    random = Random(seed)
    layout = random.choice(LAYOUTS)
    columns = ["kind", "hours"] + [
        c
        for c in ("start", "end", "tutor", "birth", "job", "public", "note")
        if random.random() < 0.5
    ]
    if "end" in columns and "start" not in columns:
        columns.append("start")
    random.shuffle(columns)
    if layout in {"dont", "cumul"}:
        at = columns.index("hours")
        columns[at : at + 1] = (
            ["worked", "dont"]
            if layout == "dont"
            else ["planned", *(["previous"] if random.random() < 0.5 else []), "hours", "cumul"]
        )
    split = layout not in {"transposed"} and random.random() < 0.35
    hours = random.choice(["num", "num", "num", "comma", "mixed", "dur", "h"])
    style = Style(
        random,
        layout,
        random.choice(["LAST First", "First LAST", "Civ LAST First", "LAST FIRST"]),
        random.random() < 0.25,
        hours,
        random.choice(["date", "text", "iso", "mixed", "serial"]),
        split,
        columns,
        random.random() < 0.3,
    )
    return _file(style)


def _file(style: Style) -> Made:
    random = style.random
    months = ["2025-03"]
    if style.layout in {"wide", "tabs", "long", "stacked"}:
        months = random.choice([["2025-01", "2025-02", "2025-03"], ["2025-04", "2025-05"]])
    tabs, rows = _tabs(style, months)
    siret = None
    if random.random() < 0.25:
        cover = Tab(
            [["Suivi"], ["Entreprise", "BTP Invention"], ["Lot", "Gros œuvre"]], "Page de garde"
        )
        tabs = [cover, *tabs, Tab([["Type de contrat"], ["CDD"], ["CDI"], ["Intérim"]], "Listes")]
    return Made(_written(style, tabs), rows, tuple(months), siret)


def _written(style: Style, tabs: list[Tab]) -> bytes:
    random = style.random
    if len(tabs) > 1:
        return random.choice([xlsx, xlsx, ods, spreadsheetml if style.hours != "dur" else xlsx])(
            *tabs
        )
    if style.days == "serial" or style.hours == "dur":
        return random.choice([xlsx, ods])(*tabs)
    kind = random.choice(["xlsx", "xlsx", "ods", "csv", "csv", "html"])
    if kind == "csv":
        return csv_file(
            tabs[0], random.choice(";;,\t"), random.choice(["utf-8-sig", "utf-8", "utf-16"])
        )
    return {"xlsx": xlsx, "ods": ods, "html": html_file}[kind](tabs[0])


def _tabs(style: Style, months: list[str]) -> tuple[list[Tab], list[Expected]]:
    crew = people(style.random, style.random.randrange(5, 18))
    if style.layout == "tabs":
        tabs, rows = [], []
        for month in months:
            tab, some = _sheet(style, style.random.sample(crew, max(3, len(crew) - 2)), [month])
            tab.name = MONTHS[int(month[5:]) - 1].capitalize()
            tabs.append(tab)
            rows += some
        return tabs, rows
    if style.layout == "stacked":
        lines, rows = [], []
        for month in months:
            tab, some = _sheet(style, crew, [month])
            lines += [*tab.cells, [], []]
            rows += some
        return [Tab(lines)], rows
    tab, rows = _sheet(style, crew, months)
    return [tab], rows


def _sheet(style: Style, crew: list[Someone], months: list[str]) -> tuple[Tab, list[Expected]]:
    table, rows, merges = _table(style, crew, months)
    top = _title(style, months)
    if style.layout == "transposed":
        table = [list(line) for line in zip(*table, strict=True)]
        return Tab(top + table + _closing(style, crew)), rows
    if style.random.random() < 0.15:
        table = [["", *line] for line in table]
        merges = [(a, b + 1, c, d + 1) for a, b, c, d in merges]
    lines = top + table + _closing(style, crew)
    return Tab(lines, merges=[(a + len(top), b, c + len(top), d) for a, b, c, d in merges]), rows


def _title(style: Style, months: list[str]) -> list[list[object]]:
    random = style.random
    if style.layout == "simple":
        return []
    names = [f"{MONTHS[int(m[5:]) - 1]} {m[:4]}" for m in months]
    lines: list[list[object]] = [[random.choice(TITLES)]]
    if random.random() < 0.6:
        lines.append([f"SIRET : 995 {random.randrange(100, 999)} 456 00017"])
    if random.random() < 0.5:
        lines.append(["Chantier : Médiathèque", "", "", "Lot : 15 - Plâtrerie isolation"])
    if len(months) == 1:
        m = months[0]
        said = random.choice(
            [
                f"Mois : {names[0].upper()}",
                f"Mois : {m[5:]}/{m[:4]}",
                f"Période : {names[0]}",
                f"Heures de {names[0]}",
                f"Mois : {names[0][:4]}. {m[2:4]}",
            ]
        )
        lines.append(random.choice([[said], ["Mois", names[0]]]))
    else:
        lines.append([f"Période : {names[0]} à {names[-1]}"])
    return lines + ([[]] if random.random() < 0.7 else [])


def _closing(style: Style, crew: list[Someone]) -> list[list[object]]:
    random = style.random
    if style.layout == "transposed" or random.random() < 0.3:
        return []
    lines: list[list[object]] = [[]]
    for text in random.sample(CLOSING, random.randrange(1, 4)):
        lines.append(
            ["", text.format(crew[0].last)]
            if random.random() < 0.4
            else [text.format(crew[0].last)]
        )
    return lines


def _table(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected], list[tuple[int, int, int, int]]]:
    maker = {"wide": _wide, "long": _long, "weekly": _weekly, "daily": _weekly}.get(
        style.layout, _plain_table
    )
    table, rows = maker(style, crew, months)
    merges: list[tuple[int, int, int, int]] = []
    if style.layout == "two_row":
        groups: list[object] = ["Identité"] + [""] * (len(table[0]) - 1)
        at = [i for i, c in enumerate(_layout_columns(style)) if c == "kind"]
        groups[at[0]] = "Contrat"
        table.insert(0, groups)
    return table, rows, merges


def _layout_columns(style: Style) -> list[str]:
    names = ["last", "first"] if style.split_names else ["name"]
    return (["index"] if style.index else []) + names + style.columns


def _names(style: Style, p: Someone) -> list[object]:
    last, first = p.last.upper(), p.first
    if style.upper:
        first = first.upper()
    if style.split_names:
        return [last, first]
    written = {
        "LAST First": f"{last} {first}",
        "First LAST": f"{first} {last}",
        "Civ LAST First": f"M. {last} {first}",
        "LAST FIRST": f"{last} {first.upper()}",
    }[style.name]
    glued = style.random.random()
    if glued < 0.03:
        written = f"{style.random.randrange(1, 30)}. {written}"
    elif glued < 0.06:
        written = f"{written} ({p.written_kind})"
    return [written]


def _hours(style: Style, hours: float) -> object:
    kind = (
        style.hours
        if style.hours != "mixed"
        else style.random.choice(["num", "comma", "h", "unit", "clock"])
    )
    minutes = round(hours * 60)
    if kind == "dur":
        return timedelta(minutes=minutes)
    if kind == "comma":
        return f"{hours:.2f}".replace(".", ",")
    if kind == "unit":
        return f"{hours:g} h".replace(".", ",")
    if kind == "clock":
        return f"{minutes // 60}:{minutes % 60:02d}"
    if kind == "h":
        return f"{minutes // 60}h{minutes % 60:02d}"
    return hours


def _day(style: Style, day: date | None) -> object:
    if day is None:
        return style.random.choice(["", "-", "/", "en cours", "indéterminée", "CDI"])
    kind = (
        style.days
        if style.days != "mixed"
        else style.random.choice(["date", "text", "iso", "short", "words", "dots"])
    )
    return {
        "date": day, "text": f"{day:%d/%m/%Y}", "iso": day.isoformat(), "short": f"{day:%d/%m/%y}", "dots": f"{day:%d.%m.%Y}",
        "words": f"{day.day} {MONTHS[day.month - 1]} {day.year}", "serial": (day - date(1899, 12, 30)).days,
    }[kind]  # fmt: skip


def _cell(style: Style, p: Someone, column: str, hours: float) -> object:
    fixed = {
        "kind": p.written_kind, "tutor": p.tutor, "job": "Maçon", "public": style.random.choice(["RSA", "oui", "DELD", "QPV"]), "planned": 151.67,
        "worked": round(hours + 7, 2), "cumul": round(hours + 300, 2), "previous": 120.0, "note": "",
    }  # fmt: skip
    if column in fixed:
        return fixed[column]
    if column in {"hours", "dont"}:
        return _hours(style, hours)
    return _day(style, {"start": p.start, "end": p.end, "birth": p.birth}[column])


def _expect(style: Style, p: Someone, month: str, hours: float) -> Expected:
    said: dict[str, object] = {}
    for column, field, value in (
        ("kind", "contract_type", p.kind),
        ("start", "start", p.start),
        ("end", "end", p.end),
        ("tutor", "tutor", p.tutor),
        ("birth", "birth_date", p.birth),
    ):
        if column in style.columns:
            said[field] = value
    return Expected(f"{p.last} {p.first}", month, hours, said)


def _heads(style: Style) -> list[object]:
    return [style.head(c) for c in _layout_columns(style)]


def _line(style: Style, number: int, p: Someone) -> list[object]:
    return (
        ([number] if style.index else [])
        + _names(style, p)
        + [_cell(style, p, c, p.hours) for c in style.columns]
    )


def _plain_table(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    heads = _heads(style)
    table: list[list[object]] = [heads]
    rows = []
    width, at = (
        len(heads),
        _layout_columns(style).index("dont" if "dont" in style.columns else "hours"),
    )
    sideways = style.layout == "transposed"
    if random.random() < 0.1 and not sideways:
        table.append(
            (["", "Ex : DUPONT Jean"] if style.index else ["Ex : DUPONT Jean"])
            + [""] * (width - 1 - style.index)
        )
        table[-1][at] = 151.67
    repeat = random.random() < 0.15 and len(crew) > 8 and not sideways and style.layout != "two_row"
    blank_every = random.choice([0, 0, 0, 5]) if not sideways else 0
    for number, p in enumerate(crew, 1):
        if blank_every and number % blank_every == 0:
            table.append([""] * width)
        if repeat and number == 6:
            carried = _totals_line(style, "A reporter", width, at, sum(q.hours for q in crew[:5]))
            table += [
                carried,
                list(heads),
                _totals_line(style, "Report", width, at, sum(q.hours for q in crew[:5])),
            ]
        table.append(_line(style, number, p))
        rows.append(_expect(style, p, months[0], p.hours))
    total = random.choice(TOTALS)
    if random.random() < 0.7 and not sideways:
        table.append(_totals_line(style, total, width, at, sum(p.hours for p in crew)))
    return table, rows


def _totals_line(style: Style, label: str, width: int, at: int, hours: float) -> list[object]:
    line: list[object] = [""] * width
    line[0] = label
    line[at] = round(hours, 2)
    return line


def _wide(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    style.columns = [c for c in style.columns if c != "hours"]
    names = [MONTHS[int(m[5:]) - 1] for m in months]
    form = random.choice(
        [
            str.capitalize,
            str.upper,
            lambda n: f"{n} 2025",
            lambda n: f"{n[:4]}.-25" if len(n) > 4 else f"{n}-25",
            lambda n: f"Heures {n}",
        ]
    )
    total = random.random() < 0.6
    table = [_heads(style) + [form(n) for n in names] + (["Total"] if total else [])]
    rows = []
    for number, p in enumerate(crew, 1):
        values = [random.choice([p.hours, p.hours, 70.0, 0.0, None]) for _ in months]
        line = _line(style, number, p) + ["" if v is None else _hours(style, v) for v in values]
        table.append(line + ([round(sum(v or 0 for v in values), 2)] if total else []))
        rows += [
            _expect(style, p, m, v) for m, v in zip(months, values, strict=True) if v is not None
        ]
    return table, rows


def _long(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    form = random.choice(
        [
            lambda m: f"{MONTHS[int(m[5:]) - 1]} {m[:4]}",
            lambda m: f"{m[5:]}/{m[:4]}",
            lambda m: date(int(m[:4]), int(m[5:]), 1),
            lambda m: m,
        ]
    )
    table = [_heads(style) + [style.head("month")]]
    rows = []
    for number, p in enumerate(crew, 1):
        for month in months:
            if random.random() < 0.85:
                table.append([*_line(style, number, p), form(month)])
                rows.append(_expect(style, p, month, p.hours))
    return table, rows


def _weekly(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    style.hours = "num"
    with_total = random.random() < 0.7
    style.columns = [c for c in style.columns if c != "hours"]
    if style.layout == "daily":
        parts = random.choice([[n for n in range(1, 32)], [f"{n:02d}/03" for n in range(1, 32)]])
    else:
        parts = random.choice(
            [
                [f"S{n}" for n in range(1, 6)],
                [f"Sem. {n}" for n in range(10, 15)],
                [f"Semaine {n}" for n in range(10, 15)],
            ]
        )
    table = [_heads(style) + parts + ([style.head("hours")] if with_total else [])]
    rows = []
    for number, p in enumerate(crew, 1):
        table.append(
            _line(style, number, p)
            + split_hours(random, p.hours, len(parts))
            + ([p.hours] if with_total else [])
        )
        rows.append(_expect(style, p, months[0], p.hours))
    return table, rows
