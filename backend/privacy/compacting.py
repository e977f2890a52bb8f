"""Letting go of the bytes that a database still holds of what it no longer says."""

import logging

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from backend.extensions import db

ERASED_FROM = ("sync_record", "sync_op", "r_worker", "mail_message", "sheet_reading")
log = logging.getLogger("jalon.privacy")


def compact() -> None:
    """Empty the write-ahead log (SQLite), or let dead rows be written over (PostgreSQL).

    SQLite overwrites what it deletes (``secure_delete``). PostgreSQL keeps the bytes of dead rows
    until their place is needed: a full rewrite is the operator's to plan (docs/operations.md).
    What cannot be done now is said in the log and done by the next purge: the erasure itself holds.
    """
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            _compact(connection)
        except DBAPIError as error:
            log.warning("bytes of erased rows stay until the next purge: %s", error.orig)


def _compact(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        for name in ERASED_FROM:
            connection.execute(text(f"VACUUM {name}"))
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("ROLLBACK") if driver.in_transaction else None
    busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        log.warning("the write-ahead log is in use: it is emptied by the next purge")
