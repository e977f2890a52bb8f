"""Documents that a company attaches to the version that corrects a sheet.

They wait, seen by the company alone, until the version is handed in with them.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.sql import ColumnElement

from backend.attachments import documents
from backend.extensions import db
from backend.problems import FieldError, Invalid
from backend.sheets.models import SheetDocument
from backend.sheets.problems import NotNow
from backend.sheets.slots import Told
from backend.sheets.store import Month, SheetDesk
from sync.record import OFFICE, Role
from sync.sheet_life import Act, version_for

FIRST = 2
"""The first version is no correction."""
SEES = OFFICE | {Role.COMPANY_ADMIN}


def must_take(desk: SheetDesk) -> None:
    """Refuse a document where no correction is being prepared."""
    desk.must(Act.EDIT, None)
    before = desk.latest["version"] if desk.latest else 0
    if version_for(Act.EDIT, desk.state, before) < FIRST:
        raise NotNow(state=desk.state)


def keep(territory: str, place: Month, name: str, content: bytes, at: datetime) -> SheetDocument:
    """Keep a document for the version being prepared: WrongFile. The caller commits."""
    kept = documents.keep(territory, name, content, at)
    file = SheetDocument(territory_id=territory, party_id=place.party, month=place.month)
    file.sha256, file.name = kept.sha256, kept.name
    file.content_type, file.size, file.added_at = kept.content_type, kept.size, at
    db.session.add(file)
    db.session.flush()
    return file


def hand_in(desk: SheetDesk, wanted: Iterable[str]) -> None:
    """Hand the chosen documents in with the latest version; those left aside go."""
    assert desk.latest is not None
    ids = set(wanted)
    waiting = _of(desk.store.territory, desk.place), SheetDocument.version.is_(None)
    known = set(db.session.scalars(select(SheetDocument.id).where(*waiting)))
    if ids - known:
        raise Invalid(errors=[FieldError("/documents", "not_a_choice")])
    chosen = update(SheetDocument).where(*waiting, SheetDocument.id.in_(ids))
    db.session.execute(chosen.values(version=desk.latest["version"]))
    db.session.execute(delete(SheetDocument).where(*waiting))


def move(territory: str, place: Month, to: Month) -> None:
    """Let the documents follow their sheet."""
    there = {"party_id": to.party, "month": to.month}
    db.session.execute(update(SheetDocument).where(_of(territory, place)).values(there))


def find(territory: str, place: Month, document: str, role: Role) -> SheetDocument | None:
    """Return a document of a sheet; before it is handed in it is the company's alone."""
    file = db.session.scalar(
        select(SheetDocument).where(_of(territory, place), SheetDocument.id == document)
    )
    if file is None or (file.version is None and role in OFFICE):
        return None
    return file


def by_version(territory: str, place: Month, role: Role) -> dict[int, list[Told]]:
    """Return what was handed in with each version, for those who may read it."""
    found: dict[int, list[Told]] = {}
    query = (
        select(SheetDocument)
        .where(_of(territory, place), SheetDocument.version.is_not(None))
        .order_by(SheetDocument.added_at, SheetDocument.id)
    )
    for file in db.session.scalars(query) if role in SEES else ():
        assert file.version is not None
        found.setdefault(file.version, []).append(shown(file))
    return found


def shown(file: SheetDocument) -> Told:
    """A document as a page shows it."""
    return {"id": file.id, "name": file.name, "size": file.size, "type": file.content_type}


def _of(territory: str, place: Month) -> ColumnElement[bool]:
    return (
        (SheetDocument.territory_id == territory)
        & (SheetDocument.party_id == place.party)
        & (SheetDocument.month == place.month)
    )
