"""Which reminders are due today, and writing them into the outbox: each once."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.extensions import db
from backend.mail.letters import Letter
from backend.mail.outbox import queue
from backend.records import questions
from backend.records import sheets as queries
from backend.settings import in_force
from backend.sheets.models import SheetReminder
from backend.sheets.reminders.letters import Reminder, body_of, subject_of
from backend.sheets.slots import Asking, Told, slots
from sync.hours import month_after, month_of
from sync.record import Role
from sync.sheet_due import AWAITED, steps_due

MONTHS_BACK = 3
"""No schedule reaches further than two months after the due day."""
KIND = "sheet_reminder"


def remind(territory: Territory, at: datetime, today: date) -> int:
    """Write the reminders of a territory that are due and not written yet; returns how many.

    The caller commits.
    """
    written = 0
    for reminder in due_now(territory, today):
        fresh = [each for each in reminder.slots if not _is_known(territory.id, reminder, each)]
        if not fresh:
            continue
        letter = Letter(
            territory_id=territory.id,
            kind=KIND,
            about=f"{reminder.month}/{reminder.step}",
            recipient=reminder.recipient,
            recipient_name=reminder.name,
            subject=subject_of(reminder),
            body=body_of(reminder, territory.name, in_force().address, demo=territory.demo),
        )
        message = queue(letter, at)
        for each in fresh:
            db.session.add(
                SheetReminder(
                    territory_id=territory.id,
                    party_id=each["party_id"],
                    month=reminder.month,
                    step=reminder.step,
                    recipient=reminder.recipient,
                    sent_on=today,
                    message_id=message.id,
                )
            )
        written += 1
    db.session.flush()
    return written


def due_now(territory: Territory, today: date) -> Iterator[Reminder]:
    """Yield what is to be said today, to each recipient one letter a month and step."""
    settings = settings_of(territory)
    asking = Asking(territory.id, Role.SUPERVISOR, today, settings.number("sheet_due_day"))
    months = [month_after(month_of(today), -back) for back in range(1, MONTHS_BACK + 1)]
    before, after = settings.days("sheet_reminder_days"), settings.days("sheet_late_days")
    found: dict[tuple[str, str, str, date, int], list[Told]] = {}
    for each in slots(asking, queries.parties(territory.id), months):
        if each["state"] not in AWAITED:
            continue
        due = date.fromisoformat(each["due_on"])
        for step in steps_due(due, today, before, after):
            for name, address in recipients(territory.id, each, today):
                key = (address, name, each["month"], due, step)
                found.setdefault(key, []).append(each)
    for (address, name, month, due, step), mine in sorted(found.items()):
        yield Reminder(address, name, month, due, step, mine)


def recipients(territory: str, slot: Told, today: date) -> list[tuple[str, str]]:
    """Return (name, address) of the company's accounts for a party, else of its first contact."""
    users = [
        user
        for user in grants.holders_of(territory, f"party:{slot['party_id']}")
        if user.has_role is Role.COMPANY_ADMIN
    ]
    if users:
        return [(user.name, user.email) for user in users]
    known = questions.correspondents(territory, slot["company_id"], today.isoformat())
    return [(each["name"], each["email"]) for each in known[:1]]


def _is_known(territory: str, reminder: Reminder, slot: Told) -> bool:
    query = select(SheetReminder.id).where(
        SheetReminder.territory_id == territory,
        SheetReminder.party_id == slot["party_id"],
        SheetReminder.month == reminder.month,
        SheetReminder.step == reminder.step,
        SheetReminder.recipient == reminder.recipient,
    )
    return db.session.scalar(query) is not None
