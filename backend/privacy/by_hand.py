"""What no machine can judge of an erasure: a name that somebody else bears, a picture, a PDF."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Row, Table, select

from backend.extensions import db
from backend.privacy.orders import Place, place
from backend.privacy.person import File
from backend.records import forgetting
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.records import RECORDS
from sync.retention_names import Names, Shared, masked
from sync.retention_person import OWNED

SAME_NAME, UNSEARCHED = "same_name", "not_searched"
RECEIVED = "Fichier reçu d’une entreprise"
SEARCHED = ("text/", "message/", "application/vnd.", "application/zip", "application/json")
"""Kinds of files that are searched by their bytes; pictures and PDFs are not."""
MOST = 200


def places(records: WorkingSet, file: File, names: Names, shared: Shared) -> list[Place]:
    """Return what somebody is to look through, at most so many."""
    found = [*_texts(records, file, shared), *_letters(records, shared)]
    found += [*_sheets(records, file, names), *_answers(records, file, names)]
    found += _photos(records, file)
    return found[:MOST]


def _near(file: File) -> tuple[set[str], set[str]]:
    """Return the visits and the parties of lots where the person was."""
    said = [each.data for each in file.records]
    return ({data["visit_id"] for data in said if data.get("visit_id")},
            {data["party_id"] for data in said if data.get("party_id")})  # fmt: skip


def _texts(records: WorkingSet, file: File, shared: Shared) -> Iterator[Place]:
    """Yield records in which somebody is named as the person is; a last name only near him."""
    if not shared:
        return
    visits, parties = _near(file)
    whole = Shared(Names(shared.names.whole), shared.others)
    connection, names = db.session.connection(), shared.names
    ids = forgetting.records_that_name(connection, records.territory, names, OWNED)
    records.load(set(ids) - file.ids)
    for each in sorted(set(ids) - file.ids):
        stored = records.by_id(each)
        if stored is None or stored.deleted:
            continue
        near = stored.data.get("visit_id") in visits or stored.data.get("party_id") in parties
        if any((shared if near else whole).in_text(text) for text in _said(stored.data)):
            yield place(SAME_NAME, RECORDS[stored.table].fr, "", _page(stored))


def _said(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _said(each)
    elif isinstance(value, list):
        for each in value:
            yield from _said(each)


def _page(stored: Stored) -> str:
    """Return where the desk shows a record, if it does."""
    visit = stored.record_id if stored.table == "visit" else stored.data.get("visit_id")
    if visit:
        return f"/bureau/visites/{visit}"
    return _sheet_page(stored.data.get("party_id"), stored.data.get("period"))


def _sheet_page(party: str | None, month: str | None) -> str:
    return f"/bureau/rapprochement/{party}/{month}" if party and month else ""


def _letters(records: WorkingSet, shared: Shared) -> Iterator[Place]:
    whole = Names(shared.names.whole)
    if whole:
        connection, only = db.session.connection(), ["mail_message"]
        for _ in forgetting.mentions(connection, records.territory, whole, only):
            yield place(SAME_NAME, "Courriel", "", "/bureau/courriels")


def _sheets(records: WorkingSet, file: File, names: Names) -> Iterator[Place]:
    """Yield the pictures and PDFs that the person's companies sent with their sheets."""
    _, parties = _near(file)
    readings = db.metadata.tables["sheet_reading"]
    for row in _rows(records, readings, parties):
        if row.kind == "other":
            months = row.months or [None]
            yield _unsearched(row, names, _sheet_page(row.party_id, months[0]))
    for row in _rows(records, db.metadata.tables["sheet_document"], parties):
        if not row.content_type.startswith(SEARCHED):
            yield _unsearched(row, names, _sheet_page(row.party_id, row.month))


def _rows(records: WorkingSet, table: Table, parties: set[str]) -> "list[Row[Any]]":
    mine = (table.c.territory_id == records.territory, table.c.party_id.in_(sorted(parties)))
    return list(db.session.connection().execute(select(table).where(*mine).order_by(table.c.id)))


def _answers(records: WorkingSet, file: File, names: Names) -> Iterator[Place]:
    """Yield the pictures and PDFs that answered questions about those months, not about him."""
    _, parties = _near(file)
    asked = {
        each
        for party in parties
        for each in records.referring("discrepancy", "party_id", party)
        if each not in file.ids
    }
    table = db.metadata.tables["answer_file"]
    mine = (table.c.territory_id == records.territory, table.c.discrepancy_id.in_(sorted(asked)))
    for row in db.session.connection().execute(select(table).where(*mine).order_by(table.c.id)):
        if not row.content_type.startswith(SEARCHED):
            data = records.data("discrepancy", row.discrepancy_id) or {}
            page = _sheet_page(data.get("party_id"), data.get("period"))
            yield _unsearched(row, names, page)


def _unsearched(row: "Row[Any]", names: Names, page: str) -> Place:
    return place(UNSEARCHED, RECEIVED, masked(row.name, names), page)


def _photos(records: WorkingSet, file: File) -> Iterator[Place]:
    """Yield the visits of which there are photos, where the person was."""
    visits, _ = _near(file)
    for visit in sorted(visits):
        number = len(list(records.referring("photo", "visit_id", visit)))
        if number:
            yield place(UNSEARCHED, RECORDS["photo"].fr, str(number), f"/bureau/visites/{visit}")
