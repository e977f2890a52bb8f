"""The key pair to which phones seal unsent work, one for each territory (P-256).

The private key rests encrypted (AES-256-GCM) under a key derived from the installation's secret,
bound to its territory.
"""

from base64 import b64encode

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from backend.accounts import boxes
from backend.accounts.models import Territory
from backend.settings import Settings

PURPOSE = "sealing key at rest"


def give_keys(territory: Territory, settings: Settings) -> None:
    """Draw the key pair of a new territory."""
    private = ec.generate_private_key(ec.SECP256R1())
    territory.sealing_public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    plain = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    territory.sealing_private = boxes.shut(plain, PURPOSE, territory.id, settings)


def public_key(territory: Territory) -> str:
    """The public key as phones read it: base64 of its SubjectPublicKeyInfo."""
    return b64encode(territory.sealing_public).decode("ascii")


def private_key(territory: Territory, settings: Settings) -> ec.EllipticCurvePrivateKey:
    """The private key, to open sealed work: boxes.Unreadable with another secret."""
    plain = boxes.opened(territory.sealing_private, PURPOSE, territory.id, settings)
    found = serialization.load_der_private_key(plain, password=None)
    assert isinstance(found, ec.EllipticCurvePrivateKey)
    return found
