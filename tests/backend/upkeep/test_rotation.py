"""Backups stay close together when they are young, and none is older than 35 days."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.upkeep.rotation import OLDEST, kept

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)

instants = st.sets(
    st.integers(0, 50 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60
)


@given(instants)
def test_the_newest_always_stays_and_none_is_too_old(made):
    stay = kept(made, NOW)
    young = [each for each in made if NOW - each <= OLDEST]
    assert stay <= set(young)
    if young:
        assert max(young) in stay or NOW - max(young) > timedelta(hours=4)


@given(instants)
def test_rotating_twice_is_rotating_once(made):
    assert kept(kept(made, NOW), NOW) == kept(made, NOW)


def test_forty_days_of_quarters_of_an_hour_leave_few():
    made = [NOW - n * QUARTER for n in range(40 * 24 * 4)]
    stay = kept(made, NOW)
    assert len(stay) < 17 + 46 + 35
    assert {each for each in made if NOW - each <= timedelta(hours=4)} <= stay
    for day in range(1, 34):
        assert any(abs(NOW - timedelta(days=day) - each) <= timedelta(days=1) for each in stay)


def test_a_day_by_day_history_grows_from_rotation_to_rotation():
    stay: set[datetime] = set()
    for n in range(20 * 24):
        at = NOW + n * timedelta(hours=1)
        stay = kept({*stay, at}, at)
    assert len({each.date() for each in stay}) >= 20
