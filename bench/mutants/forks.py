"""Pieces of work, each in a process forked off with everything loaded; what each said."""

import contextlib
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

LONGEST = 300
"""Seconds after which a process is ended."""
Line = dict[str, object]
Say = Callable[[Line], None]
Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Ended(Generic[Piece]):
    """One piece of work that was done, or did not end in time."""

    piece: Piece
    lines: list[Line]
    in_time: bool


@dataclass
class Forks(Generic[Piece]):
    """So many processes at a time; each has a folder of its own, and says lines of JSON."""

    folder: Path
    processes: int
    begin: Callable[[Path], None]
    do: Callable[[Piece, Say], None]
    longest: int = 0
    running: dict[int, tuple[Path, Piece]] = field(default_factory=dict)

    def all(self, work: Iterable[Piece]) -> Iterator[Ended[Piece]]:
        """Do each piece of work; they come as they end."""
        if len(list(Path("/proc/self/task").iterdir())) > 1:
            raise RuntimeError("threads were started: no fork would have them")
        left = iter(work)
        while True:
            while len(self.running) < self.processes and (piece := next(left, None)) is not None:
                self._fork(piece)
            if not self.running:
                return
            yield self._next()

    def _next(self) -> Ended[Piece]:
        pid, status = os.wait()
        folder, piece = self.running.pop(pid)
        endless = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
        if status and not endless:
            raise RuntimeError(f"a process broke off ({status}): {piece}")
        said = (folder / "said").read_text(encoding="utf-8").splitlines()
        shutil.rmtree(folder, ignore_errors=True)
        return Ended(piece, [json.loads(each) for each in said], not endless)

    def _fork(self, piece: Piece) -> None:
        folder = self.folder / f"fork-{time.monotonic_ns()}"
        folder.mkdir()
        sys.stdout.flush()
        pid = os.fork()
        if pid:
            self.running[pid] = folder, piece
            return
        code = 1
        with contextlib.suppress(BaseException):  # whatever happens, this process goes no further
            signal.alarm(self.longest)
            self._work(piece, folder)
            code = 0
        os._exit(code)

    def _work(self, piece: Piece, folder: Path) -> None:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        self.begin(folder)
        with (folder / "said").open("w", encoding="utf-8") as file:

            def say(line: Line) -> None:
                file.write(json.dumps(line) + "\n")
                file.flush()

            self.do(piece, say)
