"""Orders to wipe a phone, which only this office can give.

The phone got a key of its own at sign-in; an order is signed with it, so that no captive portal
and no proxy can wipe. What is unsent stays on the phone, sealed to the office.
"""

from hashlib import sha256
from hmac import digest
from http import HTTPStatus

from backend.accounts.models import Device
from backend.problems import Problem
from backend.settings import in_force
from backend.wordings import Words

PURPOSE = "device wipe"


class WipeOrdered(Problem):
    """The office asked this phone to forget what it received; `order` proves that it did."""

    status, code = HTTPStatus.UNAUTHORIZED, "wipe_ordered"
    title = Words("Le bureau a fait effacer cet appareil.", "The office had this device wiped.")
    detail = Words("Ce qui n’était pas envoyé reste scellé sur l’appareil et peut encore partir.",
                   "What was not sent stays sealed on it and can still be sent.")  # fmt: skip


def key_of(device_id: str) -> str:
    """The key by which one phone knows an order to be ours, in hexadecimal."""
    return _key(in_force().key(PURPOSE), device_id).hex()


def order(device: Device) -> dict[str, object] | None:
    """The signed order for a phone that is to be wiped; none: it is not.

    Signed once with each secret of the installation: the phone may know an older key.
    """
    if device.wipe_asked_at is None:
        return None
    said = f"wipe {device.id} {device.wipe_asked_at.isoformat()}"
    keys = [_key(key, device.id) for key in in_force().keys(PURPOSE)]
    macs = [digest(key, said.encode(), sha256).hex() for key in keys]
    return {"device": device.id, "said": said, "macs": macs}


def _key(secret: bytes, device_id: str) -> bytes:
    return digest(secret, device_id.encode(), sha256)
