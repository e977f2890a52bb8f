"""Erasing a person: on the bytes, in every table, with what the ledger keeps left without a name.

All of it is one transaction; what lies outside of the database (files, messages on the disk) is
left as an order in it (`orders`), and the list that a restore needs is in ``Erased``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, update

from backend.audit.erasing import forget_content
from backend.extensions import db
from backend.privacy import by_hand, files, letters, orders
from backend.privacy.models import Erasure, Kind, PersonArchive, PersonRequest
from backend.privacy.orders import Place
from backend.privacy.person import File, file_of, names_in, shared_in
from backend.privacy.remembered import Remembered
from backend.records import forgetting
from backend.records.forgetting import Mention
from backend.records.store import Actor, Store
from backend.settings import in_force
from sync.exchange import Stored
from sync.records import RECORDS
from sync.retention_names import Names, masked_value
from sync.retention_person import PERSON, is_left, left_of, named_in

COMPUTED = ("review_part", "review_month")
"""What is kept of computed months holds names in a form of its own."""


@dataclass
class Erased:
    """What was done, in figures; ``files`` are to be searched after the commit."""

    person: str
    kept: int = 0
    deleted: int = 0
    masked: int = 0
    journal: int = 0
    rows: int = 0
    files: int = 0
    places: list[Place] = field(default_factory=list)
    """What a machine cannot judge: somebody looks through it."""
    records: list[tuple[str, str]] = field(default_factory=list)
    """Type and id of each record of the file: no copy of an older day may bring them back."""

    def line(self, territory: str, at: datetime, *, archived: bool = False) -> Remembered:
        """As the list outside of the database has it."""
        return Remembered(territory, self.person, at, tuple(self.records), archived=archived)


@dataclass(frozen=True)
class _Task:
    connection: Connection
    store: Store
    actor: Actor
    file: File
    names: Names
    done: Erased

    @property
    def territory(self) -> str:
        return self.store.territory


def erase(store: Store, person: str, actor: Actor) -> Erased:
    """Erase a person from everything in the store's transaction: NotFound. The caller commits.

    Nothing outside of the transaction is touched: given up, it was a trial.
    """
    connection = store.connection
    file = file_of(connection, store.records, person)
    task = _Task(
        connection,
        store,
        actor,
        file,
        names_in(connection, store.territory, file),
        Erased(file.person, records=[(each.table, each.record_id) for each in file.records]),
    )
    _left_to_do(task)
    _records(task)
    _others(task)
    store.flush()
    _journal(task)
    _rows(task)
    task.done.rows += letters.forget(connection, store.territory, file, task.names)
    _own_rows(task)
    return task.done


def _left_to_do(task: _Task) -> None:
    """Order what is left to be searched by the machine, and to be looked through by people."""
    shared = shared_in(task.connection, task.territory, task.file)
    task.done.files = files.to_search(task.connection, task.territory)
    task.done.places = by_hand.places(task.store.records, task.file, task.names, shared)
    asked = (each.record_id for each in task.file.records if each.table == "discrepancy")
    sought = orders.sought(task.names, shared.names, asked)
    made = Erasure(id=sought.order, territory_id=task.territory, person_id=task.file.person)
    made.at, made.by, made.gone = task.actor.at, task.actor.user, []
    made.places = task.done.places
    orders.give(in_force(), made, sought)


def _records(task: _Task) -> None:
    """Leave of each record what the ledger keeps, and nothing of the others."""
    in_ledger = any(each.table == "retained_hours" for each in task.file.records)
    for each in reversed(task.file.records):
        if in_ledger and is_left(each.table) and not each.deleted:
            left = left_of(RECORDS[each.table], each.record_id, each.data)
            task.store.forget(replace(each, data=left), task.actor)
            task.done.kept += 1
        else:
            task.store.forget(replace(each, data={}, deleted=True), task.actor)
            task.done.deleted += 1


def _others(task: _Task) -> None:
    """Mask the person in records that are nobody's file, and let them point at nobody."""
    gone = task.store.records.data(PERSON, task.file.person) is None
    ids = (
        set(forgetting.records_that_name(task.connection, task.territory, task.names))
        if task.names
        else set()
    )
    ids |= {record_id for record_id, _ in _pointing(task)} if gone else set()
    task.store.records.load(ids)
    for each in sorted(ids - task.file.ids):
        stored = task.store.records.by_id(each)
        new = _masked(task, stored, gone=gone) if stored is not None else None
        if stored is not None and new is not None:
            task.store.forget(replace(stored, data=new), task.actor)
            task.done.masked += 1


def _pointing(task: _Task) -> list[tuple[str, str]]:
    people = [each.record_id for each in task.file.people]
    return [
        (record_id, name)
        for table in RECORDS
        for name in named_in(table)
        for person in people
        for record_id in task.store.records.referring(table, name, person)
    ]


def _masked(task: _Task, stored: Stored, *, gone: bool) -> dict[str, Any] | None:
    """Return what a record says without the person, None when it never named him."""
    if stored.deleted:
        return {} if masked_value(stored.data, task.names) != stored.data else None
    people = {each.record_id for each in task.file.people}
    names = named_in(stored.table) if gone else ()
    data = {n: v for n, v in stored.data.items() if not (n in names and v in people)}
    new: dict[str, Any] = masked_value(data, task.names)
    return new if new != dict(stored.data) else None


def _journal(task: _Task) -> None:
    """Empty the lines about the person, mask him in the others: the ids stay, and who did what."""
    found = list(
        forgetting.journal_mentions(task.connection, task.territory, task.names, task.file.ids)
    )
    ops = {}
    for line in found:
        own = line.key["record_id"] in task.file.ids
        new = _emptied(line.values) if own else masked_value(line.values, task.names)
        if new != line.values:
            ops[line.key["op"]] = new
    by, at = task.actor.user, task.actor.at
    forget_content(task.territory, ops, by=by, at=at, why=f"privacy.erase {task.file.person}")
    task.done.journal = len(ops)


def _emptied(values: Mapping[str, Any]) -> dict[str, Any]:
    answer = values["result"]
    told = {name: answer[name] for name in ("op", "n", "status", "rev") if name in answer}
    return {"body": {"set": {}, "erased": True}, "before": {}, "result": told}


def _rows(task: _Task) -> None:
    if not task.names:
        return
    for mention in list(forgetting.mentions(task.connection, task.territory, task.names)):
        new = {name: masked_value(value, task.names) for name, value in mention.values.items()}
        forgetting.rewrite(task.connection, task.territory, mention, _fitting(mention, new))
        task.done.rows += 1


def _fitting(mention: Mention, new: dict[str, Any]) -> dict[str, Any]:
    """A mask may be longer than the name was: a column takes what it has room for."""
    lengths = {name: getattr(mention.table.c[name].type, "length", None) for name in new}
    return {
        name: value[: lengths[name]] if isinstance(value, str) else value
        for name, value in new.items()
    }


def _own_rows(task: _Task) -> None:
    """Let the archive go, the words of notes, and what was computed of months: it is done anew."""
    people = [each.record_id for each in task.file.people]
    archived = delete(PersonArchive).where(
        PersonArchive.territory_id == task.territory, PersonArchive.person_id.in_(people)
    )
    noted = update(PersonRequest).where(
        PersonRequest.territory_id == task.territory, PersonRequest.person_id.in_(people)
    )
    db.session.execute(archived)
    db.session.execute(noted.where(PersonRequest.kind != Kind.ERASURE).values(reason=""))
    for name in COMPUTED:
        table = db.metadata.tables[name]
        task.connection.execute(delete(table).where(table.c.territory_id == task.territory))
