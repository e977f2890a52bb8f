"""Guesses at passwords, counted in the database: 10, then growing delays, never for ever.

An attempt is counted before the password is looked at, so that guesses made at once all count.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from hmac import digest
from ipaddress import IPv6Address, ip_address, ip_network
from typing import cast

from sqlalchemy import Select, Table, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from backend.accounts.models import SignInAttempt
from backend.extensions import db
from backend.problems import TooMany

FREE_GUESSES = 10
_ROWS = cast("Table", SignInAttempt.__table__)
_ONE_MORE = (
    update(_ROWS)
    .where(_ROWS.c.subject == bindparam("of"), _ROWS.c.failures < bindparam("allowed"))
    .where(_ROWS.c.window_start > bindparam("since"), _ROWS.c.window_start <= bindparam("now"))
    .values(failures=_ROWS.c.failures + 1, last_at=bindparam("now"))
)
LONGEST_DELAY = timedelta(minutes=15)
FORGET = timedelta(hours=24)
ADDRESS_GUESSES = 30
ADDRESS_WINDOW = timedelta(minutes=10)
OF_ONE_CALLER = 64


def subjects(key: bytes, email: str, address: str) -> tuple[str, str]:
    """The names under which an account and an address are counted; they tell neither."""
    account = digest(key, f"account {email}".encode(), sha256).hex()
    caller = digest(key, f"address {one_caller(address)}".encode(), sha256).hex()
    return f"a:{account}", f"n:{caller}"


def one_caller(address: str) -> str:
    """What one caller cannot change at will: his address, or in IPv6 the network he is given."""
    try:
        there = ip_address(address)
    except ValueError:
        return address
    if not isinstance(there, IPv6Address):
        return address
    mapped = there.ipv4_mapped
    return str(mapped or ip_network((there.packed, OF_ONE_CALLER), strict=False))


def count(account: str, address: str, now: datetime) -> None:
    """Count a guess before it is judged: TooMany when it must wait. The caller commits at once."""
    by_account = _counter(account, now)
    by_account = _afresh_after(by_account, by_account.last_at, FORGET, now)
    by_address = _counter(address, now)
    by_address = _afresh_after(by_address, by_address.window_start, ADDRESS_WINDOW, now)
    waits = [row.locked_until for row in (by_account, by_address) if row.locked_until]
    latest = max(waits, default=now)
    if latest > now:
        raise TooMany(retry_after=int((latest - now).total_seconds()) + 1)
    for row in (by_account, by_address):
        row.failures += 1
        row.last_at = now
    if by_account.failures >= FREE_GUESSES:
        doublings = min(by_account.failures - FREE_GUESSES, 10)
        by_account.locked_until = now + min(timedelta(minutes=2**doublings), LONGEST_DELAY)
    if by_address.failures >= ADDRESS_GUESSES:
        by_address.locked_until = by_address.window_start + ADDRESS_WINDOW


def succeeded(account: str, address: str) -> None:
    """Forget the guesses at an account that its owner entered; take back the address's last."""
    for row in db.session.scalars(_locked(account)):
        db.session.delete(row)
    for row in db.session.scalars(_locked(address)):
        row.failures = max(row.failures - 1, 0)
        row.locked_until = None if row.failures < ADDRESS_GUESSES else row.locked_until


def take_back(*subjects: str) -> None:
    """Take back a guess that was none: the password was right, the code is still to come."""
    for subject in subjects:
        for row in db.session.scalars(_locked(subject)):
            row.failures = max(row.failures - 1, 0)
            row.locked_until = None


def spend(subject: str, allowed: int, window: timedelta, now: datetime) -> None:
    """Use one of the calls that a window allows: TooMany when none is left."""
    db.session.flush()
    told = {"of": subject, "allowed": allowed, "since": now - window, "now": now}
    if db.session.connection().execute(_ONE_MORE, told).rowcount:
        return
    row = _counter(subject, now)
    row = _afresh_after(row, row.window_start, window, now)
    if row.failures >= allowed:
        left = row.window_start + window - now
        raise TooMany(retry_after=int(left.total_seconds()) + 1)
    row.failures += 1
    row.last_at = now


def _counter(subject: str, now: datetime) -> SignInAttempt:
    insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    first = {"subject": subject, "failures": 0, "window_start": now, "last_at": now}
    db.session.execute(insert(SignInAttempt).values(first).on_conflict_do_nothing())
    return db.session.scalars(_locked(subject)).one()


def _afresh_after(
    row: SignInAttempt, start: datetime, life: timedelta, now: datetime
) -> SignInAttempt:
    """The counter, at zero when its time is over, or lies ahead: a clock was set back."""
    if not timedelta(0) <= now - start < life:
        row.failures, row.window_start, row.locked_until = 0, now, None
    return row


def _locked(subject: str) -> Select[SignInAttempt]:
    mine = select(SignInAttempt).where(SignInAttempt.subject == subject).with_for_update()
    return mine.execution_options(populate_existing=True)
