"""When visits take place: one a half-day for each officer, on open days."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from backend.demo.dice import Dice
from backend.demo.world import Site, Visit, World
from sync.hours import is_open_day

QUARTER_DAYS = 91
HOURS = (9, 14)
OVERDUE_AFTER = 100
SOON = 12
FAR = 40
AT_ONCE = (0, 0, 1, 2)
"""Days until the next visit of the first sites of an officer."""


class Agenda:
    """The half-days that each officer has given away."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, date, int]] = set()

    def take(self, officer_id: str, wanted: date, first: date, last: date) -> tuple[date, int]:
        """The free half-day nearest to a wanted day; ValueError when all around it are full."""
        for day in _around(wanted):
            if not (first <= day <= last and is_open_day(day)):
                continue
            for hour in HOURS:
                if (officer_id, day, hour) not in self._taken:
                    self._taken.add((officer_id, day, hour))
                    return day, hour
        raise ValueError(f"no free half-day around {wanted}")


def _around(wanted: date) -> Iterator[date]:
    yield wanted
    for distance in range(1, FAR):
        yield wanted + timedelta(days=distance)
        yield wanted - timedelta(days=distance)


def held_days(world: World, random: Dice, site: Site, rank: int) -> list[tuple[str, date]]:
    """What was held on a site, by kind and wanted day, in order; some meetings are overdue.

    The first sites of an officer are up to date.
    """
    last = min(site.closed_on or world.today, world.today) - timedelta(days=1)
    day = site.opened_on + timedelta(days=random.randint(-3, 6))
    found = [("launch", min(day, last))]
    day += timedelta(days=QUARTER_DAYS + random.randint(-12, 12))
    while day < last - timedelta(days=20 if site.closed_on else 0):
        found.append(("quarterly", day))
        day += timedelta(days=QUARTER_DAYS + random.randint(-12, 12))
    if site.closed_on is not None:
        found.append(("closing", site.closed_on))
    elif rank >= len(AT_ONCE) and len(found) > 2 and random.chance(0.2):  # noqa: PLR2004
        found.pop()
    if (last - site.opened_on).days > OVERDUE_AFTER and random.chance(0.42):
        between = random.randint(45, (last - site.opened_on).days)
        found.append(("unannounced", site.opened_on + timedelta(days=between)))
    return sorted(found, key=lambda each: each[1])


def next_day(world: World, random: Dice, site: Site, rank: int) -> date | None:
    """When an active site is visited next; the first sites of an officer come at once.

    None: the visit is overdue and nobody has planned it.
    """
    if rank < len(AT_ONCE):
        return world.today + timedelta(days=AT_ONCE[rank])
    held = [visit.day for visit in site.visits if visit.kind != "unannounced"]
    due = held[-1] + timedelta(days=QUARTER_DAYS + random.randint(-7, 7))
    if due > world.today:
        return due
    return world.today + timedelta(days=random.randint(1, SOON)) if random.chance(0.5) else None


def linked(visits: list[Visit]) -> None:
    """Number the meetings of a site and tie each to the one before."""
    meetings = [visit for visit in visits if visit.kind != "unannounced"]
    for number, visit in enumerate(meetings, start=1):
        visit.number = number
    for before, after in pairwise(meetings):
        before.next, after.previous = after, before
