"""Where people's files stand: when each falls due, and what keeps it from going."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from backend.accounts.territory_settings import settings_of_id
from backend.privacy.person import File
from backend.records import contacts
from sync.retention_due import Guard, Phase, Times, due_on, last_contact, phase


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
    return _dues(territory, today)


def of(territory: str, file: File, today: date) -> Due | None:
    """Return where one file stands, None of somebody who is not in the active base any more."""
    found = _dues(territory, today, [each.record_id for each in file.people])
    return next((each for each in found if each.person == file.person), None)


def _dues(territory: str, today: date, ids: list[str] | None = None) -> list[Due]:
    times, people = times_of(territory), contacts.people(territory, ids)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for person, days in contacts.days(territory, ids).items():
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
