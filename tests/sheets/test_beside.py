"""Training, absences and days: each with its cell, each doubt a question."""

from backend.sheets.reader.read import read_sheet
from tests.sheets.workbooks import Tab, xlsx

SLOT = ("2025-03",)
CALENDAR = ["Nom", "Prénom", *range(1, 32), "Total"]


def read(*lines, slot=SLOT):
    return read_sheet(xlsx(Tab(list(lines))), slot)


def codes(reading):
    return [question.code for question in reading.questions]


def calendar(*days, total):
    return ["DIALLO", "Awa", *days, *([""] * (31 - len(days))), total]


def test_each_day_says_its_cell():
    reading = read(CALENDAR, calendar("", "", 7, 7.5, total=14.5))
    (row,) = reading.rows
    assert row.daily == {"2025-03-03": 7.0, "2025-03-04": 7.5}
    assert row.cells["2025-03-04"] == "Feuil1!F2"
    assert codes(reading) == []


def test_days_that_do_not_give_their_total_are_asked_about():
    reading = read(CALENDAR, calendar(7, 7, 7, total=28))
    assert reading.rows[0].hours == 28
    assert [(q.code, q.cell, q.proposed) for q in reading.questions] == [
        ("days_differ", "Feuil1!AH2", 21.0)
    ]


def test_a_thirty_first_of_february_gives_no_days():
    reading = read(CALENDAR, calendar(*([""] * 30), 7, total=7), slot=("2025-02",))
    assert (reading.rows[0].hours, reading.rows[0].daily) == (7, {})


def test_crosses_are_days_whose_length_is_asked():
    days = ["X", "X", "X", "x", 0.5]
    reading = read(CALENDAR[:-1], ["DIALLO", "Awa", *days, *([""] * 26)])
    assert reading.rows[0].hours == 31.5
    assert reading.rows[0].daily["2025-03-05"] == 3.5
    assert codes(reading) == ["days_times_seven"]


def test_words_for_an_absence_are_asked_about():
    head = ["Nom", "Prénom", "Heures réalisées", "Absences (h)"]
    lines = [[last, "Paul", 100, 7] for last in ("Petit", "Robert", "Martin")]
    reading = read(head, *lines, ["DIALLO", "Awa", 70, "maladie"])
    assert [(q.code, q.cell) for q in reading.questions] == [("absence_unread", "Feuil1!D5")]
    assert [row.absence for row in reading.rows] == [7, 7, 7, None]
    assert reading.rows[0].cells["absence"] == "Feuil1!D2"


def test_a_column_of_reasons_is_no_column_of_hours():
    head = ["Nom", "Prénom", "Heures réalisées", "Absences", "Formation suivie"]
    reading = read(head, ["DIALLO", "Awa", 70, "maladie", "CACES"], ["DIAZ", "Rosa", 35, "", ""])
    assert [(row.training, row.absence) for row in reading.rows] == [(None, None), (None, None)]
    assert codes(reading) == []


def test_training_included_in_the_hours_or_planned_is_not_read():
    head = [
        "Nom",
        "Prénom",
        "Heures réalisées",
        "Heures formation comprise",
        "Formation prévue (h)",
    ]
    reading = read(head, ["DIALLO", "Awa", 70, 77, 14])
    assert (reading.rows[0].hours, reading.rows[0].training) == (70, None)


def test_small_figures_without_a_unit_are_days_to_be_confirmed():
    head = ["Nom", "Prénom", "Heures réalisées", "Absences"]
    reading = read(head, ["DIALLO", "Awa", 70, 2], ["DIAZ", "Rosa", 35, 1])
    assert [row.absence for row in reading.rows] == [14, 7]
    assert codes(reading) == ["days_times_seven"]
