"""The tables of the audit: links of the chains, events, readings of people's files, alarms."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy import event as database_event

from backend.audit import guards
from backend.extensions import Instant, db

ID = String(36)


def _territory() -> Column[str]:
    return Column("territory_id", ID, ForeignKey("territory.id"), primary_key=True)


link = Table(
    "audit_link",
    db.metadata,
    _territory(),
    Column("chain", String(10), primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("lines", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One link for each transaction: the lines that it covers with their digests, and the link before.

``lines`` is a JSON list of pairs (key of a line, SHA-256 of it)."""

event = Table(
    "audit_event",
    db.metadata,
    _territory(),
    Column("id", ID, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", String(60), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("until", Instant),
    Column("body", JSON, nullable=False),
)
"""What was done to the audit itself: content erased from the journal, old readings let go.

``until`` is the instant before which readings were let go."""

reading = Table(
    "person_read",
    db.metadata,
    _territory(),
    Column("id", ID, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("user_id", ID, nullable=False),
    Column("device_id", ID, nullable=False),
    Column("address", String(45), nullable=False),
    Column("endpoint", String(60), nullable=False),
    Column("what", String(20), nullable=False),
    Column("persons", Integer, nullable=False),
    Index("ix_person_read_user", "territory_id", "user_id", "at"),
    Index("ix_person_read_at", "territory_id", "at"),
)
"""One answer in which an account read something of people: when, from where, on which screen."""

reading_of = Table(
    "person_read_of",
    db.metadata,
    _territory(),
    Column("person_id", ID, primary_key=True),
    Column("read_id", ID, primary_key=True),
    Column("at", Instant, nullable=False),
    Index("ix_person_read_of_read", "territory_id", "read_id"),
    sqlite_with_rowid=False,
)
"""Whose file a reading was of."""

alarm = Table(
    "reading_alarm",
    db.metadata,
    _territory(),
    Column("id", ID, primary_key=True),
    Column("user_id", ID, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("since", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("threshold", Integer, nullable=False),
    Column("acknowledged_by", ID),
    Column("acknowledged_at", Instant),
    Column("note", Text),
    Index("ix_reading_alarm_at", "territory_id", "at"),
)
"""More files read by one account than is usual, and what whoever looked into it says of it."""


@database_event.listens_for(MetaData, "after_create")
def _built(
    _metadata: MetaData, connection: Connection, *, tables: list[Table], **_rest: object
) -> None:
    """Tables made without a migration (tests do) get their triggers too."""
    for table in tables:
        for statement in guards.statements(table, connection.dialect.name):
            connection.exec_driver_sql(statement)
