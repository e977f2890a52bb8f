"""The folder in which a mail server drops messages: each file is opened once, then put beside."""

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from backend.mail.dropped import MESSAGES

LARGEST = 25 * 1024 * 1024


@dataclass(frozen=True)
class Dropped:
    """One message as a file, read when it is asked for."""

    path: Path

    @cached_property
    def content(self) -> bytes | None:
        """Its bytes; None where it is too large, or no file of its own: no link is followed."""
        try:
            return _content(self.path)
        except OSError:
            return None

    @cached_property
    def digest(self) -> str:
        """By what it is recognised when it comes again."""
        return sha256(self.content or str(self.path).encode()).hexdigest()

    def forget(self) -> None:
        """Let go of the bytes: a folder of messages is larger than memory."""
        self.__dict__.pop("content", None)

    def put_in(self, folder: str) -> None:
        """Move the file to a folder beside; a name that is taken gets the digest before it."""
        place = self.path.parent / folder
        place.mkdir(mode=0o700, exist_ok=True)
        target = place / self.path.name
        if target.exists():
            target = place / f"{self.digest[:16]}-{self.path.name}"
        self.path.replace(target)


def dropped(folder: Path) -> list[Dropped]:
    """The messages of a folder by name."""
    return [Dropped(path) for path in sorted(folder.glob(MESSAGES))]


def _content(path: Path) -> bytes | None:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        told = os.fstat(handle)
        if not stat.S_ISREG(told.st_mode) or told.st_size > LARGEST:
            return None
        return file.read(LARGEST + 1)[:LARGEST]
