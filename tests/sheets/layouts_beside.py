"""Layouts that say more than the hours of the month: days, training, absences."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from random import Random

from tests.sheets.invented import Someone, people
from tests.sheets.layouts import Expected, Made, about, layout
from tests.sheets.workbooks import Tab, csv_file, xlsx

WEEKDAYS = "LMMJVSD"
DAYS = [date(2025, 3, n) for n in range(1, 32)]
OPEN = [day for day in DAYS if day.weekday() < 5]


def worked(random: Random, at_most: int = 20) -> dict[date, float]:
    """Some of the month's open days with the hours of each."""
    chosen = sorted(random.sample(OPEN, random.randint(8, at_most)))
    return {day: random.choice([7.0, 7.0, 7.5, 4.0, 8.0]) for day in chosen}


def by_day(days: dict[date, float]) -> dict[str, float]:
    return {day.isoformat(): hours for day, hours in days.items()}


def row(p: Someone, hours: float | None, **said: object) -> Expected:
    return Expected(f"{p.last} {p.first}", "2025-03", hours, said)


@layout
def calendar_with_letters_above(random: Random) -> Made:
    """Days 1 to 31 under their letters, codes on days off, their total, the absences beside."""
    lines: list[list[object]] = [
        ["RELEVÉ D'HEURES - MARS 2025"],
        ["", "", *(WEEKDAYS[day.weekday()] for day in DAYS), "", ""],
        ["Nom", "Prénom", *range(1, 32), "Total heures", "Heures d'absence"],
    ]
    rows = []
    for p in people(random, 6):
        mine, off = worked(random), random.choice([0, 7, 14])
        codes = {day: random.choice(["CP", "AM", "", ""]) for day in OPEN if day not in mine}
        cells = [mine.get(day, codes.get(day, "")) for day in DAYS]
        lines.append([p.last, p.first, *cells, sum(mine.values()), off])
        rows.append(row(p, sum(mine.values()), daily=by_day(mine), absence=float(off)))
    lines.append(["TOTAL", "", *([""] * 31), sum(r.hours or 0 for r in rows), ""])
    return Made(xlsx(Tab(lines)), rows)


@layout
def calendar_of_dates_without_a_total(random: Random) -> Made:
    lines: list[list[object]] = [["Salarié", "Contrat", *DAYS]]
    rows = []
    for p in people(random, 5):
        mine = worked(random)
        lines.append([f"{p.last} {p.first}", p.written_kind, *(mine.get(d, "") for d in DAYS)])
        rows.append(row(p, sum(mine.values()), daily=by_day(mine), contract_type=p.kind))
    return Made(xlsx(Tab(lines)), rows)


@layout
def calendar_of_crosses(random: Random) -> Made:
    """A cross or a half for each day: days of seven hours, to be confirmed."""
    lines: list[list[object]] = [
        ["Pointage insertion", "", "mars 2025"],
        ["Nom et prénom", *(f"{WEEKDAYS[day.weekday()]} {day.day}" for day in DAYS)],
    ]
    rows = []
    for p in people(random, 6):
        mine = {day: random.choice([1.0, 1.0, 0.5]) for day in worked(random)}
        mine[OPEN[0]] = 1.0
        cells = [{1.0: "X", 0.5: 0.5}.get(mine.get(day, 0), "") for day in DAYS]
        lines.append([f"{p.first} {p.last.upper()}", *cells])
        hours = {day.isoformat(): part * 7 for day, part in sorted(mine.items())}
        rows.append(row(p, sum(hours.values()), daily=hours))
    return Made(xlsx(Tab(lines)), rows)


@layout
def calendar_with_weeks_between(random: Random) -> Made:
    """The days of a week, then what they add up to, and so on; no total of the month."""
    heads: list[object] = []
    for day in DAYS:
        heads.append(day)
        if day.weekday() == 6 or day == DAYS[-1]:
            heads.append(f"Sem {day.isocalendar().week}")
    lines: list[list[object]] = [["Mois de mars 2025"], ["Salariés", *heads]]
    rows = []
    for p in people(random, 4):
        mine = worked(random)
        cells: list[object] = []
        week = 0.0
        for head in heads:
            if isinstance(head, date):
                week += mine.get(head, 0)
                cells.append(mine.get(head, ""))
            else:
                cells.append(week or "")
                week = 0.0
        lines.append([f"{p.last} {p.first}", *cells])
        rows.append(row(p, sum(mine.values()), daily=by_day(mine)))
    return Made(xlsx(Tab(lines)), rows)


@layout
def training_and_absences_under_one_title(random: Random) -> Made:
    lines: list[list[object]] = [
        ["Mois : mars 2025"],
        ["Salarié", "", "Heures du mois", "", "", "Tuteur"],
        ["Nom", "Prénom", "Travaillées", "Formation", "Absence", ""],
    ]
    rows = []
    for p in people(random, 6):
        training, absence = random.choice([None, 7.0, 14.5]), random.choice([None, 0.0, 21.0])
        lines.append([p.last, p.first, p.hours, training, absence, p.tutor])
        rows.append(row(p, p.hours, training=training, absence=absence, **about(p, "tutor")))
    total = round(sum(r.hours or 0 for r in rows), 2)
    lines.append(["Total", "", total, "", "", ""])
    merges = [(1, 0, 1, 1), (1, 2, 1, 4), (1, 5, 2, 5)]
    return Made(xlsx(Tab(lines, merges=merges)), rows)


@layout
def absences_by_cause_with_their_total(random: Random) -> Made:
    """Illness and leave add up to the absences: they are counted once; a postcode is no leave."""
    head = "Nom;Prénom;CP;Heures réalisées;Maladie (h);Congés (h);Total absences (h);Formation (h)"
    lines: list[list[object]] = [["Période du 01/03/2025 au 31/03/2025"], [], list(head.split(";"))]
    rows = []
    for p in people(random, 6):
        ill, leave, training = random.choice([0, 7]), random.choice([0, 14]), random.choice([0, 35])
        lines.append([p.last, p.first, 44000, p.hours, ill, leave, ill + leave, training])
        rows.append(row(p, p.hours, absence=float(ill + leave), training=float(training)))
    return Made(csv_file(Tab(lines)), rows)


@layout
def days_of_training_beside_hours(random: Random) -> Made:
    head = [
        "Bénéficiaire",
        "Heures d'insertion réalisées",
        "Jours de formation",
        "Absences (jours)",
    ]
    lines: list[list[object]] = [["Bilan mensuel mars 2025"], head]
    rows = []
    for p in people(random, 5):
        training, absence = random.choice([0, 1, 2.5]), random.choice([0, 3])
        lines.append([f"{p.last} {p.first}", p.hours, training, absence])
        rows.append(row(p, p.hours, training=training * 7.0, absence=absence * 7.0))
    return Made(xlsx(Tab(lines)), rows)


@layout
def months_side_by_side_with_their_training(random: Random) -> Made:
    months = [("Janvier 2025", "2025-01"), ("Février 2025", "2025-02"), ("Mars 2025", "2025-03")]
    groups, heads = [], []
    for words, _ in months:
        groups += [words, "", ""]
        heads += ["Heures trav.", "Heures form.", "Heures abs."]
    lines: list[list[object]] = [["Nom Prénom", *groups], ["", *heads]]
    rows = []
    for p in people(random, 5):
        cells: list[object] = []
        for _, month in months:
            hours = float(random.randint(10, 20) * 7)
            training = float(random.choice([7, 14]))
            cells += [hours, training, 0]
            said = {"training": training, "absence": 0.0}
            rows.append(Expected(f"{p.last} {p.first}", month, hours, dict(said)))
        lines.append([f"{p.last} {p.first}", *cells])
    merges = [(0, 1, 0, 3), (0, 4, 0, 6), (0, 7, 0, 9), (0, 0, 1, 0)]
    slot = tuple(month for _, month in months)
    return Made(xlsx(Tab(lines, merges=merges)), rows, slot)


@layout
def days_down_people_across(random: Random) -> Made:
    """A calendar on its side: a line for each day, a column for each person."""
    crew = people(random, 6)
    theirs = [worked(random) for _ in crew]
    lines: list[list[object]] = [
        ["Nom", *(p.last for p in crew)],
        ["Prénom", *(p.first for p in crew)],
    ]
    last = monthrange(2025, 3)[1]
    lines += [[n, *(mine.get(DAYS[n - 1], "") for mine in theirs)] for n in range(1, last + 1)]
    lines.append(["Total heures", *(sum(mine.values()) for mine in theirs)])
    rows = [
        row(p, sum(mine.values()), daily=by_day(mine)) for p, mine in zip(crew, theirs, strict=True)
    ]
    return Made(xlsx(Tab(lines)), rows)


@layout
def english_sheet(random: Random) -> Made:
    head = ["Surname", "Given name", "Contract", "Start date", "End date", "Hours worked",
            "Training hours", "Sick leave (hours)", "Supervisor"]  # fmt: skip
    lines: list[list[object]] = [["Monthly timesheet", "", "March 2025"], [], head]
    rows = []
    for p in people(random, 5):
        training, ill = random.choice([None, 7.0]), random.choice([None, 14.0])
        lines.append(
            [p.last, p.first, p.kind, p.start, p.end or "", p.hours, training, ill, p.tutor]
        )
        said = about(p, "contract_type", "start", "end")
        rows.append(row(p, p.hours, training=training, absence=ill, **said))
    lines += [["Total hours", "", "", "", "", round(sum(r.hours or 0 for r in rows), 2)], []]
    lines.append(["Signature of the site manager:"])
    return Made(xlsx(Tab(lines)), rows)
