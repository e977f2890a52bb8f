"""Days, months and kinds of contract, as companies write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.notation.contract_types import contract_type_of
from sync.notation.days import day_of, span_of
from sync.notation.months import WrittenMonth, months_in, period_in
from sync.notation.text import plain, within_one_edit

DAYS = st.dates(date(1990, 1, 1), date(2069, 12, 31))
NAMES = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


@given(DAYS)
def test_a_day_comes_back_in_every_notation(day):
    month = NAMES[day.month - 1]
    for written in (
        day,
        (day - date(1899, 12, 30)).days,
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d/%m/%y}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {month.upper()} {day.year}",
        f"le {day:%d/%m/%Y} *",
    ):
        assert day_of(written).day == day


@pytest.mark.parametrize(
    "written", ["-", "/", "en cours", "indéterminée", "CDI", "Néant", "", None, 0]
)
def test_no_end_is_no_error(written):
    assert day_of(written).day is None
    assert not day_of(written).unreadable


@pytest.mark.parametrize(
    "written", ["31/02/2025", "début mars", "??/03/2024", "?", "12/13/2025", "mars", 3, True]
)
def test_what_is_no_day_is_said_so(written):
    assert day_of(written).unreadable


def test_a_birth_in_68_is_of_the_last_century():
    assert day_of("12/07/68", pivot=15).day == date(1968, 7, 12)
    assert day_of("12/07/05", pivot=15).day == date(2005, 7, 12)


def test_two_days_in_one_cell_are_a_beginning_and_an_end():
    start, end = span_of("du 06/01/2025 au 30/06/2025")
    assert (start.day, end.day) == (date(2025, 1, 6), date(2025, 6, 30))
    assert span_of("depuis le 06/01/2025")[1].day is None


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("Mois : MARS 2025", [(3, 2025)]),
        ("Mois de février", [(2, None)]),
        ("mars 25", [(3, 2025)]),
        ("avr. 24", [(4, 2024)]),
        ("Janv-25", [(1, 2025)]),
        ("06/2025", [(6, 2025)]),
        ("05-25", [(5, 2025)]),
        ("2025-06", [(6, 2025)]),
        ("202503", [(3, 2025)]),
        ("FEVRIER2025", [(2, 2025)]),
        ("Août", [(8, None)]),
        ("janvier à mars 2025", [(1, 2025), (2, 2025), (3, 2025)]),
        ("de novembre 2024 à janvier 2025", [(11, 2024), (12, 2024), (1, 2025)]),
        ("March 2025", [(3, 2025)]),
        ("Fait le 10/05/2025", []),
        ("Marché n° 2024", []),
        ("Lot 03", []),
    ],
)
def test_months_are_found_in_titles(written, months):
    assert months_in(written) == [WrittenMonth(*month) for month in months]


def test_a_period_of_days_is_the_months_it_touches():
    assert period_in("du 01/03/2025 au 31/03/2025") == [WrittenMonth(3, 2025)]
    assert period_in("du 21/02/2025 au 20/03/2025") == [
        WrittenMonth(2, 2025),
        WrittenMonth(3, 2025),
    ]
    assert period_in("03/03/2025") == []


@given(st.integers(1, 12), st.integers(2020, 2049))
def test_a_month_comes_back_in_every_notation(number, year):
    name = NAMES[number - 1]
    for written in (
        f"{name} {year}",
        f"{name.upper()} {year}",
        f"{plain(name)} {year % 100}",
        f"{number:02d}/{year}",
        f"{year}-{number:02d}",
    ):
        assert months_in(written) == [WrittenMonth(number, year)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("C.D.I.", "CDI"),
        ("CDI de chantier", "CDI"),
        ("contrat à durée indéterminée", "CDI"),
        ("C.D.D.", "CDD"),
        ("CDD 6 mois", "CDD"),
        ("Contrat à durée déterminée", "CDD"),
        ("Intérim", "CTT"),
        ("Mission d'intérim", "CTT"),
        ("travail temporaire", "CTT"),
        ("ETTI", "CTT"),
        ("CTT", "CTT"),
        ("CDI intérimaire", "CTT"),
        ("Interimm", "CTT"),
        ("CDDI", "CDDI"),
        ("C.D.D.I.", "CDDI"),
        ("CDD d'insertion", "CDDI"),
        ("CDD - insertion", "CDDI"),
        ("Contrat d'apprentissage", "APPR"),
        ("Apprenti", "APPR"),
        ("Contrat pro", "PRO"),
        ("Professionnalisation", "PRO"),
        ("CDD contrat de professionnalisation", "PRO"),
    ],
)
def test_a_kind_of_contract_is_recognised(written, code):
    assert contract_type_of(written).code == code


@pytest.mark.parametrize(
    "written",
    ["autre", "Stage ou CDD", "CDD ou CDI", "CDD/CDI", "alternance", "CUI", "?", "stage", 12],
)
def test_what_names_no_kind_or_two_is_unknown(written):
    assert contract_type_of(written).unknown
    assert contract_type_of(written).code is None


@given(st.text("abcde", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcxyz"))
def test_one_edit_is_seen_both_ways(word, place, letter):
    at = place % len(word)
    for other in (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
    ):
        assert within_one_edit(word, other)
        assert within_one_edit(other, word)
    assert not within_one_edit(word, word + "xx")


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 400))
def test_an_end_after_a_start_stays_after_it(start, days):
    first, second = span_of(f"{start:%d/%m/%Y} - {start + timedelta(days=days):%d/%m/%Y}")
    assert second.day - first.day == timedelta(days=days)


@pytest.mark.parametrize(
    "written",
    ["*" * 60_000 + "x", "(" * 60_000, float("inf"), float("nan"), 1e300],
    ids=["stars", "brackets", "infinite", "no number", "huge"],
)
def test_what_no_calendar_ever_showed_is_unreadable_at_once(written):
    assert day_of(written).unreadable
