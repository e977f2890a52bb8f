"""Doing a long step once: a stamp keeps the hash of what the step was made from."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from launcher.places import ROOT
from launcher.programs import say


def fingerprint(files: Iterable[Path], *more: str) -> str:
    """Hash of the names and contents of files, and of whatever else the step depends on."""
    digest = sha256()
    for file in sorted(files):
        content = sha256(file.read_bytes()).hexdigest()
        digest.update(f"{os.path.relpath(file, ROOT)} {content}\n".encode())
    for word in more:
        digest.update(f"{word}\n".encode())
    return digest.hexdigest()


def is_fresh(stamp: Path, wanted: str) -> bool:
    """Whether the step was last done from the same things."""
    try:
        return stamp.read_text(encoding="ascii") == wanted
    except (FileNotFoundError, NotADirectoryError):
        return False


def write_stamp(stamp: Path, made_from: str) -> None:
    """Note what the step was made from."""
    stamp.write_text(made_from, encoding="ascii")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other `./jalon` of this clone installs or builds."""
    handle = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("• waiting for another ./jalon of this folder to finish installing …")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
