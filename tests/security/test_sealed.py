"""Work that a locked phone sends: opened by the office alone, taken once, never dropped."""

import json
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_der_public_key

from backend.accounts import sealing
from backend.accounts.boxes import Unreadable
from tests.backend.phone import Phone
from tests.backend.station import STATION, registers

VECTOR = json.loads(Path("tests/vectors/seal.json").read_text(encoding="utf-8"))
UNCOMPRESSED = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint


def sealed(spki: str, label: str, plain: bytes) -> str:
    theirs = load_der_public_key(b64decode(spki))
    assert isinstance(theirs, ec.EllipticCurvePublicKey)
    once = ec.generate_private_key(ec.SECP256R1())
    point, to = (key.public_bytes(*UNCOMPRESSED) for key in (once.public_key(), theirs))
    secret = HKDF(hashes.SHA256(), 32, point + to, b"jalon/seal/1").derive(
        once.exchange(ec.ECDH(), theirs)
    )
    box = AESGCM(secret).encrypt(bytes(12), plain, label.encode())
    return b64encode(b"\x01" + point + bytes(12) + box).decode()


def in_a_box(change: dict, spki: str, label: str | None = None) -> dict:
    content = {name: value for name, value in change.items() if name != "n"}
    box = sealed(spki, label or f"op:{change['op']}", json.dumps(content).encode())
    return {"op": change["op"], "n": change["n"], "box": box}


def test_the_office_opens_what_a_phone_sealed() -> None:
    key = load_der_private_key(b64decode(VECTOR["private_pkcs8"]), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    plain = sealing.unsealed(key, VECTOR["label"], b64decode(VECTOR["box"]))
    assert plain.decode() == VECTOR["plain"]


@pytest.mark.parametrize("at", [0, 1, 40, 70, 80, -1])
def test_one_altered_byte_opens_nothing(at) -> None:
    key = load_der_private_key(b64decode(VECTOR["private_pkcs8"]), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    box = bytearray(b64decode(VECTOR["box"]))
    box[at] ^= 1
    with pytest.raises(Unreadable):
        sealing.unsealed(key, VECTOR["label"], bytes(box))


def test_a_box_opens_under_its_own_label_and_key_only() -> None:
    key = load_der_private_key(b64decode(VECTOR["private_pkcs8"]), None)
    other = ec.generate_private_key(ec.SECP256R1())
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    for opener, label in ((key, "op:another"), (other, VECTOR["label"])):
        with pytest.raises(Unreadable):
            sealing.unsealed(opener, label, b64decode(VECTOR["box"]))


@pytest.fixture
def alice(sqlite_sign_in) -> Phone:
    """The phone of the supervisor, who may write the registers."""
    return Phone(sqlite_sign_in("alice"))


def key_of(phone: Phone) -> str:
    return phone.browser.get("/auth/me").json["sealing_key"]


def test_sealed_changes_arrive_and_the_same_sent_open_later_change_nothing(alice) -> None:
    changes, spki = registers(alice), key_of(alice)
    sent = alice.push(*(in_a_box(change, spki) for change in changes))
    assert {each["status"] for each in sent} == {"applied"}
    again = alice.push(*changes)
    assert [each["rev"] for each in again] == [each["rev"] for each in sent]
    alice.pull()
    assert alice.rows[STATION]["data"]["title"] == "Opération"


@pytest.mark.parametrize("fault", ["of another territory", "of another change", "cut", "no text"])
def test_a_box_that_does_not_open_refuses_the_push_and_says_which(
    alice, sqlite_sign_in, fault
) -> None:
    first, second, *_ = registers(alice)
    spki = key_of(alice)
    boxed = in_a_box(second, spki)
    if fault == "of another territory":
        boxed = in_a_box(second, key_of(Phone(sqlite_sign_in("ines"))))
    elif fault == "of another change":
        boxed |= {"box": in_a_box(first, spki)["box"]}
    elif fault == "cut":
        boxed |= {"box": boxed["box"][:-8]}
    else:
        boxed |= {"box": 7}
    answer = alice.send(in_a_box(first, spki), boxed)
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/ops/1/box")
    assert {each["status"] for each in alice.push(first, second)} == {"applied"}


def test_what_is_sealed_has_the_rights_of_who_sends_it(alice, sqlite_sign_in) -> None:
    chloe = Phone(sqlite_sign_in("chloe"))
    alice.push(*registers(alice))
    foreign = chloe.create("contracting_authority", STATION[::-1].lower(), name="X", kind="other")
    foreign["id"] = "0b0fdc0d-d5ab-44e6-a27c-2ef1f7a3839d"
    [answer] = chloe.push(in_a_box(foreign, key_of(chloe)))
    assert answer["status"] == "held"
