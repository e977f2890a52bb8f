"""Training, absences and days of a file's lines, as the answers make them."""

from hypothesis import given
from hypothesis import strategies as st

from sync.intake.beside import beside
from sync.intake.lines import values_of
from sync.intake.settling import settled
from sync.reconcile.reading import Question, RowMatch, SheetReading, SheetRow

FEBRUARY = "2026-02"
SURE = RowMatch("sure", "awa", ("awa",))
DAYS = {"2026-02-02": 7.0, "2026-02-03": 3.5}
CELLS = {
    "name": "Feuil1!A3",
    "hours": "Feuil1!D3",
    "training": "Feuil1!E3",
    "2026-02-02": "Feuil1!F3",
}


def row(number=3, month=FEBRUARY, **more):
    said = {"hours": 10.5, "training": 7.0, "absence": None, "daily": DAYS, **more}
    return SheetRow("Feuil1", number, month, "DIALLO Awa", cells=CELLS, **said)


def sheet(*rows, questions=(), answers=None, slot=(FEBRUARY,)):
    told = SheetReading(rows=rows, questions=questions)
    lines = settled(told, [SURE] * len(rows), answers or {}, slot)
    return values_of(lines, slot[0], {})


def test_training_and_days_come_onto_the_line():
    (line,) = sheet(row())
    assert (line["worked_minutes"], line["training_minutes"]) == (630, 420)
    assert line["daily_minutes"] == {"2026-02-02": 420, "2026-02-03": 210}
    assert "absence_minutes" not in line


def test_two_lines_of_a_person_add_up():
    (line,) = sheet(row(absence=7.0), row(4, training=None, absence=3.0))
    assert (line["training_minutes"], line["absence_minutes"]) == (420, 600)
    assert line["daily_minutes"]["2026-02-02"] == 840


def test_days_that_do_not_give_the_hours_are_left_out():
    (line,) = sheet(row(hours=12.0))
    assert "daily_minutes" not in line


def test_days_of_another_month_are_left_out():
    (line,) = sheet(row(), answers={"month_other": "slot"}, slot=("2026-03",))
    assert line["worked_minutes"] == 630
    assert "daily_minutes" not in line


def test_days_of_training_are_as_long_as_it_was_said():
    asked = Question("days_times_seven", "Feuil1!E2", "", "")
    (line,) = sheet(row(), questions=(asked,), answers={"days_times_seven@Feuil1!E2": "7.5"})
    assert line["training_minutes"] == 450
    assert line["worked_minutes"] == 630


def test_words_in_the_place_of_an_absence_are_the_hours_that_somebody_said():
    asked = Question("absence_unread", "Feuil1!H3", "", "")
    (line,) = sheet(row(), questions=(asked,), answers={"absence_unread@Feuil1!H3": "14 h"})
    assert line["absence_minutes"] == 840
    (other,) = sheet(row(), questions=(asked,), answers={"absence_unread@Feuil1!H3": "0"})
    assert other["absence_minutes"] == 0


@given(st.dictionaries(st.integers(1, 28), st.integers(1, 24 * 60), max_size=28))
def test_whole_minutes_of_days_give_the_very_line(minutes):
    daily = {f"2026-02-{day:02d}": each / 60 for day, each in minutes.items()}
    told = row(hours=sum(minutes.values()) / 60, daily=daily)
    found = beside(told, (), {}, sum(minutes.values())).daily
    assert found == {f"2026-02-{day:02d}": each for day, each in minutes.items()}
