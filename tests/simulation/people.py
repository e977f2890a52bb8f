"""What people do on their phones, from what they see there."""

from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID

from sync.record import natural_id
from tests.backend.personas import PEOPLE
from tests.simulation.country import (
    JOBS,
    OFFICE_PEOPLE,
    OPERATIONS,
    PARTIES,
    SITES,
    STARTS,
    WORKERS,
)
from tests.simulation.country import allocation as at_work
from tests.simulation.handset import Change, Handset

WORDS = ("un", "deux")
Act = Callable[["Person"], None]


class Person:
    """Somebody with a phone in hand; every choice comes from the schedule's random numbers."""

    def __init__(
        self,
        phone: Handset,
        random: Random,
        made: Callable[[Handset, Change], None],
        *,
        quarrel: bool,
    ) -> None:
        self.phone, self.random, self.made, self.quarrel = phone, random, made, quarrel

    def new_id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def does(
        self, kind: str, table: str, record_id: str, values: Change, group: Any = None
    ) -> None:
        """Save one change."""
        change = self.phone.make(self.new_id(), kind, table, record_id, values, group)
        self.made(self.phone, change)

    def one(self, table: str) -> str | None:
        """The id of some record of a type that is in view."""
        found = self.phone.seen(table)
        return self.random.choice(found)["id"] if found else None

    def act(self) -> None:
        """Do something."""
        acts = ACTS if self.phone.name in OFFICE_PEOPLE else FIELD_ACTS
        self.random.choice(QUARREL if self.quarrel else acts)(self)


def contact_made(who: Person) -> None:
    site = who.random.choice([row["id"] for row in who.phone.seen("site")] or SITES)
    name = who.random.choice(("M. Blanc", "Mme Roy", ""))
    values = {"name": name, "site_id": site, "is_draft": True}
    contact = natural_id("simulated contact", str(0 if who.quarrel else who.random.randrange(3)))
    if not who.phone.view(contact):
        who.does("create", "contact", contact, values)


def contact_changed(who: Person) -> None:
    if contact := who.one("contact"):
        field = who.random.choice(("phone", "phone", "name"))
        word = who.random.choice((*WORDS, str(who.random.randrange(100))))
        who.does("update", "contact", contact, {field: word})


def contact_moved(who: Person) -> None:
    if contact := who.one("contact"):
        who.does("update", "contact", contact, {"site_id": who.random.choice(SITES)})


def contact_deleted(who: Person) -> None:
    if contact := who.one("contact"):
        who.does("delete", "contact", contact, {})


def visit_opened(who: Person) -> None:
    visit = natural_id("simulated", str(who.random.randrange(6)))
    if who.phone.view(visit) or any(op["id"] == visit for op in who.phone.sent):
        return
    site = who.random.choice([row["id"] for row in who.phone.seen("site")] or SITES)
    group = who.random.choice((None, "v" + visit))
    staff = PEOPLE[who.random.choice(("bruno", "chloe"))].id
    values = {"site_id": site, "kind": "quarterly", "state": "draft", "officer_id": staff}
    who.does("create", "visit", visit, values, group)
    for place in range(who.random.randrange(3)):
        item = {"visit_id": visit, "kind": "point", "theme": "other", "position": place}
        body = who.random.choice((*WORDS, ""))
        who.does("create", "minutes_item", who.new_id(), {**item, "body": body}, group)


def visit_changed(who: Person) -> None:
    if visit := who.one("visit"):
        state = who.random.choice(("draft", "draft", "signed"))
        some: list[Change] = [{"conditions": who.random.choice(WORDS)}, {"state": state}]
        who.does("update", "visit", visit, who.random.choice(some))


def roll_called(who: Person) -> None:
    visit, worker = who.one("visit"), who.one("worker") or who.random.choice(WORKERS)
    if visit is None:
        return
    line = natural_id("attendance_observation", visit, worker)
    status = who.random.choice(("seen", "not_seen", "declined"))
    if who.phone.view(line):
        note = {"note": who.random.choice(WORDS)}
        who.does(
            "update", "attendance_observation", line, who.random.choice(({"status": status}, note))
        )
        return
    values = {"visit_id": visit, "worker_id": worker, "status": status, "source": "officer_saw"}
    who.does("create", "attendance_observation", line, values)


def grid_filled(who: Person) -> None:
    visit, job = who.one("visit"), who.random.choice(JOBS)
    if visit is None:
        return
    grid = natural_id("tutoring_check", visit, job)
    item = who.random.choice(("tutor_designated", "tutor_matches"))
    answer = {item: {"answer": who.random.choice(("yes", "no"))}}
    if who.phone.view(grid):
        who.does("update", "tutoring_check", grid, {"answers": answer})
        return
    values = {"visit_id": visit, "employment_id": job, "worker_id": WORKERS[JOBS.index(job)]}
    who.does("create", "tutoring_check", grid, {**values, "grid_version": 1, "answers": answer})


def person_met(who: Person) -> None:
    if visit := who.one("visit"):
        values = {"last_name": "X", "first_name": "Y", "is_draft": True, "met_at_id": visit}
        who.does("create", "worker", who.new_id(), values)


def worker_renamed(who: Person) -> None:
    if worker := who.one("worker"):
        who.does("update", "worker", worker, {"first_name": who.random.choice(WORDS)})


def voice_heard(who: Person) -> None:
    visit, worker = who.one("visit"), who.one("worker")
    if visit and worker:
        values = {"visit_id": visit, "worker_id": worker, "author_id": PEOPLE[who.phone.name].id}
        values |= {"heard_at": "2026-03-09T08:00:00Z", "accepted": True}
        who.does("create", "worker_voice", who.new_id(), values)


def site_relabelled(who: Person) -> None:
    """Only the office may; an officer's wish is held."""
    if site := who.one("site"):
        who.does("update", "site", site, {"label": who.random.choice(WORDS)})


def site_moved(who: Person) -> None:
    if site := who.one("site"):
        who.does("update", "site", site, {"operation_id": who.random.choice(OPERATIONS)})


def job_allocated(who: Person) -> None:
    job, party = who.random.choice(JOBS), who.random.choice(PARTIES)
    table, record_id, values = at_work(job, party, who.random.choice(STARTS))
    kind = "delete" if who.phone.view(record_id) else "create"
    who.does(kind, table, record_id, {} if kind == "delete" else values)


def job_changed_hands(who: Person) -> None:
    if job := who.one("employment"):
        who.does("update", "employment", job, {"worker_id": who.random.choice(WORKERS)})


def nonsense(who: Person) -> None:
    values: list[Change] = [
        {"unknown": 1},
        {"answers": {"tutor_designated": {"answer": "yes", "evidence": 5}}},
        {"site_id": who.new_id()},
        {"name": None},
    ]
    table = who.random.choice(("visit", "tutoring_check", "contact", "nothing", "hold"))
    kind = who.random.choice(("create", "update", "delete"))
    target = (None if kind == "create" else who.one(table)) or who.new_id()
    group = who.random.choice((None, "nonsense"))
    who.does(kind, table, target, who.random.choice(values) if kind != "delete" else {}, group)


def settled(who: Person) -> None:
    """Decide what waits, in whatever way."""
    decides = who.phone.name in OFFICE_PEOPLE or who.random.random() < 0.1
    tables = ("conflict", "hold") if decides else ("conflict",)
    waiting = [row for table in tables for row in who.phone.seen(table)]
    waiting = [row for row in waiting if row["data"].get("state") == "open"]
    if not waiting:
        return
    about = waiting[min(who.random.randrange(6), len(waiting) - 1)]
    if about["tbl"] == "hold":
        values: Change = {"choice": who.random.choice(("accept", "refuse")), "reason": "vu"}
    else:
        other = ("other",) if "mine" in about["data"] else ()
        values = {"choice": who.random.choice(("mine", "theirs", *other))}
        if values["choice"] == "other":
            values["values"] = about["data"]["mine"]
    who.does("settle", about["tbl"], about["id"], values, who.random.choice((None, None, "s")))


FIELD_ACTS: list[Act] = [
    *[contact_changed] * 6,
    *[contact_moved] * 2,
    *[settled] * 4,
    *(contact_made, contact_made, contact_moved, contact_deleted, visit_opened, visit_opened),
    *(visit_changed, visit_changed, roll_called, roll_called, grid_filled, grid_filled),
    *(person_met, worker_renamed, worker_renamed, voice_heard, nonsense),
]
ACTS: list[Act] = [*FIELD_ACTS, site_relabelled, site_moved, job_allocated, job_allocated]
ACTS += [job_changed_hands, contact_moved]
FIELD_ACTS.append(site_relabelled)
QUARREL: list[Act] = [*[contact_changed] * 6, worker_renamed, contact_made, contact_made]
QUARREL += [settled, settled, settled, contact_moved]
