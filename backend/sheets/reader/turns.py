"""Turns of the processes that open files: on a host as many at once as it has processors."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

MOST = max(2, os.cpu_count() or 1)
PAUSE = 0.05


class NoTurnError(Exception):
    """Others have had every turn for as long as somebody waited."""


@contextmanager
def a_turn(patience: float) -> Iterator[None]:
    """Wait for a turn, which ends with the block or with the process: NoTurnError."""
    end = time.monotonic() + patience
    while (held := _free()) is None:
        if time.monotonic() > end:
            raise NoTurnError
        time.sleep(PAUSE)
    try:
        yield
    finally:
        os.close(held)


def _free() -> int | None:
    """A locked file of those that stand for turns; none: all of them are taken."""
    folder = Path(gettempdir()) / f"jalon-turns-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    for number in range(MOST):
        file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        else:
            return file
    return None
