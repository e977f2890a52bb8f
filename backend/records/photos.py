"""Photos by their age."""

from datetime import date

from sqlalchemy import select

from backend.extensions import db
from backend.records import tables

PHOTO = tables.TABLES["photo"].c


def of_before(territory: str, day: date) -> list[tuple[str, str]]:
    """Return the ids and digests of the photos taken before a day."""
    query = select(PHOTO.id, PHOTO.sha256).where(
        PHOTO.territory_id == territory, PHOTO.taken_at < day.isoformat()
    )
    return [(row.id, row.sha256) for row in db.session.execute(query.order_by(PHOTO.id))]
