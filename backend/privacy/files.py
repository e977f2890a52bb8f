"""Files that companies sent: which there are, and their bytes that go."""

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping, Table, func, select

from backend.attachments.storage import in_use
from backend.extensions import db
from backend.privacy.person import File

GRID = "grid"
"""The text of a sheet, kept beside it to be shown."""
FORMS = ("", GRID, "full", "thumb")
SENT = ("sheet_reading", "sheet_document", "answer_file")
"""Tables of files that companies sent."""


def answers(connection: Connection, territory: str, file: File) -> Iterator[RowMapping]:
    """Yield the files that answered questions about the person."""
    table = db.metadata.tables["answer_file"]
    asked = [each.record_id for each in file.records if each.table == "discrepancy"]
    mine = (table.c.territory_id == territory, table.c.discrepancy_id.in_(asked))
    yield from connection.execute(select(table).where(*mine).order_by(table.c.id)).mappings()


def to_search(connection: Connection, territory: str) -> int:
    """Return how many files are to be searched."""
    return sum(
        connection.scalar(select(func.count()).where(table.c.territory_id == territory)) or 0
        for table in tables()
    )


def drop(territory: str, digests: list[str]) -> None:
    """Let the bytes of files go, with every form of them."""
    storage = in_use()
    for digest in digests:
        for form in FORMS:
            storage.remove(territory, digest, form)


def tables() -> list[Table]:
    """Return the tables of files that companies sent."""
    return [db.metadata.tables[name] for name in SENT]
