"""The database, and how Jalon opens its transactions.

SQLite: `BEGIN IMMEDIATE` for what writes (the driver's own habit loses updates), plain `BEGIN` for
declared reads, where writing is refused. PostgreSQL: `READ COMMITTED` for what writes, `REPEATABLE
READ READ ONLY` for declared reads.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import orjson
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, MetaData, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
LONGEST_WAIT = 10
CONNECTIONS = 12
"""Kept open in a process; threads that need more open others for a moment."""
RESTED = 1.0
"""Seconds after which a connection to PostgreSQL is asked whether it still answers."""
LONG_LOG, SHORT_WAIT, PAUSE = 40 * 1024 * 1024, 1, 5
ON_CONNECT = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "cache_size=-2000",  # for each connection; the system keeps the file's pages for all
    "cache_spill=OFF",
    "wal_autocheckpoint=7500",
    f"busy_timeout={LONGEST_WAIT * 1000}",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
POSTGRES_LIMITS = (
    "statement_timeout=30000",
    "lock_timeout=10000",
    "idle_in_transaction_session_timeout=60000",
)


class Base(DeclarativeBase):
    """Root of the account models; record tables are Core tables on the same metadata."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base)
migrate = Migrate()

if TYPE_CHECKING:

    class Model(Base):
        """What an account model derives from (flask-sqlalchemy makes it while running)."""

        __abstract__ = True
else:
    Model = db.Model


class Instant(TypeDecorator[datetime]):
    """An instant, aware and in UTC, on both databases; a naive one is refused: ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Towards the database."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant is aware")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: SQLite forgets the zone."""
        del dialect
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


def engine_options(url: str) -> dict[str, Any]:
    """How the engine is made: no personal data in its errors, no statement that waits for ever."""
    common = {
        "hide_parameters": True,
        "json_serializer": lambda value: orjson.dumps(value).decode(),
        "json_deserializer": orjson.loads,
        # SQLite cannot close a file while another connection holds a lock on it: overflow piles up.
        "pool_size": CONNECTIONS,
        "pool_use_lifo": True,  # few connections, whose caches are warm
    }
    if url.startswith("sqlite"):
        return common
    return {
        **common,
        "connect_args": {"options": " ".join(f"-c {limit}" for limit in POSTGRES_LIMITS)},
    }


def begin_reading() -> None:
    """Begin the session's transaction as a read of one moment; writing in it fails.

    Call it before anything else is asked of the session; a begun transaction stays what it is.
    """
    session = db.session()
    if session.in_transaction():
        return
    options: dict[str, Any] = {"readonly": True}
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    session.connection(execution_options=options)


@contextmanager
def readonly() -> Iterator[None]:
    """Read in one transaction of its own, given up at the end; nothing may be pending."""
    assert not db.session().in_transaction(), "a transaction is open"
    begin_reading()
    try:
        yield
    finally:
        db.session.rollback()


def prepare_engine(app: Flask) -> None:
    """Attach the rules of the embedded database to the application's engine."""
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "postgresql":
        event.listen(engine, "checkout", _still_there)
        event.listen(engine, "checkin", _back)
    if engine.dialect.name == "sqlite":
        turns = _Turns(Log(engine.url.database))
        event.listen(engine, "connect", _sqlite_connected)
        event.listen(engine, "begin", turns.begins)
        event.listen(engine, "checkin", turns.over)


def _sqlite_connected(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # ours to begin: the driver's own BEGIN loses updates
    cursor = connection.cursor()
    for pragma in ON_CONNECT:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _back(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info["back"] = time.monotonic()


def _still_there(connection: DBAPIConnection, record: ConnectionPoolEntry, _fairy: object) -> None:
    """Ask a connection that rested whether its server still answers; the pool takes another."""
    if time.monotonic() - record.info.get("back", time.monotonic()) < RESTED:
        return
    driver: Any = connection
    try:
        driver.autocommit = True
        driver.execute("").close()
        driver.autocommit = False
    except driver.OperationalError as error:
        raise InvalidatePoolError from error


class Log:
    """SQLite's log: it begins anew only at a moment without readers, which a busy desk never has.

    Where it has grown long, a writer waits for those who read now, and empties it.
    """

    def __init__(self, database: str | None) -> None:
        self._path = Path(f"{database}-wal") if database else None
        self._again = 0.0

    def shorten(self, driver: Any) -> None:  # noqa: ANN401 - a connection of the driver
        """Empty it if it is long; not again for a while, whether or not readers let it."""
        if self._path is None or not _is_long(self._path) or time.monotonic() < self._again:
            return
        self._again = time.monotonic() + PAUSE
        with suppress(sqlite3.Error):
            driver.execute(f"PRAGMA busy_timeout={SHORT_WAIT * 1000}")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        driver.execute(f"PRAGMA busy_timeout={LONGEST_WAIT * 1000}")


def _is_long(log: Path) -> bool:
    try:
        return log.stat().st_size > LONG_LOG
    except OSError:
        return False


class _Turns:
    """Writers of this process wait here for one another: SQLite itself only tries again, later.

    Its pauses grow to a tenth of a second, so that a free database would find nobody awake.
    """

    def __init__(self, log: Log) -> None:
        self._lock, self._log = Lock(), log

    def begins(self, connection: Connection) -> None:
        """Begin a transaction; one that writes waits for its turn, at most as long as SQLite."""
        reads = bool(connection.get_execution_options().get("readonly"))
        if not reads and not connection.info.get("turn"):
            connection.info["turn"] = self._lock.acquire(timeout=LONGEST_WAIT)
        # Straight to the driver: this runs at every request.
        driver: Any = connection.connection.driver_connection
        if connection.info.get("only_reads") is not reads:
            driver.execute(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
            connection.info["only_reads"] = reads
        driver.execute("BEGIN" if reads else "BEGIN IMMEDIATE")

    def over(self, connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        """Let the next writer in: the connection is back in its pool."""
        if not record.info.pop("turn", False):
            return
        try:
            if connection is not None:
                self._log.shorten(connection)
        finally:
            self._lock.release()
