"""The key pair to which phones seal unsent work, one for each territory (P-256).

The private key rests encrypted (AES-256-GCM) under a key derived from the installation's secret,
bound to its territory.
"""

from base64 import b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.accounts import boxes
from backend.accounts.models import Territory
from backend.settings import Settings

PURPOSE = "sealing key at rest"
PrivateKey = ec.EllipticCurvePrivateKey
VERSION, POINT, NONCE, INFO = 1, 65, 12, b"jalon/seal/1"
CURVE = ec.SECP256R1()


def give_keys(territory: Territory, settings: Settings) -> None:
    """Draw the key pair of a new territory."""
    private = ec.generate_private_key(CURVE)
    territory.sealing_public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    plain = private.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    territory.sealing_private = boxes.shut(plain, PURPOSE, territory.id, settings)


def rewrap(territory: Territory, settings: Settings) -> None:
    """Encrypt the private key anew, under the present secret: boxes.Unreadable."""
    plain = boxes.opened(territory.sealing_private, PURPOSE, territory.id, settings)
    territory.sealing_private = boxes.shut(plain, PURPOSE, territory.id, settings)


def unsealed(key: PrivateKey, label: str, box: bytes) -> bytes:
    """What a phone sealed to the territory under a label: boxes.Unreadable.

    A box is 0x01, an ephemeral point, a nonce, and AES-256-GCM under HKDF-SHA-256 of ECDH; the
    label is authenticated (`tests/vectors/seal.json`).
    """
    point, rest = box[1 : 1 + POINT], box[1 + POINT :]
    if box[:1] != bytes([VERSION]) or len(rest) < NONCE:
        raise boxes.Unreadable("this is no sealed box")
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        mine = key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        shared = key.exchange(ec.ECDH(), theirs)
        secret = HKDF(hashes.SHA256(), 32, point + mine, INFO).derive(shared)
        return AESGCM(secret).decrypt(rest[:NONCE], rest[NONCE:], label.encode())
    except (ValueError, InvalidTag) as error:
        raise boxes.Unreadable("this box was sealed to another key, or altered") from error


def public_key(territory: Territory) -> str:
    """The public key as phones read it: base64 of its SubjectPublicKeyInfo."""
    return b64encode(territory.sealing_public).decode("ascii")


def private_key(territory: Territory, settings: Settings) -> ec.EllipticCurvePrivateKey:
    """The private key, to open sealed work: boxes.Unreadable with another secret."""
    plain = boxes.opened(territory.sealing_private, PURPOSE, territory.id, settings)
    found = serialization.load_der_private_key(plain, password=None)
    assert isinstance(found, ec.EllipticCurvePrivateKey)
    return found
