"""Searching files after an erasure: a copy without the person takes their place, or nothing does.

One file at a time and outside of the erasure's transaction: nobody waits. An interruption loses
nothing: what was not searched is searched anew, what was replaced is on a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update

from backend.attachments.storage import in_use
from backend.clock import now
from backend.extensions import db
from backend.privacy import dropped_mail, files, masking, orders
from backend.privacy.by_hand import RECEIVED, SAME_NAME
from backend.privacy.files import GRID
from backend.privacy.orders import Sought
from backend.settings import Settings
from sync.retention_names import has_words, masked


@dataclass
class _File:
    """The bytes of one digest, whatever rows name them."""

    sha256: str
    name: str
    asked: set[str] = field(default_factory=set)
    """The questions that they answer."""


@dataclass
class _Done:
    """What becomes of a file; ``content`` is None where no copy can be made."""

    content: bytes | None
    grid: bytes | None
    by: set[str] = field(default_factory=set)
    """The orders for which it changed."""


def search(settings: Settings, territory: str) -> int:
    """Search every file for whoever is to leave them; returns how many changed. Commits each."""
    sought = orders.under_way(settings, territory)
    if not sought:
        return 0
    found = list(_sent(db.session.connection(), territory))
    db.session.rollback()
    changed = sum(_searched(territory, each, sought) for each in found)
    for each in sought:
        changed += dropped_mail.forget(settings, territory, each.names)
    for each in sought:
        files.drop(territory, orders.locked(territory, each.order).gone)
        orders.searched(territory, each.order, now())
        db.session.commit()
    return changed


def _sent(connection: Connection, territory: str) -> Iterator[_File]:
    found: dict[str, _File] = {}
    for table in files.tables():
        for row in connection.execute(select(table).where(table.c.territory_id == territory)):
            file = found.setdefault(row.sha256, _File(row.sha256, row.name))
            file.asked |= {row.discrepancy_id} if "discrepancy_id" in table.c else set()
    yield from found.values()


def _searched(territory: str, file: _File, sought: list[Sought]) -> bool:
    """Search one file; tells whether it changed."""
    storage = in_use()
    content = storage.read(territory, file.sha256)
    if content is None:
        return False
    done = _Done(content, storage.read(territory, file.sha256, GRID))
    letters = masking.letters_in(content)
    for each in sought:
        _without(done, each, file, letters)
    if done.by:
        _replace(territory, file, done)
    if any(letters and has_words(letters, each.shared) for each in sought):
        _to_look_at(
            territory, file, [each for each in sought if has_words(letters or "", each.shared)]
        )
    return bool(done.by)


def _without(done: _Done, sought: Sought, file: _File, letters: str | None) -> None:
    """Take one person out of a file, and out of what is shown of it."""
    if done.content is None:
        return
    new: bytes | None = done.content
    grid = done.grid
    if file.asked & sought.asked:
        new = None
    elif letters is not None and has_words(letters, sought.names):
        new = masking.masked_file(done.content, sought.names)
    if grid is not None:
        grid = masking.masked_json(grid, sought.names)
    if letters is None and grid != done.grid:
        new = None  # only the reader understood it, and it named the person
    if (new, grid) != (done.content, done.grid):
        done.content, done.grid = new, grid
        done.by.add(sought.order)


def _replace(territory: str, file: _File, done: _Done) -> None:
    """Let rows name the copy; of a file that went, the digest stays as its proof. Commits."""
    storage = in_use()
    if done.content is not None:
        digest = storage.store(territory, done.content)
        if done.grid is not None:
            storage.store(territory, done.grid, digest, GRID)
        if digest == file.sha256:
            return
        _rename(territory, file.sha256, digest, len(done.content))
    order = orders.locked(territory, min(done.by))
    order.gone = sorted({*order.gone, file.sha256})
    db.session.commit()


def _rename(territory: str, old: str, new: str, size: int) -> None:
    connection = db.session.connection()
    for table in files.tables():
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


def _to_look_at(territory: str, file: _File, sought: list[Sought]) -> None:
    """Note that a file has a name that may be the person's, and may be another's. Commits."""
    for each in sought:
        order = orders.locked(territory, each.order)
        place = orders.place(SAME_NAME, RECEIVED, masked(file.name, each.shared))
        if place not in order.places:
            order.places = [*order.places, place]
        db.session.commit()
