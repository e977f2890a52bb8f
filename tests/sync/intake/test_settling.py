"""A file's lines as the answers make them: nothing counts that somebody still has to say."""

from dataclasses import replace

from sync.intake.asking import questions_of
from sync.intake.lines import months_of, total_of, values_of
from sync.intake.settling import settled, with_names
from sync.reconcile.reading import Question, RowMatch, SheetReading, SheetRow, StatedTotal

FEBRUARY, MARCH = "2026-02", "2026-03"
SURE = RowMatch("sure", "awa", ("awa",), why=((("nom identique",), ("same name",)),))
DOUBT = RowMatch("confirm", "yann", ("yann", "yan"))


def row(number=3, name="DIALLO Awa", hours=10.0, month=FEBRUARY, errors=(), **more):
    cells = {"hours": f"Feuil1!D{number}", "name": f"Feuil1!A{number}"}
    return SheetRow("Feuil1", number, month, name, hours, errors=errors, cells=cells, **more)


def reading(*rows, questions=(), totals=()):
    return SheetReading(rows=rows, questions=questions, totals=totals, months=(FEBRUARY,))


def asked(told, matches, answers=None, slot=(FEBRUARY,)):
    found = questions_of(told, matches, answers or {}, slot, {})
    return {question.key: question for question in found}


def lines(told, matches, answers=None, slot=(FEBRUARY,)):
    return settled(told, matches, answers or {}, slot)


def test_a_sure_line_needs_no_answer():
    told = reading(row())
    assert asked(told, [SURE]) == {}
    (line,) = lines(told, [SURE])
    assert (line.worker, line.minutes, line.out, line.decided) == ("awa", 600, False, False)


def test_a_doubtful_person_is_nobody_until_somebody_says():
    told = reading(row(name="LE GOF Yann"))
    (key,) = asked(told, [DOUBT])
    assert lines(told, [DOUBT])[0].worker is None
    assert lines(told, [DOUBT], {key: "yan"})[0].worker == "yan"
    assert lines(told, [DOUBT], {key: "nobody"})[0].decided


def test_one_answer_holds_for_every_line_of_a_name():
    told = reading(row(3, "LE GOF Yann"), row(4, "Le Gof, Yann"))
    (key,) = asked(told, [DOUBT, DOUBT])
    assert [line.worker for line in lines(told, [DOUBT] * 2, {key: "yann"})] == ["yann", "yann"]


def test_unusable_hours_do_not_count_until_typed():
    told = reading(row(hours=-4.0, errors=("E_HOURS_NEGATIVE",)))
    (key,) = asked(told, [SURE])
    assert lines(told, [SURE])[0].minutes is None
    assert lines(told, [SURE], {key: "7h30"})[0].minutes == 450
    assert lines(told, [SURE], {key: "out"})[0].out


def test_a_repeated_line_is_left_out_unless_it_is_said_to_count():
    told = reading(row(3), row(4, errors=("E_DUPLICATE_ROW",)))
    (key,) = asked(told, [SURE, SURE])
    assert [line.out for line in lines(told, [SURE] * 2)] == [False, True]
    assert [line.out for line in lines(told, [SURE] * 2, {key: "keep"})] == [False, False]


def test_a_lost_comma_is_put_back_when_it_is_said():
    question = Question("comma_lost", "Feuil1!D3", "?", "?", 151.67)
    told = reading(row(hours=15167.0, errors=("E_HOURS_ABSURD",)), questions=(question,))
    assert lines(told, [SURE], {"comma_lost@Feuil1!D3": "yes"})[0].minutes == 9100
    assert lines(told, [SURE], {"comma_lost@Feuil1!D3": "no"})[0].minutes is None


def test_a_formula_without_its_value_is_asked_for_again_when_the_sum_is_refused():
    question = Question("formula_without_value", "Feuil1!D3", "?", "?", 63.0)
    told = reading(row(hours=None, errors=("E_FORMULA_NO_CACHE",)), questions=(question,))
    key = "formula_without_value@Feuil1!D3"
    assert set(asked(told, [SURE])) == {key}
    assert set(asked(told, [SURE], {key: "no"})) == {key, "hours@Feuil1!D3"}
    assert lines(told, [SURE], {key: "yes"})[0].minutes == 63 * 60


def test_another_month_is_kept_moved_or_left_out_as_said():
    told = reading(row(month=MARCH))
    assert [o.value for o in asked(told, [SURE])["month_other"].options] == ["slot", "file", "out"]
    for said, month, out in (
        ("slot", FEBRUARY, False),
        ("file", MARCH, False),
        ("out", MARCH, True),
    ):
        (line,) = lines(told, [SURE], {"month_other": said})
        assert (line.month, line.out) == (month, out)


def test_hours_without_a_name_get_the_one_that_is_said():
    told = reading(row(name="", errors=("E_NAME_MISSING",)))
    (key,) = asked(told, [RowMatch("none")])
    assert with_names(told, {key: "KONÉ Awa"}).rows[0].name_raw == "KONÉ Awa"
    assert lines(told, [RowMatch("none")], {key: "out"})[0].out


def test_lines_of_one_person_are_added_up_to_the_minute():
    told = reading(row(3, hours=0.1), row(4, hours=0.2, contract_type="CTT"), row(5, month=MARCH))
    found = lines(told, [SURE] * 3, {"month_other": "file"})
    assert months_of(found) == (FEBRUARY, MARCH)
    (values,) = values_of(found, FEBRUARY, {"awa": "job"})
    assert (values["worked_minutes"], values["employment_id"]) == (18, "job")
    assert values["comment"] == "2 lignes du fichier réunies : Feuil1!D3, Feuil1!D4"
    assert "kind" not in values


def test_two_unknown_people_stay_two_lines():
    told = reading(row(3, "UN Alpha"), row(4, "DEUX Beta"))
    found = values_of(lines(told, [RowMatch("none")] * 2), FEBRUARY, {})
    assert [each["raw_name"] for each in found] == ["UN Alpha", "DEUX Beta"]


def test_what_a_record_cannot_hold_is_cut_off_a_name():
    told = reading(row(name="A\x00B" + "c" * 300))
    (values,) = values_of(lines(told, [SURE]), FEBRUARY, {})
    assert values["raw_name"] == "AB" + "c" * 198


def test_the_cell_of_a_line_keeps_the_name_of_its_tab():
    first = second = replace(row(), cells={"hours": "Chantier #2!C4"})
    (values,) = values_of(lines(reading(first, second), [SURE] * 2), FEBRUARY, {})
    assert values["cell"] == "Chantier #2!C4"
    assert values["comment"].endswith(": Chantier #2!C4, Chantier #2!C4#2")


def test_the_one_total_of_a_month_is_the_declared_total():
    total = StatedTotal("Feuil1", 9, FEBRUARY, "total", 20.0, (0,))
    told = reading(row(), totals=(total,))
    assert total_of(told, FEBRUARY) == 1200
    assert total_of(replace(told, totals=(total, total)), FEBRUARY) is None
