"""Hours are read in every notation that companies use."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.notation.hours import hours_of, number_of
from sync.reconcile.wording import hours

MINUTES = st.integers(0, 60 * 400)
HUNDREDTHS = st.integers(0, 40_000)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("151,67", 151.67),
        ("151.67 h", 151.67),
        ("151,67h", 151.67),
        ("151h67", 151.67),
        ("7h30", 7.5),
        ("7 H 30 min", 7.5),
        ("35:00", 35.0),
        ("151:40:00", 151.6667),
        ("PT151H40M", 151.6667),
        ("PT151H40M00S", 151.6667),
        ("1 060,26", 1060.26),
        ("1\u202f060,26", 1060.26),
        ("1.060,26", 1060.26),
        ("1,060.26", 1060.26),
        ("151,67*", 151.67),
        ("140 h (dont 7 h sup.)", 140.0),
        ("140h dont 7h sup", 140.0),
        ("-7", -7.0),
        ("- 7", -7.0),
        ("−7,5", -7.5),
        ("90 min", 1.5),
        ("0", 0.0),
        (151.67, 151.67),
        (0, 0.0),
        (timedelta(days=6, hours=7, minutes=40), 151.6667),
        (time(7, 30), 7.5),
        (datetime(1900, 1, 6, 7, 40), 151.6667),  # noqa: DTZ001 - what a spreadsheet makes of [h]:mm
        (date(1900, 1, 1), 24.0),
    ],
)
def test_a_notation_is_read(written, hours):
    assert hours_of(written).hours == hours
    assert hours_of(written).error is None


@pytest.mark.parametrize(
    "written",
    [
        "n.c.",
        "#REF!",
        "?",
        "-",
        "151,67 / 2",
        "voir paie",
        "12 34",
        "35:75",
        "7h5h",
        True,
        date(2025, 3, 3),
    ],
)
def test_what_is_no_figure_is_said_so(written):
    assert hours_of(written).error == "E_HOURS_UNREADABLE"


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_is_missing(blank):
    assert hours_of(blank).error == "E_HOURS_MISSING"


@given(HUNDREDTHS)
def test_decimals_come_back_whatever_the_separator(hundredths):
    hours = hundredths / 100
    for text in (
        f"{hours:.2f}",
        f"{hours:.2f}".replace(".", ","),
        f"{hours:.2f} h",
        f" {hours:.2f}*",
    ):
        assert hours_of(text).hours == pytest.approx(hours, abs=1e-4)


@given(MINUTES)
def test_minutes_come_back_in_every_clock(minutes):
    whole, rest = divmod(minutes, 60)
    for text in (
        f"{whole}h{rest:02d}",
        f"{whole}:{rest:02d}",
        f"{whole} h {rest:02d} min",
        f"PT{whole}H{rest}M",
    ):
        assert hours_of(text).hours == pytest.approx(minutes / 60, abs=1e-4)
    assert hours_of(timedelta(minutes=minutes)).hours == pytest.approx(minutes / 60, abs=1e-4)


@given(MINUTES)
def test_hours_as_we_show_them_are_read_again(minutes):
    assert round(hours_of(hours(minutes)).hours * 60) == minutes


@given(st.integers(0, 400), st.integers(60, 99))
def test_two_digits_of_sixty_or_more_after_an_h_are_hundredths(whole, hundredths):
    assert hours_of(f"{whole}h{hundredths}").hours == pytest.approx(whole + hundredths / 100)


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 99))
def test_thousands_are_read_in_french_and_in_english(thousands, units, cents):
    number = thousands * 1000 + units + cents / 100
    for text in (
        f"{number:,.2f}",
        f"{number:,.2f}".replace(",", " "),
        f"{number:,.2f}".translate(str.maketrans(",.", ".,")),
    ):
        assert number_of(text) == pytest.approx(number)


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text):
    read = hours_of(text)
    assert (read.hours is None) == (read.error is not None)


@pytest.mark.parametrize(
    "written",
    ["1" * 150, "1" * 5000, "PT" + "9" * 150 + "H30M", "(" * 60_000, 1e300, float("inf"), 10**400],
    ids=["long", "endless", "iso", "brackets", "huge", "infinite", "whole"],
)
def test_what_no_clock_ever_showed_is_unreadable_at_once(written):
    assert hours_of(written).error == "E_HOURS_UNREADABLE"
