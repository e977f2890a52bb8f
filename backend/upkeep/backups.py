"""Backups of a whole installation: made, verified, rotated, and brought back.

A backup folder holds one file for each backup, named by its instant, and beside them `files/`: each
stored photo and sheet once, sealed. A copy of the folder elsewhere is a backup elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, select

from backend.extensions import db
from backend.upkeep import dump, rotation
from backend.upkeep.sealed import Damaged, SealedWriter, opened

STAMP = "%Y%m%dT%H%M%SZ"
SUFFIX = ".jalon-backup"
FILES = "files"
PURPOSE = "backup"


@dataclass(frozen=True)
class Backup:
    """One backup: where it is and of which instant."""

    path: Path
    at: datetime


class BackupFolder:
    """The backups of one installation in one folder, under its key."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """Name the folder; it is made when a backup is."""
        self.folder, self._key = folder, key

    def backups(self) -> list[Backup]:
        """The whole backups, the oldest first."""
        found = self.folder.glob(f"*{SUFFIX}")
        return sorted((Backup(path, _instant(path)) for path in found), key=lambda each: each.at)

    def make(self, connection: Connection, files: Path, at: datetime) -> Backup:
        """Write a backup of what ``connection``'s transaction sees, read it again, and name it.

        A backup has its name only once it was verified: Damaged when it cannot be read again.
        """
        at = at.replace(microsecond=0)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / f"{at.astimezone(UTC).strftime(STAMP)}{SUFFIX}"
        arriving = path.with_suffix(".arriving")
        try:
            with arriving.open("wb") as file, SealedWriter(file, self._key) as stream:
                for line in chain(dump.written(connection, at), self._keep_files(files)):
                    stream.write(line)
            self._verify(arriving)
            arriving.replace(path)
        finally:
            arriving.unlink(missing_ok=True)
        return Backup(path, at)

    def lines(self, path: Path) -> Iterator[bytes]:
        """The lines of a backup: Damaged where it is not whole."""
        with path.open("rb") as file:
            rest = b""
            for piece in opened(file, self._key):
                *whole, rest = (rest + piece).split(b"\n")
                yield from (line + b"\n" for line in whole)
            if rest:
                raise Damaged("the last line is cut off")

    def verify(self, backup: Backup) -> int:
        """Read a whole backup and every file that it names; returns how many rows it has."""
        rows = self._verify(backup.path)
        for digest, kept in self._named(backup.path):
            if sha256(b"".join(self._file(kept))).hexdigest() != digest:
                raise Damaged(f"the file {kept} is not as it was")
        return rows

    def restore(self, backup: Backup, connection: Connection, files: Path) -> dict[str, Any]:
        """Bring a backup into an empty database and folder; returns its head.

        Everything is verified before anything is written: Damaged, dump.NotThisVersion,
        dump.NotAsWritten.
        """
        self.verify(backup)
        head = dump.loaded(connection, self.lines(backup.path))
        for _, kept in self._named(backup.path):
            place = files / kept
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with place.open("wb") as file:
                file.writelines(self._file(kept))
        return head

    def rotate(self, now: datetime) -> list[Backup]:
        """Delete the backups that the rule of rotation lets go, and files that none names."""
        backups = self.backups()
        stay = rotation.kept((each.at for each in backups), now)
        gone = [each for each in backups if each.at not in stay]
        for each in gone:
            each.path.unlink()
        if gone:
            named = {kept for each in self.backups() for _, kept in self._named(each.path)}
            for path in (self.folder / FILES).rglob("*"):
                if path.is_file() and str(path.relative_to(self.folder / FILES)) not in named:
                    path.unlink()
        return gone

    def _keep_files(self, files: Path) -> Iterator[bytes]:
        """Seal each stored file that is not here yet, and name them all."""
        for source in sorted(path for path in files.rglob("*") if path.is_file()):
            kept, content = str(source.relative_to(files)), source.read_bytes()
            place = self.folder / FILES / kept
            if not place.exists():
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                arriving = place.with_name(f"{place.name}.arriving")
                with arriving.open("wb") as file, SealedWriter(file, self._key) as stream:
                    stream.write(content)
                arriving.replace(place)
            yield orjson.dumps({"file": kept, "sha256": sha256(content).hexdigest()}) + b"\n"

    def _verify(self, path: Path) -> int:
        rows, found = 0, dump.Counted()
        for line in self.lines(path):
            if line.startswith(b"["):
                found = found.and_row(line)
                continue
            said = orjson.loads(line)
            if said.get("end"):
                if said != {"end": said["end"], **found.told()}:
                    raise Damaged(f"table {said['end']} is not as it was written")
                rows, found = rows + found.rows, dump.Counted()
        return rows

    def _named(self, path: Path) -> Iterator[tuple[str, str]]:
        for line in self.lines(path):
            if line.startswith(b'{"file"'):
                said = orjson.loads(line)
                yield said["sha256"], said["file"]

    def _file(self, kept: str) -> Iterator[bytes]:
        path = self.folder / FILES / kept
        if not path.is_file():
            raise Damaged(f"the file {kept} is missing")
        with path.open("rb") as file:
            yield from opened(file, self._key)


def is_empty(connection: Connection) -> bool:
    """Tell whether a migrated database holds nothing yet."""
    return all(
        connection.execute(select(table).limit(1)).first() is None
        for table in db.metadata.sorted_tables
    )


def _instant(path: Path) -> datetime:
    return datetime.strptime(path.name.removesuffix(SUFFIX), STAMP).replace(tzinfo=UTC)
