"""The one clock: the rest of Jalon takes the instant or the day as an argument."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from flask import current_app

FRANCE = ZoneInfo("Europe/Paris")
EXTENSION = "jalon.clock"


class Clock(Protocol):
    """What tells the time; tests bring their own."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)


def now() -> datetime:
    """The instant in UTC by the clock of the running application; for routes and commands."""
    clock: Clock = current_app.extensions[EXTENSION]
    return clock.now()


def day_in_france(instant: datetime) -> date:
    """The calendar day in France at an instant: a day of work is a French day."""
    return instant.astimezone(FRANCE).date()


def today() -> date:
    """The calendar day in France by the clock of the running application."""
    return day_in_france(now())
