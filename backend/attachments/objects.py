"""Bytes by name, wherever they lie: in a folder, or with an S3-compatible service."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

ARRIVING = ".arriving-"
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Found:
    """An object that is there; its stamp is another when it was written anew."""

    name: str
    size: int
    stamp: str


class Objects(Protocol):
    """Objects by name; a name appears with all of its bytes or not at all."""

    @property
    def place(self) -> str:
        """Where they lie, as an administrator reads it."""

    def read(self, name: str) -> bytes | None:
        """Return the bytes of an object, None when there is none."""

    def open(self, name: str) -> BinaryIO:
        """Read an object piece by piece: FileNotFoundError."""

    def write(self, name: str, content: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""

    def take(self, name: str, file: Path) -> None:
        """Keep a file of this machine under a name; the file is gone afterwards."""

    def has(self, name: str) -> bool:
        """Tell whether an object is there."""

    def remove(self, name: str) -> None:
        """Let an object go; none is none."""

    def below(self, prefix: str = "", *, deep: bool = True) -> Iterator[Found]:
        """What is there, below a name that ends with a slash; not deep: on this step alone."""


class Folder:
    """Objects as files below a folder, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made when something is kept."""
        self.folder = folder

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None when there is none."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def open(self, name: str) -> BinaryIO:
        """Open a file."""
        return (self.folder / name).open("rb")

    def write(self, name: str, content: bytes) -> None:
        """Write a file beside its place, bring it to the disk, and name it."""
        self._arrive(name, (content,))

    def take(self, name: str, file: Path) -> None:
        """Copy a file, which may be of another disk, and name it when it is whole."""
        with file.open("rb") as source:
            self._arrive(name, iter(partial(source.read, BLOCK), b""))
        file.unlink()

    def has(self, name: str) -> bool:
        """Tell whether the file is there."""
        return (self.folder / name).is_file()

    def remove(self, name: str) -> None:
        """Delete the file, and its folder when that was the last of it."""
        place = self.folder / name
        place.unlink(missing_ok=True)
        if place.parent != self.folder:
            with suppress(OSError):  # others are in it, or it is gone
                place.parent.rmdir()

    def below(self, prefix: str = "", *, deep: bool = True) -> Iterator[Found]:
        """Walk through the files in the order of their names."""
        found = (self.folder / prefix).glob("**/*" if deep else "*")
        for path in sorted(path for path in found if path.is_file()):
            if ARRIVING not in path.name:
                told = path.stat()
                name = path.relative_to(self.folder).as_posix()
                yield Found(name, told.st_size, str(told.st_mtime_ns))

    def _arrive(self, name: str, pieces: Iterable[bytes]) -> None:
        place = self.folder / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        arriving = place.with_name(f"{place.name}{ARRIVING}{uuid4().hex}")
        try:
            with arriving.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            arriving.replace(place)
        finally:
            arriving.unlink(missing_ok=True)
