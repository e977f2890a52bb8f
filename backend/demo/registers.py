"""What companies' registers showed of some people's hours, when an officer asked to see them."""

from datetime import date, timedelta

from backend.demo.dice import Dice
from backend.demo.world import Post, Visit, World

KINDS = {"CTT": "labour_supply_statement"}
MOST = 5


def extract(world: World, random: Dice, visit: Visit, seen: list[Post]) -> None:
    """Copy a few people's hours since the last meeting, at most two months back."""
    if not world.book.data("visit", visit.id).get("register_available") or random.chance(0.15):
        return
    for post in random.some(seen, 1, MOST):
        first = max(post.from_on, _since(visit))
        last = visit.day - timedelta(days=1)
        minutes = sum(done for day, done in post.worked.items() if first <= day <= last)
        if first > last or not minutes:
            continue
        slip = -60 if random.chance(0.1) and minutes > 60 else 0  # noqa: PLR2004 - an hour
        kind = KINDS.get(post.job.kind) or random.choice(("sign_sheet", "time_clock"))
        world.book.add(
            "register_extract",
            visit_id=visit.id,
            company_id=post.party.company.id,
            worker_id=post.job.worker.id,
            kind=kind,
            from_on=first,
            to_on=last,
            register_minutes=minutes + slip,
        )


def _since(visit: Visit) -> date:
    """The first day of the month before the visit."""
    return (visit.day.replace(day=1) - timedelta(days=1)).replace(day=1)
