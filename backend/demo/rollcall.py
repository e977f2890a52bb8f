"""Who was seen on a visit: seen, reported absent, not seen, or not known to anybody."""

from datetime import date, timedelta

from backend.demo.dice import Dice
from backend.demo.phrases import ABSENCE_NOTES, SEEN_NOTES
from backend.demo.world import Post, Visit, World

REASONS = {"sick": "sick", "leave": "leave"}


def expected(visit: Visit) -> list[Post]:
    """Who belongs on the site on the day of a visit, each person once."""
    posts = {post.job.worker: post for post in visit.site.posts if post.is_open(visit.day)}
    return list(posts.values())


def call(world: World, random: Dice, visit: Visit) -> list[Post]:
    """Write the observations of one visit; returns those who were seen."""
    seen = []
    for order, post in enumerate(expected(visit)):
        if visit.state == "draft" and order % 2:
            continue
        status = _status(random, post, visit.day)
        if status is not None:
            _observe(world, random, visit, post, (status, order))
        if status == "seen":
            seen.append(post)
    if (random.chance(0.05) or not world.has_drafts) and seen:
        _unknown(world, random, visit, seen[0])
    return seen


def _status(random: Dice, post: Post, day: date) -> str | None:
    if random.chance(0.03):
        return None
    if day in post.worked:
        return random.weighted({"seen": 92, "not_seen": 7, "declined": 1})
    return random.weighted({"reported_absent": 72, "not_seen": 28})


def _observe(world: World, random: Dice, visit: Visit, post: Post, what: tuple[str, int]) -> None:
    status, order = what
    seen, absent = status == "seen", status == "reported_absent"
    assert visit.starts_at is not None
    world.book.add(
        "attendance_observation",
        visit_id=visit.id,
        worker_id=post.job.worker.id,
        company_id=post.party.company.id,
        lot_id=post.party.lot_id,
        status=status,
        source=_source(random, status),
        absence_reason=_reason(post, visit.day) if absent else None,
        observed_at=visit.starts_at + timedelta(minutes=8 + 2 * order, seconds=order * 7 % 60),
        task=random.choice(post.party.trade.tasks) if seen and random.chance(0.6) else None,
        last_day_minutes=_last_day(random, post, visit.day) if seen else None,
        tutor_said=_tutor_said(random, post, visit.day) if seen else None,
        card_seen=random.chance(0.85) if seen and random.chance(0.5) else None,
        note=_note(random, status),
    )


def _source(random: Dice, status: str) -> str:
    if status == "reported_absent":
        weights = {"site_manager_said": 62, "site_register": 28, "worker_said": 10}
        return random.weighted(weights)
    return "officer_saw"


def _reason(post: Post, day: date) -> str:
    if day in post.trained:
        return "training"
    return REASONS.get(post.absent.get(day, ""), "other_site")


def _last_day(random: Dice, post: Post, day: date) -> int | None:
    before = [each for each in post.worked if each < day]
    if not before or random.chance(0.5):
        return None
    return post.worked[before[-1]]


def _tutor_said(random: Dice, post: Post, day: date) -> str | None:
    if random.chance(0.5):
        return None
    tutor = post.job.tutor_on(day)
    if tutor is None or random.chance(0.07):
        others = [each.name for each in post.party.company.tutors if each is not tutor]
        return random.choice(others) if others else None
    return tutor.name


def _note(random: Dice, status: str) -> str | None:
    if status == "seen":
        return random.choice(SEEN_NOTES) if random.chance(0.12) else None
    return random.choice(ABSENCE_NOTES) if random.chance(0.2) else None


def _unknown(world: World, random: Dice, visit: Visit, near: Post) -> None:
    """Somebody at work whom no sheet and no register knows: a draft that the office completes."""
    world.has_drafts = True
    name = world.namesakes.draw(0.15)
    assert visit.starts_at is not None
    worker_id = world.book.add(
        "worker",
        last_name=name.last,
        first_name=name.first,
        is_draft=True,
        met_at_id=visit.id,
    )
    world.book.add(
        "attendance_observation",
        visit_id=visit.id,
        worker_id=worker_id,
        company_id=near.party.company.id,
        lot_id=near.party.lot_id,
        status="unknown_person",
        source="officer_saw",
        observed_at=visit.starts_at + timedelta(minutes=45),
        task=random.choice(near.party.trade.tasks),
        note="Se dit en insertion, embauche récente ; fiche à demander à l'entreprise.",
    )
