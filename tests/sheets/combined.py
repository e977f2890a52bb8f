"""Sheets drawn at random from everything the rules of reading speak of, all traits mixed."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.sheets.combined_cells import (
    Style,
    expect,
    heads_of,
    hours_as,
    layout_columns,
    line_of,
)
from tests.sheets.combined_words import CLOSING, LAYOUTS, TITLES, TOTALS
from tests.sheets.invented import MONTHS, Someone, people, split_hours
from tests.sheets.layouts import Expected, Made
from tests.sheets.workbooks import Tab, csv_file, html_file, ods, spreadsheetml, xlsx


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
    split = layout != "transposed" and random.random() < 0.35
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
    texts = [text.format(crew[0].last) for text in random.sample(CLOSING, random.randrange(1, 4))]
    lines: list[list[object]] = [[]]
    lines += [["", text] if random.random() < 0.4 else [text] for text in texts]
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
        at = [i for i, c in enumerate(layout_columns(style)) if c == "kind"]
        groups[at[0]] = "Contrat"
        table.insert(0, groups)
    return table, rows, merges


def _plain_table(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    heads = heads_of(style)
    table: list[list[object]] = [heads]
    rows = []
    width, at = (
        len(heads),
        layout_columns(style).index("dont" if "dont" in style.columns else "hours"),
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
        table.append(line_of(style, number, p))
        rows.append(expect(style, p, months[0], p.hours))
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
    table = [heads_of(style) + [form(n) for n in names] + (["Total"] if total else [])]
    rows = []
    for number, p in enumerate(crew, 1):
        values = [random.choice([p.hours, p.hours, 70.0, 0.0, None]) for _ in months]
        line = line_of(style, number, p) + ["" if v is None else hours_as(style, v) for v in values]
        table.append(line + ([round(sum(v or 0 for v in values), 2)] if total else []))
        rows += [
            expect(style, p, m, v) for m, v in zip(months, values, strict=True) if v is not None
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
    table = [[*heads_of(style), style.head("month")]]
    rows = []
    for number, p in enumerate(crew, 1):
        for month in months:
            if random.random() < 0.85:
                table.append([*line_of(style, number, p), form(month)])
                rows.append(expect(style, p, month, p.hours))
    return table, rows


def _weekly(
    style: Style, crew: list[Someone], months: list[str]
) -> tuple[list[list[object]], list[Expected]]:
    random = style.random
    style.hours = "num"
    with_total = random.random() < 0.7
    style.columns = [c for c in style.columns if c != "hours"]
    if style.layout == "daily":
        parts = random.choice([list(range(1, 32)), [f"{n:02d}/03" for n in range(1, 32)]])
    else:
        parts = random.choice(
            [
                [f"S{n}" for n in range(1, 6)],
                [f"Sem. {n}" for n in range(10, 15)],
                [f"Semaine {n}" for n in range(10, 15)],
            ]
        )
    table = [heads_of(style) + parts + ([style.head("hours")] if with_total else [])]
    rows = []
    for number, p in enumerate(crew, 1):
        table.append(
            line_of(style, number, p)
            + split_hours(random, p.hours, len(parts))
            + ([p.hours] if with_total else [])
        )
        rows.append(expect(style, p, months[0], p.hours))
    return table, rows
