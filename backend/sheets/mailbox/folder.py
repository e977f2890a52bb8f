"""The folder in which a mail server drops messages: each file is opened once, then put beside."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

LARGEST = 25 * 1024 * 1024
DONE, REFUSED = "done", "refused"


@dataclass(frozen=True)
class Dropped:
    """One message as a file; ``content`` is None where it is too large, or no file of its own."""

    path: Path
    content: bytes | None

    @property
    def digest(self) -> str:
        """By what it is recognised when it comes again."""
        return sha256(self.content or str(self.path).encode()).hexdigest()

    def put_in(self, folder: str) -> None:
        """Move the file to a folder beside; a name that is taken gets the digest before it."""
        place = self.path.parent / folder
        place.mkdir(mode=0o700, exist_ok=True)
        target = place / self.path.name
        if target.exists():
            target = place / f"{self.digest[:16]}-{self.path.name}"
        self.path.replace(target)


def dropped(folder: Path) -> Iterator[Dropped]:
    """The messages of a folder by name; a link is never followed, a large file never read."""
    for path in sorted(folder.glob("*.eml")):
        try:
            yield Dropped(path, _content(path))
        except OSError:
            yield Dropped(path, None)


def _content(path: Path) -> bytes | None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        told = os.fstat(handle)
        if not stat.S_ISREG(told.st_mode) or told.st_size > LARGEST:
            return None
        return file.read(LARGEST + 1)[:LARGEST]
