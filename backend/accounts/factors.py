"""The second factor: who needs one, what it is, whether a code is right.

A code is judged inside the transaction that holds its user's row, so that of two who send the same
code at once one gets in.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest, digest

import pyotp
from sqlalchemy import delete, func, select, update

from backend.accounts import boxes
from backend.accounts.factor_models import Passkey, RecoveryCode, Totp
from backend.accounts.models import Territory, User
from backend.extensions import db
from backend.settings import in_force
from sync.record import Role

NEEDED = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.DATA_CLERK})
"""Roles that see people's files: a password alone does not let them in."""
AT_REST, RECOVERY = "second factor at rest", "recovery code"
STEP, SLACK = 30, 1
CODES, ALPHABET, CODE_LENGTH = 10, "23456789abcdefghjkmnpqrstuvwxyz", 12
DEMO_CODE = "201 020"
"""The second factor of a demo's accounts, printed beside them: nothing there is real."""


def needs(user: User) -> bool:
    """Tell whether a user's role asks for a second factor."""
    return user.has_role in NEEDED


def methods_of(user: User) -> list[str]:
    """The second factors that a user holds: `totp`, `passkey`, `recovery`, or a demo's `demo`."""
    totp = select(Totp.user_id).where(Totp.user_id == user.id, Totp.confirmed_at.is_not(None))
    own = [
        name
        for name, held in (
            ("totp", totp),
            ("passkey", select(Passkey.id).where(Passkey.user_id == user.id)),
        )
        if db.session.scalar(held.limit(1)) is not None
    ]
    if own:
        return [*own, *(["recovery"] if codes_left(user) else [])]
    return ["demo"] if needs(user) and is_of_a_demo(user) else []


def is_of_a_demo(user: User) -> bool:
    """Tell whether a user lives in a demo; never beside a real territory."""
    real = select(Territory.id).where(Territory.demo.is_(False)).limit(1)
    return user.territory.demo and db.session.scalar(real) is None


def accepts(user: User, code: str, now: datetime) -> bool:
    """Use up a code of the application, of paper, or of the demo; tell whether it was right."""
    said = "".join(code.split()).replace("-", "").lower()
    methods = methods_of(user)
    if methods == ["demo"]:
        return compare_digest(said.encode(), DEMO_CODE.replace(" ", "").encode())
    if "totp" in methods and _is_the_next_code(db.session.get_one(Totp, user.id), said, now):
        return True
    return "recovery" in methods and _use_recovery(user, said, now)


def begin_totp(user: User) -> str:
    """Draw a secret for a user's application; it opens nothing until a first code is right."""
    secret = pyotp.random_base32()
    box = boxes.shut(secret.encode(), AT_REST, user.id, in_force())
    known = db.session.get(Totp, user.id)
    if known is None:
        known = Totp(user_id=user.id, territory_id=user.territory_id)
        db.session.add(known)
    known.secret, known.confirmed_at, known.last_step = box, None, 0
    return secret


def confirm_totp(user: User, code: str, now: datetime) -> bool:
    """Take the application into use with its first code; tell whether that was right."""
    known = db.session.get(Totp, user.id)
    said = "".join(code.split())
    if known is None or not _is_the_next_code(known, said, now):
        return False
    known.confirmed_at = now
    return True


def address_of(user: User, secret: str) -> str:
    """What an application reads from the square of dots."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name="Jalon")


def new_codes(user: User) -> list[str]:
    """Ten codes for paper, in place of all earlier ones; nobody can read them again."""
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    drawn = ["".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)) for _ in range(CODES)]
    key = in_force().key(RECOVERY)
    for code in drawn:
        row = RecoveryCode(
            hash=_hash(key, user, code), user_id=user.id, territory_id=user.territory_id
        )
        db.session.add(row)
    return ["-".join((code[:4], code[4:8], code[8:])) for code in drawn]


def codes_left(user: User) -> int:
    """How many codes on paper a user has not used."""
    unused = (RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(RecoveryCode).where(*unused)) or 0


def forget(user: User) -> None:
    """Take every second factor from a user: he chooses another when he next signs in."""
    for table in (Totp, Passkey, RecoveryCode):
        db.session.execute(delete(table).where(table.user_id == user.id))


def _is_the_next_code(known: Totp, said: str, now: datetime) -> bool:
    """Tell whether a code is of this half minute or its neighbours, and not of a used one."""
    secret = boxes.opened(known.secret, AT_REST, known.user_id, in_force()).decode()
    clock, present = pyotp.TOTP(secret), int(now.timestamp()) // STEP
    for step in range(present - SLACK, present + SLACK + 1):
        right = compare_digest(clock.generate_otp(step).encode(), said.encode())
        if right and step > known.last_step:
            known.last_step = step
            return True
    return False


def _use_recovery(user: User, said: str, now: datetime) -> bool:
    hashes: Sequence[str] = [_hash(key, user, said) for key in in_force().keys(RECOVERY)]
    unused = RecoveryCode.hash.in_(hashes), RecoveryCode.used_at.is_(None)
    used = update(RecoveryCode).where(RecoveryCode.user_id == user.id, *unused)
    found = db.session.execute(
        used.values(used_at=now).execution_options(synchronize_session=False)
    )
    return bool(found.rowcount)  # type: ignore[attr-defined]


def _hash(key: bytes, user: User, code: str) -> str:
    return digest(key, f"{user.id} {code}".encode(), sha256).hex()
