"""How large an installation is, and what waits in it: figures, territories, its database."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from backend.accounts.models import Device, Territory, User
from backend.attachments.models import Blob
from backend.extensions import db
from backend.jobs.models import Job
from backend.mail.models import MailMessage, MailState
from backend.records import exchanges
from backend.upkeep.alerts import BACKUP

LATELY = timedelta(days=7)


def figures(now: datetime) -> dict[str, Any]:
    """Tell the figures of the whole installation."""
    signed_in = (Device.family.is_not(None), Device.revoked_at.is_(None))
    matters = exchanges.waiting()
    backup = db.session.get(Job, BACKUP)
    files, file_bytes = db.session.execute(select(func.count(), func.sum(Blob.size))).one()
    done = backup.succeeded_at if backup else None
    oldest = db.session.scalar(select(func.min(Device.outbox_oldest_at)))
    return {
        "accounts": _count(User.disabled_at.is_(None)),
        "devices": _count(*signed_in),
        "devices_seen": _count(*signed_in, Device.last_seen > now - LATELY),
        "outbox": db.session.scalar(select(func.sum(Device.outbox_count))) or 0,
        "outbox_since": oldest,
        "conflicts": matters["conflict"]["open"],
        "holds": matters["hold"]["open"],
        "discrepancies": exchanges.open_discrepancies(),
        "mail_waiting": _count(MailMessage.state == MailState.WAITING),
        "mail_refused": _count(MailMessage.state.in_((MailState.REFUSED, MailState.UNSURE))),
        "files": files,
        "file_bytes": int(file_bytes or 0),
        "database_bytes": database_bytes(),
        "backup_at": done,
    }


def territories(now: datetime) -> list[dict[str, Any]]:
    """Tell of each territory how large it is and whether it is used."""
    users = _by_territory(User.territory_id, User.disabled_at.is_(None))
    seen = _by_territory(Device.territory_id, Device.last_seen > now - LATELY)
    records = exchanges.records_by_territory()
    found = db.session.scalars(select(Territory).order_by(Territory.name))
    return [
        {
            "id": each.id,
            "name": each.name,
            "demo": each.demo,
            "suspended_at": each.suspended_at,
            "accounts": users.get(each.id, 0),
            "devices_seen": seen.get(each.id, 0),
            "records": records.get(each.id, 0),
        }
        for each in found
    ]


def database_bytes() -> int:
    """How large the database is."""
    if db.engine.dialect.name == "postgresql":
        return db.session.scalar(select(func.pg_database_size(func.current_database()))) or 0
    pages = db.session.scalar(db.text("PRAGMA page_count"))
    return int(pages * db.session.scalar(db.text("PRAGMA page_size")))


def _by_territory(column: Any, where: Any) -> dict[str, int]:  # noqa: ANN401 - same
    rows = db.session.execute(select(column, func.count()).where(where).group_by(column))
    return {str(territory): int(count) for territory, count in rows}


def _count(*where: Any) -> int:  # noqa: ANN401 - conditions of SQLAlchemy
    return db.session.scalar(select(func.count()).where(*where)) or 0
