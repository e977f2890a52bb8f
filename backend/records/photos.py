"""Photos by their age."""

from datetime import UTC, date, datetime, time

from sqlalchemy import or_, select

from backend.extensions import db
from backend.records import tables

PHOTO = tables.TABLES["photo"].c


def of_before(territory: str, day: date) -> list[tuple[str, str]]:
    """Return the ids and digests of the photos of before a day.

    It is the day on which the file came that counts: the clock of a phone may be years away.
    """
    blob = db.metadata.tables["blob"].c
    same = (blob.territory_id == PHOTO.territory_id) & (blob.sha256 == PHOTO.sha256)
    came = blob.stored_at < datetime.combine(day, time(), UTC)
    query = (
        select(PHOTO.id, PHOTO.sha256)
        .join(blob.sha256.table, same, isouter=True)
        .where(PHOTO.territory_id == territory)
        .where(or_(came, blob.sha256.is_(None) & (PHOTO.taken_at < day.isoformat())))
    )
    return [(row.id, row.sha256) for row in db.session.execute(query.order_by(PHOTO.id))]
