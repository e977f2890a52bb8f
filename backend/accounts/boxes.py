"""What rests encrypted in the database, under keys derived from the installation's secret.

AES-256-GCM; what a box is bound to (its owner, its place) must be named again to open it. A box
that an older secret wrote is still read while that secret is named; `shut` writes with the present.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.settings import Settings

NONCE = 12
SEALED = "sealed"
"""In a column's `info`: the purpose of the boxes in it, each bound to the id of its row."""


class Unreadable(ValueError):
    """No secret of the installation opens this box for this owner."""


def shut(plain: bytes, purpose: str, owner: str, settings: Settings) -> bytes:
    """Encrypt what only this installation may read."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(settings.key(purpose)).encrypt(nonce, plain, owner.encode())


def opened(box: bytes, purpose: str, owner: str, settings: Settings) -> bytes:
    """What a box holds: Unreadable with another secret, purpose or owner."""
    for key in settings.keys(purpose):
        try:
            return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], owner.encode())
        except InvalidTag:
            continue
    raise Unreadable(f"what belongs to {owner} was written with another secret")
