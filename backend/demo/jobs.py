"""Who works where in insertion: job contracts and the lots on which they count."""

from datetime import date, timedelta

from backend.demo.companies import ON_LOTS
from backend.demo.days import day_within, open_day_from, open_day_until
from backend.demo.dice import Dice
from backend.demo.people import draw_worker
from backend.demo.terms import END_REASONS, Terms, draw_terms
from backend.demo.world import Job, Party, Post, Site, Worker, World

IN_ALL = 1065
FEWEST_NOW, MOST_NOW, BUSY, CROWDED = 4, 13, 12, 14
OVER = timedelta(days=60)
Period = tuple[date, date | None]
"""First day of a job, and its last one when it has ended."""


def draw_jobs(world: World) -> None:
    """As many people as the territory has: those at work now, then those who have left."""
    random = world.book.random("jobs")
    now = {site: _people_now(world, random, site) for site in world.sites}
    for site, count in now.items():
        for _ in range(count):
            _hire_now(world, random, site)
    left = world.scaled(IN_ALL) - sum(now.values())
    weights = {site: _past(world, site) for site in world.sites}
    while left > 0 and any(weights.values()):
        left -= _hire_past(world, random, random.weighted(weights))
    _hire_again(world, random)


def _people_now(world: World, random: Dice, site: Site) -> int:
    if site.state != "active":
        return 0
    officers_first = site is next(s for s in world.sites if s.officer_id == site.officer_id)
    return BUSY if officers_first else random.randint(FEWEST_NOW, MOST_NOW)


def _past(world: World, site: Site) -> int:
    last = site.closed_on or world.today
    return max(0, (last - site.opened_on).days - 75)


def _hire_now(world: World, random: Dice, site: Site) -> None:
    parties = [p for p in site.parties if p.has_clause and p.to_on is None]
    party = _needy(random, parties)
    latest = max(party.from_on, world.today - timedelta(days=3))
    earliest = max(party.from_on, world.today - timedelta(days=300))
    start = open_day_until(day_within(random, earliest, latest))
    hire(world, random, party, (max(start, party.from_on), None))


def _hire_past(world: World, random: Dice, site: Site) -> int:
    """Hire somebody who has left since; 0 when nobody could have."""
    parties = [p for p in site.parties if p.has_clause and p.from_on + OVER < world.today]
    if not parties:
        return 0
    party = _needy(random, parties)
    last = min(party.to_on or world.today, world.today) - timedelta(days=2)
    start = open_day_from(day_within(random, party.from_on, last - timedelta(days=30)))
    end = open_day_until(min(last, start + timedelta(days=random.randint(40, 270))))
    if end <= start:
        return 0
    hire(world, random, party, (start, end))
    return 1


def _needy(random: Dice, parties: list[Party]) -> Party:
    """A party; half of the time one that has nobody yet."""
    without = [party for party in parties if not party.posts]
    return random.choice(without if without and random.chance(0.5) else parties)


def hire(
    world: World, random: Dice, party: Party, period: Period, worker: Worker | None = None
) -> Job:
    """Give somebody, new unless named, a job at a party's company and allocate it to the lot."""
    terms = draw_terms(world, random, party)
    worker = worker or draw_worker(world, random, terms.kind)
    start, ended = period
    job_id = world.book.add(
        "employment",
        worker_id=worker.id,
        employer_id=terms.employer.id,
        host_company_id=party.company.id if terms.mode == "labour_supply" else None,
        kind=terms.kind,
        execution_mode=terms.mode,
        starts_on=start,
        planned_end_on=_planned_end(world, random, terms, period),
        ended_on=ended,
        weekly_minutes=terms.weekly_minutes,
        job_title=terms.title,
        rome_code=terms.rome,
        end_reason=random.choice(END_REASONS) if ended else None,
        copy_seen_on=_copy_seen(world, random, start),
    )
    job = Job(
        id=job_id,
        worker=worker,
        employer=terms.employer,
        host=party.company,
        kind=terms.kind,
        starts_on=start,
        ended_on=ended,
        weekly_minutes=terms.weekly_minutes,
        title=terms.title,
    )
    worker.jobs.append(job)
    allocate(world, job, party, period, 100)
    return job


def _planned_end(world: World, random: Dice, terms: Terms, period: Period) -> date | None:
    start, ended = period
    if terms.kind == "CDI":
        return None
    if ended is not None:
        late = random.randint(5, 90) if random.chance(0.2) else 0
        return ended + timedelta(days=late)
    shortest = max(start, world.today) + timedelta(days=6)
    return day_within(random, shortest, max(shortest, start + timedelta(days=terms.longest)))


def _copy_seen(world: World, random: Dice, start: date) -> date | None:
    seen = open_day_from(start + timedelta(days=random.randint(2, 40)))
    return seen if seen < world.today and random.chance(0.8) else None


def allocate(world: World, job: Job, party: Party, period: Period, percent: int) -> Post:
    """Let a job count on a lot for a share of its hours."""
    world.book.add(
        "employment_allocation",
        employment_id=job.id,
        party_id=party.id,
        from_on=period[0],
        to_on=period[1],
    )
    post = Post(job, party, period[0], period[1], percent)
    job.posts.append(post)
    party.posts.append(post)
    return post


def _hire_again(world: World, random: Dice) -> None:
    """Renewals, second lots, and a few people with two jobs at once."""
    for worker in list(world.workers):
        job = worker.jobs[0]
        if job.ended_on is not None and random.chance(0.12):
            _renew(world, random, job)
        elif random.chance(0.06):
            _second_lot(world, job)
    busy = [w for w in world.workers if w.jobs[0].ended_on is None and len(w.jobs[0].posts) == 1]
    for worker in random.sample(busy, min(len(busy), world.scaled(6))):
        _second_job(world, random, worker)


def _renew(world: World, random: Dice, job: Job) -> None:
    party = job.posts[0].party
    assert job.ended_on is not None
    last = min(party.to_on or world.today, world.today) - timedelta(days=2)
    start = open_day_from(job.ended_on + timedelta(days=random.randint(1, 20)))
    end = open_day_until(min(last, start + timedelta(days=random.randint(20, 120))))
    if start < end and party.company.structure not in ON_LOTS:
        hire(world, random, party, (start, end), job.worker)


def _second_lot(world: World, job: Job) -> None:
    """The host has another lot at the same time: the person serves both."""
    first = job.posts[0]
    others = [p for p in job.host.parties if p is not first.party and _has_room(world, p)]
    for party in others:
        start = max(job.starts_on, party.from_on)
        ends = [end for end in (job.ended_on, party.to_on) if end is not None]
        end = min(ends, default=None)
        if start + timedelta(days=20) < (end or world.today):
            first.percent = 60
            allocate(world, job, party, (start, end), 40)
            return


def _second_job(world: World, random: Dice, worker: Worker) -> None:
    """Another company hires somebody who has a job already; the first may not know."""
    here = worker.jobs[0].posts[0].party
    parties = [
        p
        for p in world.parties
        if p.site is not here.site and p.is_open(world.today) and _has_room(world, p)
    ]
    if not parties:
        return
    party = random.choice(parties)
    start = max(party.from_on, worker.jobs[0].starts_on) + timedelta(days=7)
    if start < world.today - timedelta(days=20):
        hire(world, random, party, (open_day_from(start), None), worker)


def _has_room(world: World, party: Party) -> bool:
    """Hours are due there, and the site is not crowded already."""
    now = {post.job.worker for post in party.site.posts if post.is_open(world.today)}
    return party.has_clause and len(now) < CROWDED
