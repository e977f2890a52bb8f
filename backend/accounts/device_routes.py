"""My devices: list them, revoke one or all others, have one wiped."""

from typing import Any

from flask import Blueprint, Response
from sqlalchemy import select

from backend.accounts.identity import SignInAgain, me, must_be_recent
from backend.accounts.models import Device
from backend.accounts.schemas import DeviceEnd, Devices
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.problems import NotFound

bp = Blueprint("devices", __name__, url_prefix="/auth/devices")


@bp.get("")
@contract(gives=Devices)
def list_mine() -> dict[str, object]:
    """List my devices, the last seen first."""
    return {"devices": [shown(device) for device in of(me().user_id)]}


@bp.delete("/<uuid:device_id>")
@contract(status=204, problems=[NotFound, SignInAgain])
def end(device_id: object) -> Response:
    """Revoke one of my devices: for 30 days it may still send what it holds, and reads nothing."""
    must_be_recent(now())
    revoke(_mine(device_id), wipe=False)
    db.session.commit()
    return Response(status=204)


@bp.post("/<uuid:device_id>/wipe")
@contract(status=204, problems=[NotFound, SignInAgain])
def wipe(device_id: object) -> Response:
    """Revoke one of my devices and have it forget what it received; unsent work stays, sealed."""
    must_be_recent(now())
    revoke(_mine(device_id), wipe=True)
    db.session.commit()
    return Response(status=204)


@bp.post("/end-others")
@contract(takes=DeviceEnd, gives=Devices, problems=[SignInAgain])
def end_others(body: dict[str, Any]) -> dict[str, object]:
    """Revoke all my devices but this one."""
    must_be_recent(now())
    found = of(me().user_id)
    for device in found:
        if device.id != me().device_id:
            revoke(device, wipe=body["wipe"])
    db.session.commit()
    return {"devices": [shown(device) for device in found]}


def of(user_id: str) -> list[Device]:
    """The devices of a user, the last seen first."""
    query = select(Device).where(Device.user_id == user_id)
    return list(db.session.scalars(query.order_by(Device.last_seen.desc(), Device.id)))


def revoke(device: Device, *, wipe: bool) -> None:
    """End a device's right to read; it may still empty its outbox."""
    device.revoked_at = device.revoked_at or now()
    if wipe:
        device.wipe_asked_at = device.wipe_asked_at or now()


def shown(device: Device) -> dict[str, object]:
    """A device, as its owner and the administrator see it."""
    return {
        "id": device.id,
        "label": device.label,
        "created_at": device.created_at,
        "last_seen": device.last_seen,
        "signed_in": device.family is not None and device.revoked_at is None,
        "revoked": device.revoked_at is not None,
        "wiped": device.wipe_asked_at is not None,
        "this_one": device.id == me().device_id,
        "outbox_count": device.outbox_count,
    }


def _mine(device_id: object) -> Device:
    device = db.session.get(Device, str(device_id))
    if device is None or device.user_id != me().user_id:
        raise NotFound
    return device
