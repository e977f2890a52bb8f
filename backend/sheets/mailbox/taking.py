"""One message of the folder: who sent it, its files as readings, each in its place when clear.

A sender's address proves nothing by itself: what comes by mail is never more than a reading, which
somebody with an account finishes and hands in.
"""

from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import func, select

from backend.accounts.models import Grant, User
from backend.attachments.storage import Storage
from backend.extensions import db, readonly
from backend.records import sheets as queries
from backend.sheets.intake import work
from backend.sheets.intake.placing import Office
from backend.sheets.intake.work import Sent
from backend.sheets.mailbox.folder import Dropped
from backend.sheets.models import MailTaken, SheetReading
from backend.sheets.reader.sandbox import open_mail
from sync.record import Role


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

    @property
    def office(self) -> Office:
        """Where its files are placed."""
        return Office(self.territory, self.today, self.due_day)


@dataclass(frozen=True)
class Opened:
    """A message taken apart: its sender, whose contact that is, and its files."""

    sender: str
    subject: str
    company: str | None
    files: tuple[tuple[str, bytes], ...]

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        if not self.files:
            return Outcome.WITHOUT_FILE
        return Outcome.TAKEN if self.company else Outcome.UNKNOWN_SENDER


def opened(box: Box, mail: Dropped) -> Opened | Outcome:
    """Take a message apart, unless it was taken before or cannot be read."""
    if mail.content is None:
        return Outcome.UNREADABLE
    with readonly():
        if db.session.get(MailTaken, (box.territory, mail.digest)) is not None:
            return Outcome.AGAIN
    told = open_mail(mail.content)
    if "error" in told:
        return Outcome.UNREADABLE
    with readonly():
        company = company_of(box.territory, told["sender"], box.today)
    files = ((each["name"], b64decode(each["content"])) for each in told["files"])
    some = tuple((name, content) for name, content in files if content)
    return Opened(told["sender"], told["subject"], company, some)


def note(box: Box, mail: Dropped, told: Opened) -> None:
    """Note that a message was taken. The caller commits."""
    line = MailTaken(territory_id=box.territory, sha256=mail.digest, taken_at=box.at)
    line.sender, line.subject, line.outcome = told.sender, told.subject, told.outcome
    db.session.add(line)


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


def keep(box: Box, told: Opened, name: str, content: bytes) -> str | None:
    """Keep a file of a message; None when it is there from this sender. The caller commits."""
    query = select(SheetReading.id).where(
        SheetReading.territory_id == box.territory,
        SheetReading.sha256 == work.digest_of(content),
        SheetReading.sent_by == told.sender,
    )
    if db.session.scalar(query) is not None:
        return None
    sent = Sent(content, name, told.sender, channel="email", company=told.company)
    return work.keep(box.storage, box.territory, sent, box.at)
