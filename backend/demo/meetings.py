"""What happens on each visit, in the order in which an officer does it."""

from datetime import date

from backend.demo.grids import check
from backend.demo.minutes import Lines, add_afterwards, invite, sign
from backend.demo.registers import extract
from backend.demo.rollcall import call
from backend.demo.world import Job, Visit, World


def hold_meetings(world: World) -> None:
    """Participants, roll-call, registers, grids, minutes, signatures of every visit held."""
    random = world.book.random("meetings")
    checked: dict[Job, date] = {}
    held = [v for site in world.sites for v in site.visits if v.starts_at is not None]
    for visit in sorted(held, key=lambda each: (each.day, each.id)):
        invite(world, random, visit)
        seen = call(world, random, visit)
        extract(world, random, visit, seen)
        missing = [] if visit.kind == "launch" else check(world, random, visit, seen, checked)
        Lines(world, random, visit).write(missing)
        if _is_signed(visit):
            sign(world, random, visit)
            add_afterwards(world, random, visit)


def _is_signed(visit: Visit) -> bool:
    return visit.ends_at is not None
