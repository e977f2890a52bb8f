"""What became of people after their job, asked at its end and some months later."""

from datetime import date, timedelta

from backend.demo.days import open_day_from
from backend.demo.dice import Dice
from backend.demo.world import Worker, World

CHECKPOINTS = (("end", 0, 0.9), ("m3", 91, 0.75), ("m6", 183, 0.65))
"""Checkpoint, days after the job, and how many of those concerned are reached."""

SITUATIONS = {
    "durable": ("CDI dans l'entreprise", "CDI dans une autre entreprise", "CDD de plus de 6 mois"),
    "transition": ("CDD de moins de 6 mois", "Mission d'intérim", "Contrat aidé"),
    "positive": ("Formation qualifiante", "Contrat dans une autre structure d'insertion"),
    "other": ("Recherche d'emploi",),
    "unknown": ("Sans nouvelles",),
}
CLASSES = {"durable": 24, "transition": 27, "positive": 14, "other": 25, "unknown": 10}
SOURCES = ("Personne appelée", "Structure d'insertion", "Entreprise", "Mission locale")


def draw_outcomes(world: World) -> None:
    """The situations of everybody who has left, as far as they were asked."""
    random = world.book.random("outcomes")
    for worker in world.workers:
        ends = [job.ended_on for job in worker.jobs if job.ended_on is not None]
        if len(ends) == len(worker.jobs):
            _ask(world, random, worker, max(ends))


def _ask(world: World, random: Dice, worker: Worker, ended: date) -> None:
    for checkpoint, after, share in CHECKPOINTS:
        asked = open_day_from(ended + timedelta(days=after + random.randint(0, 20)))
        if asked >= world.today or not random.chance(share):
            continue
        exit_class = random.weighted(CLASSES)
        world.book.add(
            "outcome",
            worker_id=worker.id,
            checkpoint=checkpoint,
            situation=random.choice(SITUATIONS[exit_class]),
            exit_class=exit_class,
            source=random.choice(SOURCES),
            asked_on=asked,
        )
