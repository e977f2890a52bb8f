"""Who sees and writes which register; no tag is held for it, so nothing of it goes to a phone."""

from datetime import datetime

from backend.accounts.identity import Identity
from backend.clock import day_in_france
from backend.problems import NotFound
from backend.records.store import OFFICE_DEVICE, Actor
from backend.registers.declared import DECLARED, LOOKED_UP, readers
from sync.exchange import Sender
from sync.record import Role
from sync.records import RECORDS


def must_read(table: str, role: Role) -> None:
    """Refuse with NotFound a register that is not there, or not this role's to read."""
    if table not in DECLARED.keys() | LOOKED_UP.keys() or role not in readers(table):
        raise NotFound


def must_write(table: str, role: Role) -> None:
    """Refuse with NotFound a register that this role does not keep."""
    if table not in DECLARED or role not in readers(table):
        raise NotFound


def readable(role: Role) -> list[str]:
    """The registers that a role reads."""
    return [table for table in DECLARED if role in readers(table)]


def may_know(table: str, role: Role) -> bool:
    """Tell whether a role may know that there are such records: some stay with supervisors."""
    kind = RECORDS[table]
    return bool(kind.scope) or role in kind.writers


def sender(me: Identity) -> Sender:
    """The user as keeper of the registers of the whole territory."""
    return Sender(me.user_id, me.role, _whole(me), OFFICE_DEVICE, me.territory_id)


def office(me: Identity) -> Sender:
    """The office itself, where a change of one record makes others follow."""
    return Sender(me.user_id, Role.SUPERVISOR, _whole(me), OFFICE_DEVICE, me.territory_id)


def actor(me: Identity, at: datetime) -> Actor:
    """Who answers for a change in the journal."""
    return Actor(me.user_id, OFFICE_DEVICE, at, day_in_france(at))


def _whole(me: Identity) -> frozenset[str]:
    return frozenset({f"territory:{me.territory_id}", "ref", f"me:{me.user_id}"})
