"""Everything that is known of a person, as data: for the person, and for the archive.

It is derived from the declarations: a field that is added tomorrow is in it. Beside the records
stand every mention elsewhere, found by the same search as for an erasure, and who read the file.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from backend.accounts.models import Territory
from backend.accounts.territory_settings import settings_of
from backend.audit import inventory
from backend.extensions import db
from backend.privacy import acts, files, letters, notice, wording
from backend.privacy.person import File, names_in
from backend.records import forgetting
from backend.records.labels import labels
from backend.records.working_set import WorkingSet
from sync.exchange import Stored
from sync.record import Field, Kind
from sync.records import RECORDS
from sync.retention import RULES
from sync.retention_names import Names, says

Told = dict[str, Any]
FORMAT = 1
WORDS = {
    "mail_message": "Courriel",
    "sheet_reading": "Fichier reçu d’une entreprise",
    "answer_file": "Pièce jointe à une réponse",
    "sheet_document": "Pièce jointe à une fiche corrigée",
    "month_closing": "Clôture d’un mois",
    "confirmation_request": "Demande de confirmation d’heures",
}
"""What rows outside of the records are called; others by the name of their table."""


def told(connection: Connection, records: WorkingSet, file: File, at: datetime, by: str) -> Told:
    """Return a person's whole file as plain JSON values."""
    territory = db.session.get_one(Territory, records.territory)
    settings = settings_of(territory)
    names = names_in(connection, records.territory, file)
    referred = labels(records.territory, {pair for each in file.records for pair in _refs(each)})
    data = file.people[0].data
    return {
        "jalon": FORMAT,
        "kind": "person_file",
        "made_at": at.isoformat(),
        "made_by": by,
        "territory": territory.name,
        "controller": settings.text("controller") or territory.name,
        "dpo_contact": settings.text("dpo_contact"),
        "person": {
            "id": file.person,
            "name": f"{data.get('first_name', '')} {data.get('last_name', '')}".strip(),
        },
        "information": notice.filled(notice.notices()[notice.FIRST], settings, territory.name),
        "types": list(_declared({each.table for each in file.records})),
        "records": [_record(each, referred) for each in file.records],
        "mentions": list(_mentions(connection, records, file, names)),
        "history": acts.history(records.territory, file),
        "readings": acts.readings(records.territory, file),
        "requests": acts.requests(records.territory, file),
    }


def _declared(tables: Collection[str]) -> Iterator[Told]:
    """Yield why each field of some types is kept, and who reads it (RGPD 15.1)."""
    for each in inventory.sections():
        if each.name in tables:
            fields = [
                {"field": line.name, "purpose": line.purpose, "readers": line.readers}
                for line in each.lines
            ]
            told = {"type": each.name, "label": each.label, "kept": each.kept}
            yield {**told, "source": each.source, "fields": fields}


def _refs(stored: Stored) -> Iterator[tuple[str, str]]:
    for field in RECORDS[stored.table].fields.values():
        value = stored.data.get(field.name)
        if field.target is not None and value:
            yield from ((field.target, each) for each in ([value] if _is_one(field) else value))


def _is_one(field: Field) -> bool:
    return field.kind is Kind.REF


def _record(stored: Stored, referred: dict[str, str]) -> Told:
    kind = RECORDS[stored.table]
    known = [each for each in kind.fields.values() if stored.data.get(each.name) is not None]
    others = [name for name in stored.data if name not in kind.fields]
    return {
        "type": stored.table,
        "label": kind.fr,
        "id": stored.record_id,
        "deleted": stored.deleted,
        "kept": RULES[stored.table].fr,
        "values": [
            {
                "field": each.name,
                "label": each.fr,
                "value": stored.data[each.name],
                "shown": wording.shown(each, stored.data[each.name], referred),
            }
            for each in known
        ]
        + [
            {"field": n, "label": n, "value": stored.data[n], "shown": str(stored.data[n])}
            for n in others
        ],
    }


def _mentions(
    connection: Connection, records: WorkingSet, file: File, names: Names
) -> Iterator[Told]:
    if names:
        yield from _in_records(connection, records, file, names)
    yield from _by_id(connection, records.territory, file, names)
    for mention in forgetting.mentions(connection, records.territory, names) if names else ():
        table = mention.table.name
        row = " ".join(map(str, mention.key.values()))
        for name, text in _naming(mention.values, names):
            yield {"where": WORDS.get(table, table), "id": row, "field": name, "text": text}


def _in_records(
    connection: Connection, records: WorkingSet, file: File, names: Names
) -> Iterator[Told]:
    ids = set(forgetting.records_that_name(connection, records.territory, names)) - file.ids
    records.load(ids)
    for stored in filter(None, map(records.by_id, sorted(ids))):
        fields = RECORDS[stored.table].fields
        for name, text in _naming(stored.data, names):
            label = fields[name].fr if name in fields else name
            where = RECORDS[stored.table].fr
            yield {"where": where, "id": stored.record_id, "field": label, "text": text}


def _by_id(connection: Connection, territory: str, file: File, names: Names) -> Iterator[Told]:
    """Yield what is about the person without the name in it."""
    for letter in letters.of(connection, territory, file):
        if not says(letter["body"], names):
            where, text = WORDS["mail_message"], letter["subject"]
            yield {"where": where, "id": letter["id"], "field": "subject", "text": text}
    for answer in files.answers(connection, territory, file):
        if not says(answer["name"], names):
            where, text = WORDS["answer_file"], answer["name"]
            yield {"where": where, "id": answer["id"], "field": "name", "text": text}


def _naming(values: Mapping[str, Any], names: Names) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in _texts(values) if says(text, names))


def _texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, name or str(key))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, name)
