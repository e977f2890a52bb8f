"""Files that companies sent: a copy without the person takes their place, or nothing does."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, update

from backend.attachments.storage import in_use
from backend.extensions import db
from backend.privacy import masking
from backend.privacy.person import File
from sync.retention_names import Names

GRID = "grid"
"""The text of a sheet, kept beside it to be shown."""
FORMS = ("", GRID, "full", "thumb")
MASKED, REMOVED = "masked", "removed"


@dataclass(frozen=True)
class _Sent:
    table: Table
    id: str
    sha256: str
    owned: bool
    """It came with an answer about this very person."""


def forget(
    connection: Connection, territory: str, file: File, names: Names, *, trial: bool = False
) -> list[tuple[str, str]]:
    """Put masked copies in the storage and in the rows; returns which digests are to go, and how.

    A trial stores nothing.

    The old bytes go once the transaction is kept (``drop``): until then nothing is lost.
    """
    done: dict[str, str] = {}
    storage = in_use()
    for sent in _sent(connection, territory, file):
        content = storage.read(territory, sent.sha256)
        if content is None or sent.sha256 in done:
            continue
        new = None if sent.owned else masking.masked_file(content, names)
        if new == content and not _grid_names(territory, sent.sha256, names):
            continue
        if trial:
            done[sent.sha256] = REMOVED if new is None else MASKED
            continue
        digest = storage.store(territory, new) if new is not None else ""
        _replace(connection, territory, sent.sha256, digest, len(new or b""))
        if digest:
            grid = storage.read(territory, sent.sha256, GRID)
            shown = masking.masked_json(grid, names) if grid else None
            if shown:
                storage.store(territory, shown, digest, GRID)
        done[sent.sha256] = MASKED if digest else REMOVED
    return list(done.items())


def drop(territory: str, digests: list[str]) -> None:
    """Let the bytes of files go, with every form of them."""
    storage = in_use()
    for digest in digests:
        for form in FORMS:
            storage.remove(territory, digest, form)


def _sent(connection: Connection, territory: str, file: File) -> list[_Sent]:
    reading = db.metadata.tables["sheet_reading"]
    answer = db.metadata.tables["answer_file"]
    asked = {each.record_id for each in file.records if each.table == "discrepancy"}
    readings = select(reading.c.id, reading.c.sha256).where(reading.c.territory_id == territory)
    attached = db.metadata.tables["sheet_document"]
    documents = select(attached.c.id, attached.c.sha256).where(attached.c.territory_id == territory)
    answers = select(answer.c.id, answer.c.sha256, answer.c.discrepancy_id).where(
        answer.c.territory_id == territory
    )
    found = [
        _Sent(reading, row.id, row.sha256, owned=False) for row in connection.execute(readings)
    ]
    found += [
        _Sent(attached, row.id, row.sha256, owned=False) for row in connection.execute(documents)
    ]
    found += [
        _Sent(answer, row.id, row.sha256, owned=row.discrepancy_id in asked)
        for row in connection.execute(answers)
    ]
    return found


def _grid_names(territory: str, digest: str, names: Names) -> bool:
    """Tell whether the text of a sheet that only the reader understands names the person."""
    grid = in_use().read(territory, digest, GRID)
    return grid is not None and masking.masked_json(grid, names) != grid


def _replace(connection: Connection, territory: str, old: str, new: str, size: int) -> None:
    """Let rows name the masked copy; of a file that went, the digest stays as its proof."""
    if not new:
        return
    for name in ("sheet_reading", "sheet_document", "answer_file"):
        table = db.metadata.tables[name]
        same = update(table).where(table.c.territory_id == territory, table.c.sha256 == old)
        connection.execute(same.values(sha256=new, size=size))
    blob = db.metadata.tables["blob"]
    here = blob.c.territory_id == territory
    known = connection.execute(select(blob).where(here, blob.c.sha256 == old)).mappings().first()
    there = connection.scalar(select(blob.c.sha256).where(here, blob.c.sha256 == new))
    if known is not None and there is None:
        row: dict[str, Any] = {**known, "sha256": new, "size": size}
        connection.execute(blob.insert().values(row))
    if known is not None:
        connection.execute(blob.delete().where(here, blob.c.sha256 == old))
