"""Tutoring checks: the sixteen items of the grid, answered with their evidence."""

from datetime import date, timedelta

from backend.demo.dice import Dice
from backend.demo.phrases import EVIDENCE, ITEM_NOTES, SUMMARIES, VOICES
from backend.demo.world import Job, Post, Visit, World
from sync.records.tutoring_check import COMPULSORY, GridItem

MOST = 4
AGAIN_AFTER = timedelta(days=80)
GRID_VERSION = 1
YES = {"yes": 80, "partial": 9, "no": 6, "na": 5}
LATE_ITEMS = frozenset({GridItem.T11, GridItem.T12, GridItem.T15})
LATE_YES = {"yes": 45, "partial": 20, "no": 15, "na": 20}


def check(
    world: World, random: Dice, visit: Visit, seen: list[Post], checked: dict[Job, date]
) -> list[tuple[Post, GridItem]]:
    """Fill the grid for some of those seen; returns the compulsory items that are not met."""
    due = [p for p in seen if visit.day - checked.get(p.job, date.min) > AGAIN_AFTER]
    missing = []
    for post in due[: random.randint(2, MOST)]:
        checked[post.job] = visit.day
        answers = _answers(random, post, visit.day)
        _write(world, random, visit, post, answers)
        missing += [(post, i) for i in COMPULSORY_IN_ORDER if answers[i.value]["answer"] == "no"]
        if answers["worker_heard"]["answer"] == "yes" and random.chance(0.2):
            _hear(world, random, visit, post)
    return missing


COMPULSORY_IN_ORDER = [item for item in GridItem if item in COMPULSORY]


def _answers(random: Dice, post: Post, day: date) -> dict[str, dict[str, object]]:
    tutor = post.job.tutor_on(day)
    answers = {}
    for item in GridItem:
        answer = random.weighted(LATE_YES if item in LATE_ITEMS else YES)
        if item in {GridItem.T01, GridItem.T02} and tutor is None:
            answer = "no"
        elif item is GridItem.T01:
            answer = "yes"
        answers[item.value] = _answer(random, item, answer)
    return answers


def _answer(random: Dice, item: GridItem, answer: str) -> dict[str, object]:
    found: dict[str, object] = {"answer": answer}
    if answer in {"yes", "partial"} and item.value in EVIDENCE and random.chance(0.8):
        found["evidence"] = [random.choice(EVIDENCE[item.value])]
    if answer in {"partial", "no"} and item.value in ITEM_NOTES and random.chance(0.6):
        found["note"] = ITEM_NOTES[item.value]
    return found


def _write(
    world: World,
    random: Dice,
    visit: Visit,
    post: Post,
    answers: dict[str, dict[str, object]],
) -> None:
    tutor = post.job.tutor_on(visit.day)
    met = tutor is not None and answers["tutor_on_site"]["answer"] == "yes"
    world.book.add(
        "tutoring_check",
        visit_id=visit.id,
        employment_id=post.job.id,
        worker_id=post.job.worker.id,
        tutor_id=tutor.id if met and tutor else None,
        tutor_met=tutor.name if met and tutor else None,
        grid_version=GRID_VERSION,
        answers=answers,
        weekly_minutes=random.choice((30, 45, 60, 60, 90, 120, 180)) if tutor else None,
        note=random.choice(SUMMARIES) if random.chance(0.45) else None,
    )


def _hear(world: World, random: Dice, visit: Visit, post: Post) -> None:
    assert visit.starts_at is not None
    world.book.add(
        "worker_voice",
        visit_id=visit.id,
        worker_id=post.job.worker.id,
        author_id=visit.site.officer_id,
        heard_at=visit.starts_at + timedelta(minutes=random.randint(20, 45)),
        accepted=True,
        words=random.choice(VOICES),
    )
