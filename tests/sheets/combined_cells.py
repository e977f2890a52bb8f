"""How one invented company writes names, hours and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.sheets.combined_words import HEADS
from tests.sheets.invented import MONTHS, Someone
from tests.sheets.layouts import Expected


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


def layout_columns(style: Style) -> list[str]:
    names = ["last", "first"] if style.split_names else ["name"]
    return (["index"] if style.index else []) + names + style.columns


def names_of(style: Style, p: Someone) -> list[object]:
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


def hours_as(style: Style, hours: float) -> object:
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


def day_as(style: Style, day: date | None) -> object:
    if day is None:
        return style.random.choice(["", "-", "/", "en cours", "indéterminée", "CDI"])
    kind = (
        style.days
        if style.days != "mixed"
        else style.random.choice(["date", "text", "iso", "short", "words", "dots"])
    )
    return {
        "date": day,
        "text": f"{day:%d/%m/%Y}",
        "iso": day.isoformat(),
        "short": f"{day:%d/%m/%y}",
        "dots": f"{day:%d.%m.%Y}",
        "words": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "serial": (day - date(1899, 12, 30)).days,
    }[kind]


def cell_of(style: Style, p: Someone, column: str, hours: float) -> object:
    fixed = {
        "kind": p.written_kind,
        "tutor": p.tutor,
        "job": "Maçon",
        "public": style.random.choice(["RSA", "oui", "DELD", "QPV"]),
        "planned": 151.67,
        "worked": round(hours + 7, 2),
        "cumul": round(hours + 300, 2),
        "previous": 120.0,
        "note": "",
    }
    if column in fixed:
        return fixed[column]
    if column in {"hours", "dont"}:
        return hours_as(style, hours)
    return day_as(style, {"start": p.start, "end": p.end, "birth": p.birth}[column])


def expect(style: Style, p: Someone, month: str, hours: float) -> Expected:
    known = {
        "kind": ("contract_type", p.kind),
        "start": ("start", p.start),
        "end": ("end", p.end),
        "tutor": ("tutor", p.tutor),
        "birth": ("birth_date", p.birth),
    }
    said = dict(known[column] for column in style.columns if column in known)
    return Expected(f"{p.last} {p.first}", month, hours, said)


def heads_of(style: Style) -> list[object]:
    return [style.head(c) for c in layout_columns(style)]


def line_of(style: Style, number: int, p: Someone) -> list[object]:
    return (
        ([number] if style.index else [])
        + names_of(style, p)
        + [cell_of(style, p, c, p.hours) for c in style.columns]
    )
