"""Where the bytes of files lie: a folder of the installation, one name for each content."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

BLOCK = 1024 * 1024


class Storage:
    """Files of all territories below one folder; names are hashes and ids, never a user's."""

    def __init__(self, data: Path) -> None:
        self._files, self._parts = data / "files", data / "uploads"

    def path(self, territory: str, digest: str, form: str = "") -> Path:
        """Return the place of a stored file, or of a form of it ("thumb", "full")."""
        return self._files / territory / digest[:2] / (digest + (f".{form}" if form else ""))

    def part(self, upload: str) -> Path:
        """Return the place of what has arrived of an upload."""
        return self._parts / upload

    def received(self, upload: str) -> int:
        """Return how many bytes of an upload are here."""
        part = self.part(upload)
        return part.stat().st_size if part.exists() else 0

    @contextmanager
    def appending(self, upload: str) -> Iterator[BinaryIO]:
        """Open the part of an upload for one writer; BlockingIOError when there is another."""
        self._parts.mkdir(parents=True, exist_ok=True)
        with self.part(upload).open("ab") as part:
            flock(part, LOCK_EX | LOCK_NB)
            yield part
            part.flush()
            os.fsync(part.fileno())

    def digest(self, upload: str) -> str:
        """Return the SHA-256 of what has arrived, in hexadecimal."""
        found = sha256()
        with self.part(upload).open("rb") as part:
            while block := part.read(BLOCK):
                found.update(block)
        return found.hexdigest()

    def keep(self, upload: str, territory: str, digest: str) -> Path:
        """Make a whole upload a stored file; the name appears at once or not at all."""
        place = self.path(territory, digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        self.part(upload).replace(place)
        return place

    def store(self, territory: str, content: bytes, digest: str = "", form: str = "") -> str:
        """Keep bytes that are here whole, by their hash or as a form of it; returns the hash."""
        name = digest or sha256(content).hexdigest()
        place = self.path(territory, name, form)
        if form or not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            arriving = place.with_name(f"{place.name}.{uuid4().hex}")
            with arriving.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            arriving.replace(place)
        return name

    def drop(self, upload: str) -> None:
        """Forget what has arrived of an upload."""
        self.part(upload).unlink(missing_ok=True)
