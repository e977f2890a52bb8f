"""Twelve months of visits, and those that come next."""

from datetime import date, timedelta
from itertools import groupby

from backend.demo.agenda import Agenda, held_days, linked, next_day
from backend.demo.days import at, open_day_from
from backend.demo.dice import Dice
from backend.demo.phrases import CANCELLED, CONDITIONS, REMARKS, REMARKS_ON_PREVIOUS, UNFINISHED
from backend.demo.world import Site, Visit, World

LONG_AGO = timedelta(days=2000)
DEEMED_APPROVED, DISTRIBUTED_AFTER = 15, 4


def draw_visits(world: World) -> None:
    """The visits of each site, with what is said of the meeting as a whole."""
    random = world.book.random("visits")
    agenda = Agenda()
    for officer_id, sites in groupby(world.sites, key=lambda site: site.officer_id):
        for rank, site in enumerate(sorted(sites, key=lambda each: each.state != "active")):
            _held(world, random, agenda, site, rank)
            _next(world, random, agenda, site, rank)
            linked(site.visits)
        _draft(world, agenda, officer_id)
    for site in world.sites:
        for visit in site.visits:
            _write(world, random, visit)


def _held(world: World, random: Dice, agenda: Agenda, site: Site, rank: int) -> None:
    if site.state == "planned":
        return
    yesterday = world.today - timedelta(days=1)
    for kind, wanted in held_days(world, random, site, rank):
        day, hour = agenda.take(site.officer_id, wanted, world.today - LONG_AGO, yesterday)
        visit = Visit(world.book.new_id(), site, kind, day, _state(world, random, day))
        visit.starts_at = at(day, hour, random.randint(0, 20))
        visit.ends_at = visit.starts_at + timedelta(minutes=random.randint(50, 130))
        site.visits.append(visit)
    site.visits.sort(key=lambda each: each.day)


def _state(world: World, random: Dice, day: date) -> str:
    age = (world.today - day).days
    if age < DISTRIBUTED_AFTER:
        return "signed"
    if age < DEEMED_APPROVED:
        return "distributed"
    return "contested" if random.chance(0.02) else "approved"


def _next(world: World, random: Dice, agenda: Agenda, site: Site, rank: int) -> None:
    if site.state == "closed":
        return
    kind, wanted = "launch", site.opened_on - timedelta(days=5)
    if site.state == "active":
        kind, due = "quarterly", next_day(world, random, site, rank)
        if due is None:
            return
        wanted = due
    first = open_day_from(world.today)
    day, _ = agenda.take(site.officer_id, max(wanted, first), first, world.today + LONG_AGO)
    if random.chance(0.03):
        put_off = Visit(world.book.new_id(), site, "unannounced", day, "cancelled")
        site.visits.append(put_off)
    site.visits.append(Visit(world.book.new_id(), site, kind, day, "planned"))


def _draft(world: World, agenda: Agenda, officer_id: str) -> None:
    """The second officer was called away in the middle of a visit and has not closed it."""
    if officer_id == world.officers[0].id:
        return
    site = [each for each in world.sites if each.officer_id == officer_id][-1]
    site = next((s for s in world.sites if s.officer_id == officer_id and s.posts), site)
    yesterday = world.today - timedelta(days=1)
    day, hour = agenda.take(officer_id, yesterday, world.today - LONG_AGO, yesterday)
    visit = Visit(world.book.new_id(), site, "unannounced", day, "draft", at(day, hour, 5))
    site.visits.append(visit)
    site.visits.sort(key=lambda each: each.day)


def _write(world: World, random: Dice, visit: Visit) -> None:
    held = visit.starts_at is not None
    remarks = random.chance(0.08) and visit.previous is not None
    approval = ("remarks" if remarks else "approved") if visit.previous else "none"
    unfinished = random.choice(UNFINISHED) if held and random.chance(0.03) else None
    said = visit.ends_at is not None
    world.book.add(
        "visit",
        visit.id,
        site_id=visit.site.id,
        kind=visit.kind,
        number=visit.number,
        planned_on=visit.day if visit.kind != "unannounced" or not held else None,
        started_at=visit.starts_at,
        ended_at=visit.ends_at,
        officer_id=visit.site.officer_id,
        state=visit.state,
        unfinished_reason=CANCELLED if visit.state == "cancelled" else unfinished,
        previous_visit_id=visit.previous.id if visit.previous else None,
        previous_minutes=approval if said and visit.kind != "unannounced" else None,
        previous_remarks=random.choice(REMARKS_ON_PREVIOUS) if said and remarks else None,
        register_available=random.chance(0.75) if said and visit.kind != "launch" else None,
        conditions=random.choice(CONDITIONS) if said and random.chance(0.6) else None,
        company_remarks=random.choice(REMARKS) if said and random.chance(0.4) else None,
        next_meeting_on=visit.next.day if said and visit.next else None,
    )
