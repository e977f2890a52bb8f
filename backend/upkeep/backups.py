"""Backups of a whole installation: made, verified, rotated, and brought back.

A place of backups, a folder or a bucket, holds one file for each backup, named by its instant, and
beside them `files/`: each content that was ever stored once, sealed, by its digest. A copy of the
place elsewhere is a backup elsewhere.
"""

import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from sqlalchemy import Connection, select

from backend.attachments.objects import Objects
from backend.attachments.storage import FILES as STORED
from backend.extensions import db
from backend.upkeep import dump, rotation
from backend.upkeep.sealed import Damaged, SealedWriter, opened

STAMP = "%Y%m%dT%H%M%SZ"
SUFFIX = ".jalon-backup"
FILES = "files/"
PURPOSE = "backup"


@dataclass(frozen=True)
class Backup:
    """One backup: its name, and of which instant it is."""

    name: str
    at: datetime


class BackupPlace:
    """The backups of one installation in one place, under its key."""

    def __init__(self, objects: Objects, key: bytes) -> None:
        self.objects, self._key = objects, key

    def backups(self) -> list[Backup]:
        """The whole backups, the oldest first."""
        found = (each.name for each in self.objects.below(deep=False))
        whole = (Backup(name, _instant(name)) for name in found if name.endswith(SUFFIX))
        return sorted(whole, key=lambda each: each.at)

    def copy_to(self, other: "BackupPlace") -> None:
        """Copy what the other place lacks; names say contents, so that what is there stays."""
        there = {each.name for each in other.objects.below()}
        for found in self.objects.below():
            content = None if found.name in there else self.objects.read(found.name)
            if content is not None:
                other.objects.write(found.name, content)

    def make(self, connection: Connection, files: Objects, at: datetime, scratch: Path) -> Backup:
        """Write a backup of what ``connection``'s transaction sees, read it again, and name it.

        A backup has its name only once it was verified: Damaged when it cannot be read again.
        """
        at = at.replace(microsecond=0)
        name = f"{at.astimezone(UTC).strftime(STAMP)}{SUFFIX}"
        with tempfile.TemporaryDirectory(dir=scratch, prefix=".backup-") as folder:
            arriving = Path(folder, name)
            with arriving.open("wb") as file, SealedWriter(file, self._key) as stream:
                for line in chain(dump.written(connection, at), self._keep_files(files)):
                    stream.write(line)
            with arriving.open("rb") as written:
                _verified(self._lines(written))
            self.objects.take(name, arriving)
        return Backup(name, at)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a backup: Damaged where it is not whole."""
        with self.objects.open(name) as file:
            yield from self._lines(file)

    def verify(self, backup: Backup) -> int:
        """Read a whole backup and every file that it names; returns how many rows it has."""
        rows = _verified(self.lines(backup.name))
        for each in self._named(backup):
            self._content(each)
        return rows

    def restore(
        self, backup: Backup, connection: Connection, files: Objects, older: Collection[str] = ()
    ) -> dict[str, Any]:
        """Bring a backup into an empty database and place of files; returns its head.

        ``older``: the versions before this one whose backups are taken too.

        Everything is verified before anything is written: Damaged, dump.NotThisVersion,
        dump.NotAsWritten.
        """
        self.verify(backup)
        head = dump.loaded(connection, self.lines(backup.name), older)
        for each in self._named(backup):
            files.write(STORED + each["file"], self._content(each))
        return head

    def rotate(self, now: datetime) -> list[Backup]:
        """Delete the backups that the rule of rotation lets go, and files that none names."""
        backups = self.backups()
        stay = rotation.kept((each.at for each in backups), now)
        gone = [each for each in backups if each.at not in stay]
        for each in gone:
            self.objects.remove(each.name)
        if gone:
            named = {_place(said) for each in self.backups() for said in self._named(each)}
            for found in list(self.objects.below(FILES)):
                if found.name not in named:
                    self.objects.remove(found.name)
        return gone

    def _keep_files(self, files: Objects) -> Iterator[bytes]:
        """Seal each stored content that is not here yet, and name all files.

        What is as the last backup saw it is not read again.
        """
        before = self._last_seen()
        here = {each.name for each in self.objects.below(FILES)}
        for found in files.below(STORED):
            said = {
                "file": found.name.removeprefix(STORED),
                "size": found.size,
                "stamp": found.stamp,
            }
            seen = before.get(found.name.removeprefix(STORED), {})
            said["sha256"] = seen.get("sha256", "")
            if {**seen, **said} != seen or _place(said) not in here:
                content = files.read(found.name)
                if content is None:
                    continue  # let go meanwhile
                said["sha256"] = sha256(content).hexdigest()
                if _place(said) not in here:
                    self.objects.write(_place(said), self._sealed(content))
                    here.add(_place(said))
            yield orjson.dumps(said) + b"\n"

    def _last_seen(self) -> dict[str, dict[str, Any]]:
        made = self.backups()
        return {said["file"]: said for said in self._named(made[-1])} if made else {}

    def _named(self, backup: Backup) -> Iterator[dict[str, Any]]:
        for line in self.lines(backup.name):
            if line.startswith(b'{"file"'):
                yield orjson.loads(line)

    def _content(self, said: dict[str, Any]) -> bytes:
        """A file as it was when it was sealed: Damaged."""
        sealed = self.objects.read(_place(said))
        if sealed is None:
            raise Damaged(f"the file {said['file']} is missing")
        content = b"".join(opened(BytesIO(sealed), self._key))
        if sha256(content).hexdigest() != said["sha256"]:
            raise Damaged(f"the file {said['file']} is not as it was")
        return content

    def _sealed(self, content: bytes) -> bytes:
        out = BytesIO()
        with SealedWriter(out, self._key) as stream:
            stream.write(content)
        return out.getvalue()

    def _lines(self, file: BinaryIO) -> Iterator[bytes]:
        rest = b""
        for piece in opened(file, self._key):
            *whole, rest = (rest + piece).split(b"\n")
            yield from (line + b"\n" for line in whole)
        if rest:
            raise Damaged("the last line is cut off")


def _verified(lines: Iterator[bytes]) -> int:
    """Count the rows of a dump whose tables are as they were written: Damaged."""
    rows, found = 0, dump.Counted()
    for line in lines:
        if line.startswith(b"["):
            found = found.and_row(line)
            continue
        said = orjson.loads(line)
        if said.get("end"):
            if said != {"end": said["end"], **found.told()}:
                raise Damaged(f"table {said['end']} is not as it was written")
            rows, found = rows + found.rows, dump.Counted()
    return rows


def _place(said: dict[str, Any]) -> str:
    """Where the sealed content of a file is; in backups of release 0.1.0 by the file's name."""
    if "size" not in said:
        return FILES + str(said["file"])
    return f"{FILES}{said['sha256'][:2]}/{said['sha256']}"


def is_empty(connection: Connection) -> bool:
    """Tell whether a migrated database holds nothing yet."""
    return all(
        connection.execute(select(table).limit(1)).first() is None
        for table in db.metadata.sorted_tables
    )


def _instant(name: str) -> datetime:
    return datetime.strptime(name.removesuffix(SUFFIX), STAMP).replace(tzinfo=UTC)
