"""The messages kept: written before anything is sent, taken by one sender at a time."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, or_, select, update

from backend.accounts.models import Territory, new_id
from backend.extensions import db
from backend.mail.letters import Letter, sealed
from backend.mail.models import MailMessage, MailState
from backend.mail.schemas import PAGE
from backend.mail.server import MailServer
from backend.settings import in_force

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
CUT_OFF = timedelta(minutes=10)
FILTERS = {
    "visit": MailMessage.about,
    "about": MailMessage.about,
    "kind": MailMessage.kind,
    "state": MailMessage.state,
}


def queue(letter: Letter, at: datetime) -> MailMessage:
    """Keep a message; one that was kept before, to the same address, stays as it is."""
    digest = letter.known_by()
    known = db.session.scalar(
        select(MailMessage).where(
            MailMessage.territory_id == letter.territory_id,
            MailMessage.about == letter.about,
            MailMessage.recipient == letter.recipient,
            MailMessage.digest == digest,
        )
    )
    if known is not None:
        return known
    made = _message(letter, digest, at)
    db.session.add(made)
    db.session.flush()
    return made


def _message(letter: Letter, digest: str, at: datetime) -> MailMessage:
    message_id, attached = new_id(), letter.attachment
    return MailMessage(
        id=message_id,
        territory_id=letter.territory_id,
        kind=letter.kind,
        about=letter.about,
        digest=digest,
        recipient=letter.recipient,
        recipient_name=letter.recipient_name,
        subject=letter.subject,
        body=letter.body,
        persons=sorted(letter.persons),
        secret=sealed(letter, message_id, in_force()),
        attachment_name=attached.name if attached else "",
        attachment_type=attached.type if attached else "",
        attachment=attached.content if attached else None,
        created_by=letter.by,
        created_at=at,
        state=MailState.WAITING,
        tries=0,
        error="",
    )


def server() -> MailServer | None:
    """The mail server that is set, if one is."""
    settings = in_force()
    return MailServer(settings.smtp_url, settings.mail_from) if settings.smtp_url else None


def sends(territory: Territory) -> bool:
    """Tell whether messages of a territory are sent; those of a demonstration are only kept."""
    return bool(in_force().smtp_url) and not territory.demo and territory.suspended_at is None


def page(territory_id: str, asked: dict[str, Any]) -> tuple[int, list[MailMessage]]:
    """How many messages match, and one page of them, the latest first."""
    matching = [MailMessage.territory_id == territory_id]
    matching += [column == str(asked[name]) for name, column in FILTERS.items() if name in asked]
    total = db.session.scalar(select(func.count()).select_from(MailMessage).where(*matching))
    query = (
        select(MailMessage)
        .where(*matching)
        .order_by(MailMessage.created_at.desc(), MailMessage.id)
        .limit(PAGE)
        .offset((asked["page"] - 1) * PAGE)
    )
    return total or 0, list(db.session.scalars(query))


def due(at: datetime) -> list[str]:
    """The ids of the messages to send now, the oldest first."""
    return list(db.session.scalars(_due(at).order_by(MailMessage.created_at, MailMessage.id)))


def _due(at: datetime) -> Select[str]:
    return (
        select(MailMessage.id)
        .join(Territory, Territory.id == MailMessage.territory_id)
        .where(
            MailMessage.state == MailState.WAITING,
            Territory.demo.is_(False),
            Territory.suspended_at.is_(None),
            or_(MailMessage.next_try_at.is_(None), MailMessage.next_try_at <= at),
        )
    )


def claim(message_id: str, at: datetime) -> bool:
    """Take a message for sending; false when somebody else has it."""
    taken = db.session.execute(
        update(MailMessage)
        .where(MailMessage.id == message_id, MailMessage.state == MailState.WAITING)
        .values(state=MailState.SENDING, claimed_at=at, tries=MailMessage.tries + 1)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]


def note_sent(message: MailMessage, at: datetime) -> None:
    """Note that the mail server took the message; its secret is kept no longer."""
    message.state, message.sent_at, message.error = MailState.SENT, at, ""
    message.next_try_at = message.secret = None


def note_unsure(message: MailMessage, said: str) -> None:
    """Note that the answer to the content was lost: nobody knows whether it went."""
    message.state, message.error = MailState.UNSURE, said


def note_refused(message: MailMessage, said: str, at: datetime, *, for_good: bool) -> None:
    """Note that the mail server did not take it: tried again later, unless it is for good."""
    message.error = said
    message.state = MailState.REFUSED if for_good else MailState.WAITING
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (message.tries - 1))
    message.next_try_at = None if for_good else at + pause


def put_off(said: str, at: datetime) -> None:
    """Note that the mail server lets nobody in: no receiver refused, so the pause does not grow."""
    db.session.execute(
        update(MailMessage)
        .where(MailMessage.id.in_(_due(at)))
        .values(error=said, next_try_at=at + FIRST_PAUSE)
    )


def find_cut_off(at: datetime) -> None:
    """Mark as unsure what was being sent and never noted: it may have arrived."""
    db.session.execute(
        update(MailMessage)
        .where(MailMessage.state == MailState.SENDING, MailMessage.claimed_at < at - CUT_OFF)
        .values(state=MailState.UNSURE)
    )


def wait_again(*states: MailState) -> None:
    """Put the messages in these states back among those to send, at once."""
    db.session.execute(
        update(MailMessage)
        .where(MailMessage.state.in_(states))
        .values(state=MailState.WAITING, next_try_at=None)
    )
