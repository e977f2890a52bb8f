"""Letters that name a person, by the ids that each keeps: in the file, masked by an erasure.

A receipt says «Awa K.»: no search for a name could tell whose letter that is.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, Text, cast, or_, select, update

from backend.extensions import db
from backend.privacy.person import File
from sync.retention_names import MASK, Names, masked

LONGEST_SUBJECT = 300
NO_ATTACHMENT: dict[str, Any] = {"attachment": None, "attachment_name": "", "attachment_type": ""}


def short_names(file: File) -> set[str]:
    """Return how a receipt names a person: the first name and the initial."""
    people = (each.data for each in file.people)
    return {
        f"{first} {last[:1]}."
        for data in people
        if (first := data.get("first_name")) and (last := data.get("last_name"))
    }


def of(connection: Connection, territory: str, file: File) -> Iterator[RowMapping]:
    """Yield the letters that keep an id of the person: id, subject, body."""
    table = db.metadata.tables["mail_message"]
    people = [each.record_id for each in file.people]
    said = cast(table.c.persons, Text)
    query = select(table.c.id, table.c.subject, table.c.body).where(
        table.c.territory_id == territory, or_(*(said.contains(each) for each in people))
    )
    yield from connection.execute(query).mappings()


def forget(connection: Connection, territory: str, file: File, names: Names) -> int:
    """Mask the person in the letters about him, and let their attachments go: they are compressed.

    Minutes of his visits that were sent before letters kept ids lose their attachments too.
    """
    table = db.metadata.tables["mail_message"]
    here = table.c.territory_id == territory
    found = list(of(connection, territory, file))
    for row in found:
        subject, body = (_without(row[name], file, names) for name in ("subject", "body"))
        new = {"subject": subject[:LONGEST_SUBJECT], "body": body}
        same = update(table).where(here, table.c.id == row["id"])
        connection.execute(same.values(**new, **NO_ATTACHMENT))
    visits = {each.data.get("visit_id", "") for each in file.records} - {""}
    old = update(table).where(
        here,
        table.c.persons.is_(None),
        table.c.about.in_(sorted(visits)),
        table.c.attachment.is_not(None),
    )
    return len(found) + int(connection.execute(old.values(**NO_ATTACHMENT)).rowcount)


def _without(text: str, file: File, names: Names) -> str:
    for short in short_names(file):
        text = text.replace(short, MASK)
    return masked(text, names)
