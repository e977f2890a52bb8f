"""The tables of records and of the journal, derived from the declarations in ``sync.records``.

``sync_record`` holds each record once, with its wire form as it was encoded when it was written:
a pull reads and serves those bytes. Beside it each type has a table ``r_<type>`` with a column for
each field, by which the office searches, sorts and adds up; it follows ``sync_record`` in the same
transaction and can be rebuilt from it.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from backend.extensions import Instant, db
from backend.records.folding import FOLDED, SEARCHED
from sync.record import Field, Kind, RecordType
from sync.records import RECORDS

ID = String(36)
TAG = String(60)
NAME = String(40)
ABOUT = "record_id"
"""What a hold or a conflict is about: a record of any type."""


def _territory() -> Column[str]:
    return Column("territory_id", ID, ForeignKey("territory.id"), primary_key=True)


clock = Table(
    "sync_clock",
    db.metadata,
    _territory(),
    Column("seq", BigInteger, nullable=False),
    Column("epoch", String(40), nullable=False),
    Column("last_line", String(60)),
)
"""The number of the last change of a territory. Its row is the lock of the territory's writers.

``last_line`` is the last line of the journal, with its turn: a phone that knows one that is not in
the journal saw a timeline that a restore has ended."""

epoch = Table(
    "sync_epoch",
    db.metadata,
    _territory(),
    Column("epoch", String(40), primary_key=True),
    Column("ended_at_seq", BigInteger, nullable=False),
)
"""Past timelines: a restore ended them at a number; what phones saw later is not ours."""

record = Table(
    "sync_record",
    db.metadata,
    _territory(),
    Column("id", ID, primary_key=True),
    Column("tbl", NAME, nullable=False),
    Column("rev", BigInteger, nullable=False),
    Column("tags", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("wire", LargeBinary, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("last", Text),
    Index("ix_sync_record_tbl", "territory_id", "tbl"),
)
"""``last`` has the last values of a deleted record, by which a settlement brings it back."""

change = Table(
    "sync_change",
    db.metadata,
    _territory(),
    Column("scope", TAG, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("gone", SmallInteger, nullable=False),
    Index("ix_sync_change_feed", "territory_id", "scope", "seq", "gone"),
    sqlite_with_rowid=False,
)
"""The feed: for each tag and record, the number of its last change; moved forward, never lost.

``gone`` is 1 where the record no longer has the tag."""

scope = Table(
    "sync_scope",
    db.metadata,
    _territory(),
    Column("scope", TAG, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("digest", String(16), nullable=False),
)
"""How many records a tag has now, and the xor of their fingerprints, to compare with a phone's."""

journal = Table(
    "sync_op",
    db.metadata,
    _territory(),
    Column("op", ID, primary_key=True),
    Column("seq", BigInteger),
    Column("device", ID),
    Column("n", BigInteger),
    Column("user_id", String(60), nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("intent", String(60), nullable=False),
    Column("tbl", NAME, nullable=False),
    Column("record_id", ID, nullable=False),
    Column("body", JSON, nullable=False),
    Column("before", JSON, nullable=False),
    Column("result", JSON, nullable=False),
    Column("turn", String(16), nullable=False),
    Column("salt", String(32)),
    Column("content_hash", String(64)),
    UniqueConstraint("territory_id", "device", "n"),
    Index("ix_sync_op_record", "territory_id", "record_id"),
    Index("ix_sync_op_seq", "territory_id", "seq"),
    Index("ix_sync_op_received", "territory_id", "received_at"),
)
"""Receipt and journal in one: what was asked, what it replaced and what was answered, for ever.

``turn`` is drawn for each transaction, after the first eight digits of its request's number: the
same change taken once more after a restore is known.
``content_hash`` is what the audit chain covers of what was asked, replaced and answered, with
``salt``; a line whose content was erased has none any more."""

_TYPES: dict[Kind, TypeEngine[Any]] = {
    Kind.REF: ID,
    Kind.REFS: JSON(),
    Kind.TEXT: Text(),
    Kind.INTEGER: BigInteger(),
    Kind.MINUTES: BigInteger(),
    Kind.BOOLEAN: Boolean(),
    Kind.DAY: String(10),
    Kind.MONTH: String(7),
    Kind.INSTANT: String(27),
    Kind.CHOICE: NAME,
    Kind.CHOICES: JSON(),
    Kind.ANSWERS: JSON(),
    Kind.MINUTES_BY_DAY: JSON(),
    Kind.FILE: String(64),
    Kind.DOCUMENT: JSON(),
}


def _column(field: Field) -> "Column[Any]":
    return Column(field.name, _TYPES[field.kind], nullable=True)


def _table(kind: RecordType) -> Table:
    name = f"r_{kind.name}"
    references = [f for f in kind.fields.values() if f.kind is Kind.REF or f.name == ABOUT]
    found = [Column("folded", FOLDED, nullable=False)] if kind.name in SEARCHED else []
    return Table(
        name,
        db.metadata,
        _territory(),
        Column("id", ID, primary_key=True),
        *map(_column, kind.fields.values()),
        *found,
        *(Index(f"ix_{name}_{f.name}", "territory_id", f.name) for f in references),
        *(Index(f"ix_{name}_{c.name}", "territory_id", c.name, "id") for c in found),
    )


TABLES: dict[str, Table] = {name: _table(kind) for name, kind in RECORDS.items()}
