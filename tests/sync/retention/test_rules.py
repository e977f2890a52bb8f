"""Times, guards, small counts and masks, whatever the values are."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hours import months_later
from sync.retention_cells import FEWEST, published, told, total
from sync.retention_due import Phase, Refused, Times, due_on, last_contact, phase, refusal
from sync.retention_names import MASK, masked, names_of, says

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), max_size=8)


@given(days, st.integers(6, 60), st.integers(1, 120), days)
def test_a_file_goes_only_after_its_time_and_is_announced_before(last, months, notice, today):
    times = Times(months, 24, notice)
    found, due = phase(last, today, times), due_on(last, times)
    assert (found is Phase.ARCHIVE) == (today >= due)
    assert (found is Phase.NOTICE) == (due - timedelta(days=notice) <= today < due)


@given(days, st.integers(0, 60))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day, months):
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@given(counts)
def test_no_small_count_can_be_told_from_the_others_and_their_total(found):
    shown = published(found)
    hidden = [found[name] for name, count in shown.items() if count is None]
    assert all(count is None or count == 0 or count >= FEWEST for count in shown.values())
    assert all(count is None or count == found[name] for name, count in shown.items())
    assert not hidden or len(hidden) > 1 or len(found) == 1
    assert not hidden or sum(hidden) >= FEWEST or all(each is None for each in shown.values())


@pytest.mark.parametrize(("cells", "most"), [(2, 12), (3, 10), (5, 6)])
def test_whoever_tries_every_count_learns_of_no_small_one(cells, most):
    """All counts that look the same from outside: no hidden cell is the same small one in each."""
    alike = defaultdict(list)
    for numbers in product(range(most + 1), repeat=cells):
        batch = {str(cell): number for cell, number in enumerate(numbers) if number}
        seen = {name: n for name, n in told([batch]).items() if n is not None}
        alike[total([batch]), tuple(sorted(seen.items()))].append(numbers)
    for (people, _), worlds in alike.items():
        if people is not None and people <= most:  # of more people not every world was tried
            known = [found for each in zip(*worlds, strict=True) if len(found := set(each)) == 1]
            assert all(count == 0 or count >= FEWEST for (count,) in known)


@given(st.lists(counts, max_size=6), counts)
def test_what_is_told_never_moves_by_a_few_people(batches, one_more):
    before, after = told(batches), told([*batches, one_more])
    moved = [after[name] - n for name, n in before.items() if n is not None and after[name]]
    moved.append((total([*batches, one_more]) or 0) - (total(batches) or 0))
    assert all(each == 0 or each >= FEWEST for each in moved)


@given(days, days, st.integers(0, 1000), st.integers(0, 1000))
def test_a_run_is_refused_when_the_clock_jumped_or_too_many_would_go(last, today, due, known):
    found = refusal(last, today, due, known)
    jumped = not timedelta(0) <= today - last <= timedelta(days=30)
    assert (found is Refused.CLOCK_MOVED) == jumped
    if not jumped:
        assert (found is Refused.TOO_MANY) == (due > max(5, known // 5))


def test_the_last_contact_is_the_latest_day_of_any_form():
    assert last_contact(["2026-02", "2026-02-11", "2025-12-31T23:59:00Z", None]) == date(
        2026, 2, 28
    )
    assert last_contact([]) is None


NAMES = names_of([{"last_name": "Le Goff-N'Diaye", "first_name": "Éloïse"}], ["Bruno Petit"])
filler = st.text("xyz .,;-'\n", max_size=12)


@given(filler, filler, st.sampled_from(["LE GOFF-N'DIAYE", "Le Goff N’Diaye"]))
def test_a_name_is_masked_however_it_is_written(before, after, written):
    text = f"{before} {written} {after}"
    assert not says(masked(text, NAMES), NAMES)
    assert masked(text, NAMES).count(MASK) == 1


@given(st.text(max_size=60))
def test_what_names_nobody_stays_as_it_is(text):
    assert masked(text, NAMES) == text or says(text, NAMES)


def test_a_word_of_every_day_is_a_name_only_where_it_is_written_as_one():
    petit = names_of([{"last_name": "Petit", "first_name": "Karim"}], [])
    assert masked("un petit retard de Petit", petit) == f"un petit retard de {MASK}"
