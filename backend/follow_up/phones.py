"""The team's phones, as they last reported themselves."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Device
from backend.extensions import db
from backend.records import queries
from sync.record import OFFICE

SILENT_AFTER = timedelta(hours=24)


def of_team(territory: str, at: datetime) -> list[dict[str, Any]]:
    """Return the phones in use, those with the oldest unsent work first.

    The browsers of the office, which keep nothing, are not among them.
    """
    query = select(Device).where(Device.territory_id == territory, Device.revoked_at.is_(None))
    known = (each for each in db.session.scalars(query).unique() if _is_a_phone(each))
    numbers = queries.numbers_of_staff(territory)
    return [_phone(device, numbers, at) for device in sorted(known, key=_urgency)]


def _is_a_phone(device: Device) -> bool:
    return device.schema is not None or device.user.role not in OFFICE


def _urgency(device: Device) -> tuple[bool, str]:
    oldest = device.outbox_oldest_at
    return device.outbox_count + device.outbox_blobs == 0, oldest.isoformat() if oldest else "~"


def _phone(device: Device, numbers: dict[str, str], at: datetime) -> dict[str, Any]:
    unsent = device.outbox_count + device.outbox_blobs > 0
    return {
        "id": device.id,
        "officer": device.user.name,
        "role": device.user.role,
        "label": device.label,
        "last_seen": device.last_seen,
        "waiting": device.outbox_count,
        "oldest_at": device.outbox_oldest_at,
        "photos": device.outbox_blobs,
        "persisted": device.storage_persisted,
        "mismatches": device.mismatches,
        "resets": device.resets,
        "forks": device.forks,
        "phone": device.user.phone or numbers.get(device.user_id),
        "app_version": device.app_version,
        "silent": unsent and (device.last_seen is None or at - device.last_seen > SILENT_AFTER),
    }
