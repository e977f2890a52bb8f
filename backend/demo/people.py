"""People in insertion, and until when they count for a clause."""

from datetime import date, timedelta

from backend.demo.days import days_between, open_day_until
from backend.demo.dice import Dice
from backend.demo.names import Name
from backend.demo.places import COMMUNES, NEIGHBOURHOODS
from backend.demo.world import Job, Worker, World

SHARE_OF_WOMEN, SHARE_OF_QPV = 0.2, 0.32
HOMONYM_EVERY = 60
ELIGIBLE = timedelta(days=730)

YOUNG = {"APPR": (17, 25), "PRO": (18, 29)}
AGES = {(18, 25): 30, (26, 40): 38, (41, 50): 18, (51, 61): 14}
EDUCATION = {"none": 42, "cap_bep": 36, "bac": 16, "above": 6}
PROOFS = {
    "rsa": "Attestation CAF de moins de 3 mois",
    "deld": "Historique France Travail",
    "jeune_sans_qualification": "Attestation Mission locale",
    "qpv": "Justificatif de domicile",
    "iae": "PASS IAE",
    "plus_de_50_ans": "Pièce d'identité",
    "rqth": "Reconnaissance en cours de validité",
    "refugie": "Titre de séjour",
    "ass": "Attestation France Travail",
}
CATEGORIES = dict(zip(PROOFS, (26, 22, 16, 9, 12, 6, 4, 3, 2), strict=True))
PRESCRIBERS = ("Mission locale", "France Travail", "PLIE", "Cap Emploi", "CCAS", "Département")


def draw_worker(world: World, random: Dice, kind: str) -> Worker:
    """A person who could have this kind of job contract; now and then a namesake of another."""
    name = world.namesakes.draw(SHARE_OF_WOMEN)
    if world.workers and len(world.workers) % HOMONYM_EVERY == HOMONYM_EVERY - 1:
        name = random.choice(world.workers).name
    youngest, oldest = YOUNG.get(kind) or random.weighted(AGES)
    birth_year = world.today.year - random.randint(youngest, oldest)
    worker_id = world.book.add(
        "worker",
        last_name=name.last,
        first_name=name.first,
        birth_name=_birth_name(world, random, name),
        birth_year=birth_year,
        gender="F" if name.is_woman else "M",
        education=random.weighted(EDUCATION),
        qpv_code=random.choice(NEIGHBOURHOODS) if random.chance(SHARE_OF_QPV) else None,
        commune_insee=random.choice(list(COMMUNES.values())),
        is_draft=False,
    )
    worker = Worker(worker_id, name, birth_year)
    world.workers.append(worker)
    return worker


def _birth_name(world: World, random: Dice, name: Name) -> str | None:
    return world.namesakes.draw(1.0).last if name.is_woman and random.chance(0.15) else None


def draw_eligibility(world: World) -> None:
    """Everybody's eligibility, 24 months from the first hire; some end during the job."""
    random = world.book.random("eligibility")
    for worker in world.workers:
        first = min(worker.jobs, key=lambda job: job.starts_on)
        start = _first_day(world, random, first)
        until = start + ELIGIBLE
        world.book.data("worker", worker.id)["eligible_until"] = until.isoformat()
        _write(world, random, worker, first, (start, until))


def _first_day(world: World, random: Dice, first: Job) -> date:
    """Most begin with the first job known; some had another clause long before it."""
    last = first.ended_on or world.today
    inside = days_between(first.starts_on, last)
    if random.chance(0.04) and inside:
        return random.choice(inside) - ELIGIBLE
    if random.chance(0.05) and first.ended_on is None:
        return world.today + timedelta(days=random.randint(5, 60)) - ELIGIBLE
    return first.starts_on - timedelta(days=random.choice((0, 0, 0, 30, 90, 200)))


def _write(
    world: World, random: Dice, worker: Worker, first: Job, period: tuple[date, date]
) -> None:
    category = random.weighted(CATEGORIES)
    start, until = period
    seen = open_day_until(start - timedelta(days=random.randint(1, 20)))
    pending = (world.today - first.starts_on).days < 15 and random.chance(0.4)  # noqa: PLR2004
    state = "pending" if pending else ("expired" if until < world.today else "valid")
    eligibility_id = world.book.add(
        "eligibility",
        worker_id=worker.id,
        category=category,
        state=state,
        valid_from=start,
        valid_until=until,
        first_hired_on=start,
        validated_by_id=None if pending else world.supervisor.id,
        validated_on=None if pending else seen,
        prescriber=random.choice(PRESCRIBERS),
    )
    proofs = [PROOFS[category]] + (["Contrat de travail"] if random.chance(0.2) else [])
    for proof in proofs:
        world.book.add(
            "eligibility_proof",
            eligibility_id=eligibility_id,
            proof_kind=proof,
            issued_on=seen - timedelta(days=random.randint(3, 80)),
            seen_by_id=world.supervisor.id,
            seen_on=seen,
        )
