"""Letting go of the bytes that a database still holds of what it no longer says.

SQLite overwrites what it deletes (``secure_delete``); its write-ahead log is emptied. PostgreSQL
leaves the bytes of dead rows in their pages, in indexes too: at once they are given up (VACUUM),
and the next purge writes the tables anew (VACUUM FULL), after which no file holds them. What cannot
be done now is said in the log and done by the next purge: the erasure itself holds.
"""

import logging
from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from backend.extensions import db

ERASED_FROM = ("sync_record", "sync_op", "r_worker", "mail_message", "sheet_reading")
NOT_REWRITTEN = ("audit_", "person_read", "alembic_version", "sync_change", "sync_scope")
"""They hold ids and digests alone, and no name ever stood in them."""
LARGEST = 2 * 1024**3
"""A larger table is written anew only when somebody asks: nobody reads it meanwhile."""
PATIENCE = "5s"
TABLES = text(
    "SELECT relname, pg_total_relation_size(oid) AS size,"
    " pg_has_role(relowner, 'USAGE') AS ours FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
    " AND pg_relation_size(oid) > 0 ORDER BY relname"
)
log = logging.getLogger("jalon.privacy")


def compact() -> None:
    """Empty the write-ahead log (SQLite), or let dead rows be written over (PostgreSQL)."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            _compact(connection)
        except DBAPIError as error:
            log.warning("bytes of erased rows stay until the next purge: %s", error.orig)


def rewrite(*, whole: bool = False) -> list[str]:
    """Write the tables of PostgreSQL anew; returns those that keep their old bytes, and why.

    Each is locked for as long as it takes, one after the other; ``whole``: large ones too.
    """
    left: list[str] = []
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "sqlite":
            _compact(connection)
            return left
        connection.execute(text(f"SET lock_timeout = '{PATIENCE}'"))
        try:
            for name, why in list(_tables(connection, whole=whole)):
                said = why or _rewritten(connection, name)
                left += [f"{name}: {said}"] if said else []
        finally:
            connection.execute(text("RESET lock_timeout"))
    for each in left:
        log.warning("bytes of erased rows stay in %s", each)
    return left


def _tables(connection: Connection, *, whole: bool) -> Iterator[tuple[str, str]]:
    """Yield each table that may have held a name, with why it is left alone, if it is."""
    for row in connection.execute(TABLES):
        if row.relname.startswith(NOT_REWRITTEN):
            continue
        why = "too large to be locked now" if row.size > LARGEST and not whole else ""
        yield row.relname, why if row.ours else "its owner must do it"


def _rewritten(connection: Connection, name: str) -> str:
    try:
        connection.execute(text(f'VACUUM FULL "{name}"'))
    except DBAPIError as error:
        return str(error.orig).strip()
    return ""


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
