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


def end_uploads(storage: Storage, at: datetime) -> int:
    """Forget uploads past their day, with what had come of them; returns how many parts went."""
    parts = list(storage.objects.below(UPLOADS))  # before the rows: a row is there before its parts
    db.session.execute(delete(Upload).where(Upload.expires_at <= at))
    alive = set(db.session.scalars(select(Upload.id)))
    db.session.commit()
    ended = [each.name for each in parts if each.name.split("/")[1] not in alive]
    for name in ended:
        storage.objects.remove(name)
    return len(ended)


def collect(storage: Storage, at: datetime) -> int:
    """Let files go that nothing has named for 30 days; returns how many."""
    old = select(Blob).where(Blob.stored_at <= at - KEPT_UNNAMED)
    unnamed = [each for each in db.session.scalars(old) if not _is_named(each)]
    for each in unnamed:
        db.session.delete(each)
    db.session.commit()
    for each in unnamed:
        for form in FORMS:
            storage.remove(each.territory_id, each.sha256, form)
    return len(unnamed)


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
