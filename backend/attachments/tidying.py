"""Files that nobody needs any more: what came of uploads that ended, what no record names."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from backend.attachments.models import Blob, Upload
from backend.attachments.storage import UPLOADS, Storage
from backend.extensions import db
from backend.records import exchanges

KEPT_UNNAMED = timedelta(days=30)
"""A file may arrive before its record, or its record wait for a decision."""
FORMS = ("", "full", "thumb")
OWN = ("blob", "upload")


def end_uploads(storage: Storage, at: datetime) -> list[str]:
    """Forget uploads past their day; returns the names of the parts that are nobody's then."""
    parts = list(storage.objects.below(UPLOADS))  # before the rows: a row is there before its parts
    db.session.execute(delete(Upload).where(Upload.expires_at <= at))
    alive = set(db.session.scalars(select(Upload.id)))
    return [each.name for each in parts if each.name.split("/")[1] not in alive]


def forget_unnamed(at: datetime) -> list[tuple[str, str]]:
    """Forget files that nothing has named for 30 days; returns their territories and hashes."""
    old = db.session.scalars(select(Blob).where(Blob.stored_at <= at - KEPT_UNNAMED)).all()
    unnamed = [each for each in old if not _is_named(each)]
    for each in unnamed:
        db.session.delete(each)
    return [(each.territory_id, each.sha256) for each in unnamed]


def _is_named(blob: Blob) -> bool:
    """Tell whether anything names a file: a record, what waits for a decision, another table."""
    if exchanges.names_file(blob.territory_id, blob.sha256):
        return True
    others = (
        select(table.c.sha256)
        .where(table.c.territory_id == blob.territory_id, table.c.sha256 == blob.sha256)
        .limit(1)
        for table in db.metadata.tables.values()
        if table.name not in OWN and {"territory_id", "sha256"} <= set(table.c.keys())
    )
    return any(db.session.scalar(query) is not None for query in others)
