"""Who read a person's file: what the person may ask, and what a notification of a breach needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from backend.accounts.models import Device, User
from backend.accounts.reads import Reads
from backend.audit import tables
from backend.audit.words import READS
from backend.extensions import db
from backend.records.people import names


@dataclass(frozen=True)
class Reading:
    """One reading of one person's data."""

    at: datetime
    user_id: str
    name: str
    role: str
    what: Reads
    device: str
    address: str

    def said(self) -> str:
        """What was read, in French."""
        return READS[self.what].fr


def reads_of(territory: str, worker_id: str, most: int = 10_000) -> list[Reading]:
    """Return who read a person's file, the latest first."""
    read, of = tables.reading.c, tables.reading_of.c
    query = (
        _readings()
        .join(tables.reading_of, (of.territory_id == read.territory_id) & (of.read_id == read.id))
        .where(read.territory_id == territory, of.person_id == worker_id)
        .order_by(read.at.desc(), read.id)
        .limit(most)
    )
    return [_reading(row) for row in db.session.execute(query)]


def _readings() -> "Select[Any]":
    read = tables.reading.c
    return (
        select(read.at, read.user_id, read.what, read.address, User.name, User.role, Device.label)
        .join(User, User.id == read.user_id, isouter=True)
        .join(Device, Device.id == read.device_id, isouter=True)
    )


def _reading(row: Any) -> Reading:  # noqa: ANN401 - a row of the query above
    return Reading(
        row.at, row.user_id, row.name or "", row.role or "", Reads(row.what), row.label or "",
        row.address,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Breach:
    """What an account, or one device of it, read in a period."""

    user_id: str
    name: str
    email: str
    first_at: datetime | None
    last_at: datetime | None
    devices: tuple[str, ...]
    addresses: tuple[str, ...]
    categories: dict[Reads, int]
    """How many different people for each kind of data."""
    persons: dict[str, str]
    """Names by id; of somebody erased since, the id alone."""


def breach(
    user: User, since: datetime, until: datetime, devices: Iterable[str] | None = None
) -> Breach:
    """Gather what an account read between two instants, on all devices or on some."""
    read, of = tables.reading.c, tables.reading_of.c
    wanted = [read.territory_id == user.territory_id, read.user_id == user.id]
    wanted += [read.at >= since, read.at <= until]
    if devices is not None:
        wanted.append(read.device_id.in_(list(devices)))
    query = (
        select(read.at, read.what, read.device_id, read.address, of.person_id)
        .join(tables.reading_of, (of.territory_id == read.territory_id) & (of.read_id == read.id))
        .where(*wanted)
    )
    rows = db.session.execute(query).all()
    kinds: dict[Reads, set[str]] = {}
    for row in rows:
        kinds.setdefault(Reads(row.what), set()).add(row.person_id)
    persons = {row.person_id for row in rows}
    return Breach(
        user_id=user.id,
        name=user.name,
        email=user.email,
        first_at=min((row.at for row in rows), default=None),
        last_at=max((row.at for row in rows), default=None),
        devices=tuple(sorted({row.device_id for row in rows})),
        addresses=tuple(sorted({row.address for row in rows})),
        categories={what: len(found) for what, found in sorted(kinds.items())},
        persons=dict.fromkeys(sorted(persons), "") | names(user.territory_id, persons),
    )
