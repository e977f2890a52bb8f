"""One message of the folder: who sent it, its files as readings, each in its place when clear.

A sender's address proves nothing by itself: what comes by mail is never more than a reading, which
somebody with an account finishes and hands in.
"""

import os
from base64 import b64decode
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from threading import Lock
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from backend.accounts.models import Grant, User
from backend.attachments.storage import Storage
from backend.extensions import db
from backend.records import sheets as queries
from backend.sheets.intake import work
from backend.sheets.intake.work import Sent
from backend.sheets.mailbox.folder import DONE, REFUSED, Dropped
from backend.sheets.models import MailTaken, ReadingState, SheetReading
from backend.sheets.reader.sandbox import open_mail
from backend.sheets.slots import Asking, Told, slots
from sync.hours import month_of
from sync.record import Role
from sync.sheet_due import AWAITED


class Outcome(StrEnum):
    """What became of a message."""

    TAKEN = "taken"
    UNKNOWN_SENDER = "unknown_sender"
    AGAIN = "again"
    WITHOUT_FILE = "without_file"
    UNREADABLE = "unreadable"


KEPT = frozenset({Outcome.TAKEN, Outcome.UNKNOWN_SENDER, Outcome.AGAIN})


@dataclass(frozen=True)
class Box:
    """Whose mail it is and what the day is."""

    storage: Storage
    territory: str
    due_day: int
    at: datetime
    today: date


def taken(app: Flask, box: Box, mails: Iterable[Dropped]) -> Iterator[Outcome]:
    """Take messages, as many at once as there are processors, each put beside when it is taken."""
    seen: set[str] = set()
    alone = Lock()

    def one(mail: Dropped) -> Outcome:
        with alone:
            twice = mail.digest in seen
            seen.add(mail.digest)
        with app.app_context():
            outcome = Outcome.AGAIN if twice else take(box, mail)
        mail.put_in(DONE if outcome in KEPT else REFUSED)
        mail.__dict__.pop("content", None)
        return outcome

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as takers:
        yield from takers.map(one, mails)


def take(box: Box, mail: Dropped) -> Outcome:
    """Take one message; taken before, it is left alone. Commits."""
    if mail.content is None:
        return Outcome.UNREADABLE
    known = db.session.get(MailTaken, (box.territory, mail.digest))
    db.session.rollback()
    if known is not None:
        return Outcome.AGAIN
    told = open_mail(mail.content)
    if "error" in told:
        return Outcome.UNREADABLE
    if not told["files"]:
        return _noted(box, mail, told, Outcome.WITHOUT_FILE)
    company = company_of(box.territory, told["sender"], box.today)
    db.session.rollback()
    for file in told["files"]:
        _file(box, b64decode(file["content"]), file["name"], told["sender"], company)
    return _noted(box, mail, told, Outcome.TAKEN if company else Outcome.UNKNOWN_SENDER)


def _noted(box: Box, mail: Dropped, told: dict[str, Any], outcome: Outcome) -> Outcome:
    line = MailTaken(territory_id=box.territory, sha256=mail.digest, taken_at=box.at)
    line.sender, line.subject, line.outcome = told["sender"], told["subject"], outcome
    db.session.add(line)
    db.session.commit()
    return outcome


def company_of(territory: str, sender: str, today: date) -> str | None:
    """Return the one company of which an address is a contact or an account; else none."""
    found = set(queries.companies_of_address(territory, sender, today.isoformat()))
    tags = db.session.scalars(
        select(Grant.tag)
        .join(User, User.id == Grant.user_id)
        .where(User.territory_id == territory, User.role == Role.COMPANY_ADMIN.value)
        .where(func.lower(User.email) == sender, User.disabled_at.is_(None))
        .where(Grant.until_seq.is_(None), Grant.tag.startswith("party:"))
    )
    parties = [tag.removeprefix("party:") for tag in tags]
    found |= {row["company_id"] for row in queries.parties(territory, parties).values()}
    return found.pop() if len(found) == 1 else None


def _file(box: Box, content: bytes, name: str, sender: str, company: str | None) -> None:
    if not content or _is_known(box.territory, work.digest_of(content), sender):
        return
    sent = Sent(content, name, sender, channel="email", company=company)
    reading_id = work.receive(box.storage, box.territory, sent, box.at)
    _put_where_clear(box, reading_id)


def _is_known(territory: str, digest: str, sender: str) -> bool:
    query = select(SheetReading.id).where(
        SheetReading.territory_id == territory,
        SheetReading.sha256 == digest,
        SheetReading.sent_by == sender,
    )
    known = db.session.scalar(query) is not None
    db.session.rollback()
    return known


def _put_where_clear(box: Box, reading_id: str) -> None:
    """Give a file its party and months when the file states them and one party awaits them.

    Otherwise it waits for a person: no month and no lot is guessed.
    """
    kept = db.session.get_one(SheetReading, reading_id)
    stated = sorted((kept.reading or {}).get("months", []))
    party = _awaiting(box, kept.company_id, stated) if kept.company_id and stated else None
    if party is None or kept.state != ReadingState.UNPLACED:
        db.session.rollback()
        return
    kept.party_id, kept.months, kept.state = party, stated, ReadingState.OPEN
    kept.rev += 1
    db.session.commit()
    work.look_again(box.storage, reading_id, {})


def _awaiting(box: Box, company: str, months: list[str]) -> str | None:
    """The one party of a company that awaits a sheet in each of these months."""
    if months[-1] > month_of(box.today):
        return None
    mine = {
        key: row
        for key, row in queries.parties(box.territory).items()
        if row["company_id"] == company
    }
    asking = Asking(box.territory, Role.SUPERVISOR, box.today, box.due_day)
    awaited: dict[str, set[str]] = {}
    for each in slots(asking, mine, months):
        if each["state"] in AWAITED:
            awaited.setdefault(_party(each), set()).add(each["month"])
    whole = [party for party, some in awaited.items() if some == set(months)]
    return whole[0] if len(awaited) == len(whole) == 1 else None


def _party(slot: Told) -> str:
    return str(slot["party_id"])
