"""The minutes of a visit: participants, points, decisions, actions, signatures, what came after."""

from datetime import date, timedelta

from backend.demo.days import in_office_hours, open_day_from, open_day_until
from backend.demo.dice import Dice
from backend.demo.phrases import ACTIONS, ADDENDA, DECISIONS, HIRES, POINTS, TO_MEND
from backend.demo.strokes import strokes
from backend.demo.world import Contact, Party, Post, Visit, World
from sync.records.tutoring_check import GridItem

THEMES = {
    "hours_status": 30,
    "workers_status": 25,
    "tutoring": 25,
    "conditions": 12,
    "other": 8,
}
INVITED = {"present": 76, "excused": 16, "absent": 8}
REVIEWED = {"done": 78, "open": 16, "dropped": 6}
MOST_COMPANIES = 5


def invite(world: World, random: Dice, visit: Visit) -> None:
    """Write who came: the authority, some companies, a partner; few at unannounced visits."""
    parties = [party for party in visit.site.parties if party.is_open(visit.day)]
    managers = dict.fromkeys(p.manager for p in parties if p.manager is not None)
    least = 1 if visit.kind == "unannounced" else 2
    guests = random.some(list(managers), least, MOST_COMPANIES)
    if visit.kind != "unannounced":
        guests += random.some(visit.site.authority.contacts, 1, 2)
        guests += random.some(visit.site.contacts, 0, 2)
    for index, contact in enumerate(guests):
        status = "present" if index == 0 else random.weighted(INVITED)
        if status == "present":
            visit.present.append(contact)
        world.book.add(
            "attendee",
            visit_id=visit.id,
            contact_id=contact.id,
            name=contact.name,
            organisation=contact.organisation,
            role=contact.role,
            email=contact.email,
            status=status,
            receives_minutes=status != "absent" or random.chance(0.5),
        )


class Lines:
    """The lines of the minutes of one visit, numbered as they are written."""

    def __init__(self, world: World, random: Dice, visit: Visit) -> None:
        self._world, self._random, self._visit = world, random, visit
        self._position = 0
        self._parties = [party for party in visit.site.parties if party.is_open(visit.day)]

    def write(self, missing: list[tuple[Post, GridItem]]) -> None:
        """Points, decisions, coming hires, actions, and what the grids ask to mend."""
        random = self._random
        for _ in range(random.randint(3, 5)):
            theme = random.weighted(THEMES)
            self._line("point", theme, random.choice(POINTS[theme]))
        for theme in random.some(list(DECISIONS), 0, 2):
            self._line("decision", theme, random.choice(DECISIONS[theme]))
        if random.chance(0.35):
            self._line("hire", "upcoming_hires", random.choice(HIRES))
        for theme in random.some(list(ACTIONS), 1, 4):
            self._action(theme, random.choice(ACTIONS[theme]))
        for post, item in missing:
            body = TO_MEND[item.value].format(name=post.job.worker.name)
            self._action("tutoring", body, post)

    def _line(self, kind: str, theme: str, body: str, **more: object) -> None:
        self._position += 1
        self._world.book.add(
            "minutes_item",
            visit_id=self._visit.id,
            kind=kind,
            theme=theme,
            position=self._position,
            body=body,
            **more,
        )

    def _action(self, theme: str, body: str, post: Post | None = None) -> None:
        party = post.party if post else self._some_party()
        due = open_day_from(self._visit.day + timedelta(days=self._random.randint(10, 60)))
        self._line(
            "action",
            theme,
            body,
            owner=party.manager.name if party and party.manager else None,
            due_on=due,
            company_id=party.company.id if party else None,
            worker_id=post.job.worker.id if post else None,
            **self._followed_up(),
        )

    def _some_party(self) -> Party | None:
        return self._random.choice(self._parties) if self._parties else None

    def _followed_up(self) -> dict[str, object]:
        """What the next meetings said of an action, until it was done; before, some are already."""
        after = self._visit.next
        if after is None or after.ends_at is None:
            done = open_day_until(self._world.today - timedelta(days=1))
            if self._visit.day < done and self._random.chance(0.6):
                return {"status": "done", "status_on": done}
            return {"status": "open"}
        while True:
            status = self._random.weighted(REVIEWED)
            reviewed = {"status": status, "status_on": after.day, "status_visit_id": after.id}
            later = after.next
            if status != "open" or later is None or later.ends_at is None:
                return reviewed
            after = later


def sign(world: World, random: Dice, visit: Visit) -> None:
    """The officer signs, somebody of a company too, sometimes the authority."""
    officer = next(each for each in world.unit if each.id == visit.site.officer_id)
    _sign(world, random, visit, officer.name, ("officer", "Agent AMO Insertion"))
    authority = [c for c in visit.present if c in visit.site.authority.contacts]
    company = [c for c in visit.present if c not in authority and c not in visit.site.contacts]
    signers: list[tuple[str, Contact]] = [("company", each) for each in company[:2]]
    signers += [("authority", each) for each in authority if random.chance(0.3)]
    for role, contact in signers:
        _sign(world, random, visit, contact.name, (role, contact.role))


def _sign(world: World, random: Dice, visit: Visit, name: str, quality: tuple[str, str]) -> None:
    assert visit.ends_at is not None
    typed = quality[0] != "officer" and random.chance(0.06)
    world.book.add(
        "signature",
        visit_id=visit.id,
        name=name,
        role=quality[0],
        function=quality[1],
        strokes=None if typed else strokes(random),
        typed=True if typed else None,
        signed_at=visit.ends_at - timedelta(seconds=random.randint(20, 200)),
    )


def add_afterwards(world: World, random: Dice, visit: Visit) -> None:
    """An addendum to signed minutes, now and then."""
    day: date = open_day_from(visit.day + timedelta(days=random.randint(1, 9)))
    if day < world.today and random.chance(0.08):
        world.book.add(
            "addendum",
            visit_id=visit.id,
            body=random.choice(ADDENDA),
            author_id=visit.site.officer_id,
            written_at=in_office_hours(random, day),
        )
