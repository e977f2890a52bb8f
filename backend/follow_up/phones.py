"""The team's phones, as they last reported themselves."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from backend.accounts.models import Device
from backend.extensions import db

SILENT_AFTER = timedelta(hours=24)


def of_team(territory: str, at: datetime) -> list[dict[str, Any]]:
    """Return the phones in use, those with the oldest unsent work first."""
    query = select(Device).where(Device.territory_id == territory, Device.revoked_at.is_(None))
    found = sorted(db.session.scalars(query).unique(), key=_urgency)
    return [_phone(device, at) for device in found]


def _urgency(device: Device) -> tuple[bool, str]:
    oldest = device.outbox_oldest_at
    return device.outbox_count + device.outbox_blobs == 0, oldest.isoformat() if oldest else "~"


def _phone(device: Device, at: datetime) -> dict[str, Any]:
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
        "phone": device.user.phone,
        "app_version": device.app_version,
        "silent": unsent and (device.last_seen is None or at - device.last_seen > SILENT_AFTER),
    }
