"""The demo territory as one stream of records, drawn from a seed for a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from backend.demo.book import Book
from backend.demo.clauses import draw_clauses
from backend.demo.companies import draw_companies
from backend.demo.contacts import draw_contacts
from backend.demo.contracts import draw_contracts
from backend.demo.hours import draw_hours
from backend.demo.jobs import draw_jobs
from backend.demo.meetings import hold_meetings
from backend.demo.names import Namesakes
from backend.demo.operations import draw_operations
from backend.demo.outcomes import draw_outcomes
from backend.demo.people import draw_eligibility
from backend.demo.phones import Numbers
from backend.demo.sheets import draw_sheets
from backend.demo.sirets import Sirets
from backend.demo.staff import write_staff
from backend.demo.tutors import draw_tutors
from backend.demo.visits import draw_visits
from backend.demo.world import World

SITES = 70


def territory(
    seed: int, today: date, sites: int = SITES
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (type, id, values) of every record, each after those that it refers to.

    The same seed, day and number of sites give the same bytes. Everything else is brought to the
    number of sites: 70 is the real size, four are enough for a quick test.
    """
    yield from draw(seed, today, sites).book


def draw(seed: int, today: date, sites: int = SITES) -> World:
    """Draw the whole territory."""
    book = Book(seed, today)
    numbers = Numbers(book.random("phones"))
    world = World(
        book=book,
        size=sites,
        numbers=numbers,
        sirets=Sirets(book.random("sirets")),
        namesakes=Namesakes(book.random("names")),
        unit=write_staff(book, numbers),
    )
    for part in PARTS:
        part(world)
    return world


PARTS = (
    draw_operations,
    draw_companies,
    draw_contracts,
    draw_contacts,
    draw_jobs,
    draw_hours,
    draw_tutors,
    draw_eligibility,
    draw_visits,
    hold_meetings,
    draw_sheets,
    draw_outcomes,
    draw_clauses,
)
