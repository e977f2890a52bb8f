"""Days and instants as the demo draws them: French open days, French hours told in UTC."""

from datetime import UTC, date, datetime, time, timedelta

from backend.clock import FRANCE
from backend.demo.dice import Dice
from sync.hours import is_open_day

YEAR = timedelta(days=365)


def open_day_from(day: date) -> date:
    """The first open day that is not before a day."""
    while not is_open_day(day):
        day += timedelta(days=1)
    return day


def open_day_until(day: date) -> date:
    """The last open day that is not after a day."""
    while not is_open_day(day):
        day -= timedelta(days=1)
    return day


def days_between(first: date, last: date) -> list[date]:
    """All days from ``first`` to ``last``, both included; none when ``last`` comes before."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def day_within(random: Dice, first: date, last: date) -> date:
    """A day from ``first`` to ``last``; ``first`` when ``last`` comes before it."""
    return first + timedelta(days=random.randint(0, max(0, (last - first).days)))


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """The instant of a French wall clock."""
    return datetime.combine(day, time(hour, minute, second), FRANCE).astimezone(UTC)


def in_office_hours(random: Dice, day: date) -> datetime:
    """Some instant of a day between 8:00 and 18:00 in France."""
    return at(day, random.randint(8, 17), random.randint(0, 59), random.randint(0, 59))
