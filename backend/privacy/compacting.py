"""Letting go of the bytes that a database still holds of what it no longer says."""

from sqlalchemy import text

from backend.extensions import db


def compact() -> None:
    """Empty the write-ahead log (SQLite), or let dead rows be written over (PostgreSQL).

    SQLite overwrites what it deletes (``secure_delete``). PostgreSQL keeps the bytes of dead rows
    until their place is needed: a full rewrite is the operator's to plan (docs/rgpd.md).
    """
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "sqlite":
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("ROLLBACK") if driver.in_transaction else None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for name in ("sync_record", "sync_op", "r_worker", "mail_message", "sheet_reading"):
                connection.execute(text(f"VACUUM {name}"))
