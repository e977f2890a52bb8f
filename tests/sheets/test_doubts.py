"""What the reader is not sure of is asked; what was answered once is remembered."""

import pytest

from backend.sheets.reader.read import read_sheet
from backend.sheets.reader.sandbox import read_safely
from tests.sheets.workbooks import Formula, Tab, csv_file, xlsx

CREW = [["DIALLO", "Mamadou", 151.67], ["KONÉ", "Awa", 70.0], ["LE GOFF", "Yann", 35.0]]


def asked(*lines, slot=("2025-03",), **more):
    return read_sheet(xlsx(Tab(list(lines))), slot, **more)


def codes(reading):
    return [question.code for question in reading.questions]


def test_a_clear_sheet_asks_nothing():
    assert codes(asked(["Mois : mars 2025"], ["Nom", "Prénom", "Heures"], *CREW)) == []


def test_days_counted_seven_hours_are_asked():
    days = [[last, first, 10] for last, first, _ in CREW]
    reading = asked(["Nom", "Prénom", "Jours"], *days)
    assert codes(reading) == ["days_times_seven"]
    assert [row.hours for row in reading.rows] == [70.0, 70.0, 70.0]
    assert reading.questions[0].cell == "Feuil1!C1"


def test_planned_hours_alone_are_doubtful():
    assert codes(asked(["Nom", "Prénom", "Heures prévues"], *CREW)) == ["hours_doubtful"]


def test_an_unknown_word_is_asked_once_then_remembered():
    lines = ["Nom", "Prénom", "Prestation"], *CREW
    assert codes(asked(*lines)) == ["hours_guessed"]
    assert codes(asked(*lines, meanings={"prestation": "hours"})) == []


def test_what_was_said_of_a_column_beats_the_vocabulary():
    lines = [[*line, 12.0] for line in CREW]
    head = ["Nom", "Prénom", "Heures d'insertion", "Solde"]
    said = {"solde": "hours", "heures d insertion": "other"}
    assert {row.hours for row in asked(head, *lines, meanings=said).rows} == {12.0}


def test_a_month_that_nothing_tells_is_asked():
    assert codes(asked(["Nom", "Prénom", "Heures"], *CREW, slot=())) == ["month_unsaid"]


def test_a_total_shows_where_a_comma_was_lost():
    lines = [["DIALLO", "Mamadou", 15167], *CREW[1:], ["TOTAL", "", 256.67]]
    reading = asked(["Nom", "Prénom", "Heures"], *lines)
    assert codes(reading) == ["comma_lost"]
    assert reading.questions[0].cell == "Feuil1!C2"
    assert "151.67" in reading.questions[0].en
    assert reading.rows[0].hours == 15167


def test_a_formula_without_value_proposes_the_sum_of_its_weeks():
    lines = [["DIALLO", "Mamadou", 35, 28, Formula("=SUM(C2:D2)")], ["KONÉ", "Awa", 7, 7, 14]]
    reading = asked(["Nom", "Prénom", "S10", "S11", "Total heures"], *lines)
    assert codes(reading) == ["formula_without_value"]
    assert "63" in reading.questions[0].fr


@pytest.mark.parametrize("meanings", [None, {"prestation": "hours"}])
def test_questions_and_memory_cross_the_process_of_the_reader(meanings):
    content = csv_file(Tab([["Nom", "Prénom", "Prestation"], *CREW]))
    reading = read_safely(content, ["2025-03"], meanings)
    assert len(reading.rows) == 3
    assert bool(reading.questions) == (meanings is None)
