"""Tutors of companies, and whom they follow from when to when."""

from datetime import date, timedelta

from backend.demo.days import day_within, open_day_from
from backend.demo.dice import Dice
from backend.demo.world import Company, Guidance, Job, Tutor, World

MOST_FOLLOWED, MOST_FOLLOWED_BY_EMPLOYER = 3, 2
JOBS = ("Chef d'équipe", "Compagnon", "Chef de chantier", "Maître ouvrier", "Encadrant technique")


def draw_tutors(world: World) -> None:
    """A tutor for most jobs; some come late, some change on the way, some never come."""
    random = world.book.random("tutors")
    by_company: dict[Company, list[Job]] = {}
    for job in world.jobs:
        by_company.setdefault(job.host, []).append(job)
    for company, jobs in by_company.items():
        for job in sorted(jobs, key=lambda each: each.starts_on):
            _guide(world, random, company, job, jobs)


def _guide(world: World, random: Dice, company: Company, job: Job, jobs: list[Job]) -> None:
    if random.chance(0.06):
        return
    late = random.randint(10, 40) if random.chance(0.08) else 0
    start = open_day_from(job.starts_on + timedelta(days=late))
    end = job.ended_on
    if start > (end or world.today):
        return
    tutor = _free_tutor(world, random, company, start, jobs)
    change = start + timedelta(days=random.randint(30, 120))
    if random.chance(0.15) and change < (end or world.today):
        successor = _free_tutor(world, random, company, change, jobs, tutor)
        _name(world, job, tutor, (start, change - timedelta(days=1)))
        _name(world, job, successor, (change, end))
    else:
        _name(world, job, tutor, (start, end))
    if random.chance(0.18):
        deputy = _free_tutor(world, random, company, start, jobs, tutor)
        _name(world, job, deputy, (start, end), is_deputy=True)


def _free_tutor(
    world: World,
    random: Dice,
    company: Company,
    day: date,
    jobs: list[Job],
    but: Tutor | None = None,
) -> Tutor:
    """A tutor who still has room; now and then one who has not; a new one when there is none."""
    known = [tutor for tutor in company.tutors if tutor is not but]
    if known and random.chance(0.03):
        return random.choice(known)
    load = dict.fromkeys(known, 0)
    for job in jobs:
        for each in job.guidance:
            if each.tutor in load and (each.to_on is None or day <= each.to_on):
                load[each.tutor] += not each.is_deputy
    free = [tutor for tutor in known if load[tutor] < tutor.limit]
    return random.choice(free) if free else _new_tutor(world, random, company, day)


def _new_tutor(world: World, random: Dice, company: Company, day: date) -> Tutor:
    is_employer = not company.tutors and random.chance(0.08)
    name = str(world.namesakes.draw(0.12))
    trained = day_within(random, day - timedelta(days=1500), day - timedelta(days=30))
    tutor_id = world.book.add(
        "tutor",
        company_id=company.id,
        name=name,
        job_title="Gérant" if is_employer else random.choice(JOBS),
        is_employer=is_employer,
        years_experience=1 if random.chance(0.04) else random.randint(2, 32),
        trained_on=trained if random.chance(0.6) else None,
    )
    limit = MOST_FOLLOWED_BY_EMPLOYER if is_employer else MOST_FOLLOWED
    company.tutors.append(Tutor(tutor_id, name, limit))
    return company.tutors[-1]


def _name(
    world: World,
    job: Job,
    tutor: Tutor,
    period: tuple[date, date | None],
    *,
    is_deputy: bool = False,
) -> None:
    world.book.add(
        "tutor_assignment",
        tutor_id=tutor.id,
        employment_id=job.id,
        from_on=period[0],
        to_on=period[1],
        is_deputy=is_deputy,
    )
    job.guidance.append(Guidance(tutor, *period, is_deputy))
