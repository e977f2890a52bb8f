"""What an erasure leaves to do outside of its transaction, and anew after a restore."""

import logging
from dataclasses import replace

from backend.clock import day_in_france, now
from backend.extensions import db
from backend.privacy import archive, dossier, erasing, files_commands, remembered
from backend.privacy.compacting import compact
from backend.privacy.erasing import Erased
from backend.privacy.person import file_of
from backend.privacy.remembered import Remembered
from backend.records.store import OFFICE_DEVICE, Actor, Store
from backend.settings import in_force
from sync.exchange import Stored
from sync.retention_person import PERSON

SYSTEM = "system"
AT_ONCE = 200
"""So many files are searched while somebody waits; more are left to the job."""
log = logging.getLogger("jalon.privacy")


def clean_up(territory: str, done: Erased) -> None:
    """Let the bytes go that the database and the storage still hold: the WAL, old files."""
    if done.files <= AT_ONCE:
        files_commands.search(in_force(), territory)
    let_bytes_go()
    log.info("erased: person %s, %d records kept without a name", done.person, done.kept)


def let_bytes_go() -> None:
    """Let the database overwrite what it no longer says, outside of any transaction."""
    db.session.remove()
    compact()


def again(store: Store) -> int:
    """Erase anew whom a copy of an older day brought back; returns how many. Idempotent."""
    at = now()
    actor = Actor(SYSTEM, OFFICE_DEVICE, at, day_in_france(at))
    count = 0
    for each in remembered.all_of(in_force(), store.territory):
        person = store.records.stored(PERSON, each.person)
        if person is not None and not person.erased and not person.deleted:
            if each.archived:
                _archive(store, each)
            erasing.erase(store, each.person, actor)
            count += 1
        if not each.archived:
            archive.forget(store.territory, [each.person])
        for table, record_id in each.records:
            _bury(store, table, record_id, actor)
    return count


def _archive(store: Store, erased: Remembered) -> None:
    """Put a file back into the archive that this copy does not have yet, as of its day."""
    file = file_of(store.connection, store.records, erased.person)
    told = dossier.told(store.connection, store.records, file, erased.at, "Jalon")
    archive.keep(in_force(), store.territory, told, day_in_france(erased.at))


def _bury(store: Store, table: str, record_id: str, actor: Actor) -> None:
    """Leave a mark where a record was erased that this copy never had: phones may offer it."""
    stored = store.records.by_id(record_id)
    if stored is None:
        tags = frozenset({f"territory:{store.territory}"})
        made = Stored(table, record_id, 0, {}, tags, {}, deleted=True)
        store.forget(made, actor)
    elif not stored.erased:
        store.forget(replace(stored, data={}, deleted=True), actor)
