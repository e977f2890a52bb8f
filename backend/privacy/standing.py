"""Where people's files stand: when each falls due, and what keeps it from going."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from backend.accounts.models import Device, Grant
from backend.accounts.territory_settings import settings_of_id
from backend.extensions import db
from backend.privacy.models import Kind, PersonArchive, PersonRequest
from backend.privacy.person import File
from backend.records import contacts
from sync.retention_due import Guard, Phase, Standing, Times, due_on, guards, last_contact, phase


@dataclass(frozen=True)
class Due:
    """One person's file: since when nothing came, when it goes, where it stands, its guards."""

    person: str
    name: str
    last_contact: date
    due_on: date
    phase: Phase
    guards: tuple[Guard, ...] = ()


def times_of(territory: str) -> Times:
    """Return the durations that a territory chose."""
    settings = settings_of_id(territory)
    return Times(
        settings.number("retention_active_months"),
        settings.number("retention_archive_months"),
        settings.number("retention_notice_days"),
    )


def all_of(territory: str, today: date) -> list[Due]:
    """Return every person of the active base, the first due first; guards are not asked yet."""
    times, people = times_of(territory), contacts.people(territory)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for person, days in contacts.days(territory).items():
        if person in people:
            told[_root(people, person)] += days
    found = []
    for person, days in told.items():
        latest = last_contact(days) or today
        latest = min(latest, today)
        data = people[person]
        name = f"{data['last_name']} {data['first_name']}"
        due = due_on(latest, times)
        found.append(Due(person, name, latest, due, phase(latest, today, times)))
    return sorted(found, key=lambda each: (each.due_on, each.person))


def _root(people: dict[str, dict[str, str]], person: str) -> str:
    for _ in people:
        into = people[person].get("merged_into_id")
        if not into or into not in people:
            return person
        person = into
    return person


def guards_of(territory: str, file: File, today: date) -> tuple[Guard, ...]:
    """Return what keeps a file from going."""
    people = [each.record_id for each in file.people]
    asked = set(_requests(territory, people))
    tags = {tag for each in file.people for tag in each.tags}
    return guards(
        Standing(
            employed=contacts.is_employed(territory, people, today.isoformat()),
            open_discrepancies=contacts.open_discrepancies(territory, people),
            open_months=contacts.open_months(territory, people),
            litigation=Kind.LITIGATION in asked,
            limitation=Kind.LIMITATION in asked,
            phones_with_unsent=_unsent(territory, tags),
            open_matters=contacts.open_matters(territory, sorted(file.ids)),
        )
    )


def _requests(territory: str, people: Iterable[str]) -> "Iterable[str]":
    query = select(PersonRequest.kind).where(
        PersonRequest.territory_id == territory,
        PersonRequest.person_id.in_(list(people)),
        PersonRequest.ended_at.is_(None),
    )
    return db.session.scalars(query)


def _unsent(territory: str, tags: set[str]) -> int:
    """Return how many phones that hold the person say that they have something unsent."""
    waiting = or_(Device.outbox_count > 0, Device.outbox_blobs > 0)
    query = (
        select(func.count(Device.id.distinct()))
        .join(Grant, Grant.user_id == Device.user_id)
        .where(Device.territory_id == territory, waiting)
        .where(Grant.tag.in_(sorted(tags)), Grant.until_seq.is_(None))
    )
    return db.session.scalar(query) or 0


def archived(territory: str) -> list[PersonArchive]:
    """Return the archives of a territory, the oldest first."""
    query = select(PersonArchive).where(PersonArchive.territory_id == territory)
    return list(db.session.scalars(query.order_by(PersonArchive.archived_at, PersonArchive.id)))
