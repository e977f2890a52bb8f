"""The day of every story: a Monday of November, whatever the calendar of the machine says.

The demo territory hangs on its day: who is at work, what is owed, what is still to confirm. So the
offices, their commands and the pages of their phones all live on that day, and time passes in it.
`python -m tests.e2e.day SECONDS MODULE WORDS...` runs a program so many seconds ahead.
"""

import runpy
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from backend.clock import FRANCE, SystemClock

BEGINS = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
AHEAD = BEGINS - datetime.now(UTC)
"""How far the day is from the calendar of this machine; below zero where it is over."""

MOVED_PAGE = f"""
(() => {{
  const [Real, ahead] = [Date, {int(AHEAD.total_seconds() * 1000)}];
  if (Real.name === "Moved" || Real.isFake) return;  // moved already, or set by the story
  globalThis.Date = class Moved extends Real {{
    constructor(...told) {{
      if (told.length) super(...told);
      else super(Real.now() + ahead);
    }}
    static now() {{
      return Real.now() + ahead;
    }}
  }};
}})();
"""
"""What a page runs first: its clock tells the day of the story too."""


def instant() -> datetime:
    """The instant in the story, in UTC."""
    return datetime.now(UTC) + AHEAD


def today() -> date:
    """The day of the story."""
    return instant().astimezone(FRANCE).date()


def program(module: str, *words: str) -> list[str]:
    """The command that runs a program on the day of the story."""
    return [sys.executable, "-m", "tests.e2e.day", str(AHEAD.total_seconds()), module, *words]


def main() -> None:
    _, seconds, module, *words = sys.argv
    ahead = timedelta(seconds=float(seconds))
    SystemClock.now = lambda _: datetime.now(UTC) + ahead  # type: ignore[method-assign]
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
