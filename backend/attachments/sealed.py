"""Photos that a locked phone sends: as they rest on it, with their key sealed to the territory."""

from base64 import b64decode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.accounts import sealing
from backend.accounts.boxes import Unreadable
from backend.accounts.models import Territory
from backend.extensions import db
from backend.settings import in_force

NONCE = 12


def key_box(told: str, territory: str, digest: str) -> bytes:
    """The box in which the key of a photo comes, once it has been opened: boxes.Unreadable."""
    try:
        box = b64decode(told, validate=True)
    except ValueError as error:  # no base64, or no ASCII at all
        raise Unreadable("this is no sealed box") from error
    _key(box, territory, digest)
    return box


def opened(content: bytes, box: bytes, territory: str, digest: str) -> bytes:
    """The bytes of a photo that was encrypted under the key in a box: boxes.Unreadable."""
    place = f"photo|{digest}|1".encode()
    try:
        key = AESGCM(_key(box, territory, digest))
        return key.decrypt(content[:NONCE], content[NONCE:], place)
    except (InvalidTag, ValueError) as error:
        raise Unreadable("another key, or altered bytes") from error


def _key(box: bytes, territory: str, digest: str) -> bytes:
    private = sealing.private_key(db.session.get_one(Territory, territory), in_force())
    return sealing.unsealed(private, f"blob:{digest}", box)
