"""The letters about alerts: who gets them, and what they say."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select

from backend.accounts.models import Territory, User
from backend.accounts.served import served
from backend.extensions import db
from backend.mail.letters import Letter
from backend.settings import Settings
from backend.upkeep.alerts import Alert
from backend.upkeep.wordings import SUBJECT, TEXT
from sync.record import Role

KIND, PAGE = "alert", "/bureau/installation"


def letters(fresh: list[Alert], settings: Settings, now: datetime) -> Iterator[Letter]:
    """Write one to each of those who run the installation."""
    about = sha256("\n".join([now.isoformat(), *(k for a in fresh for k in a.keys)]).encode())
    for territory, address, name, language in _recipients(settings):
        lines = "\n".join(f"- {alert.said_in(language)}" for alert in fresh)
        place = {"address": settings.address, "page": PAGE}
        yield Letter(
            territory_id=territory,
            kind=KIND,
            about=f"{now:%Y-%m-%dT%H:%M}Z",
            recipient=address,
            recipient_name=name,
            subject=SUBJECT.said_in(language),
            body=TEXT.said_in(language, lines=lines, **place),
            digest=about.hexdigest(),
        )


def _recipients(settings: Settings) -> Iterator[tuple[str, str, str, str]]:
    """Who is written to (territory, address, name, language): nobody of a demo, where all read."""
    homes = [each.id for each in served() if not each.demo]
    administrators = select(User).where(
        User.territory_id.in_(homes), User.role == Role.ADMINISTRATOR, User.disabled_at.is_(None)
    )
    if db.session.query(Territory).count() > 1:
        administrators = administrators.where(User.runs_installation)
    people = db.session.scalars(administrators.order_by(User.email)).all()
    for each in people:
        yield each.territory_id, each.email, each.name, each.language
    known = {each.email for each in people}
    if settings.alert_mail and settings.alert_mail.casefold() not in known and homes:
        yield homes[0], settings.alert_mail, "", "fr"
