"""What keeps a person's file from going, as the records, the requests and the phones say it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, select

from backend.accounts.models import Device, Grant
from backend.extensions import db
from backend.privacy.models import Kind, PersonRequest
from backend.privacy.person import File
from backend.records import contacts
from sync.retention_due import Guard, Standing, guards


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
