"""Opening files from outside in a process of their own, so that a hostile one harms nobody."""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import has_request_context

from backend.problems import Unavailable
from backend.sheets.reader.refusals import FileError, Refused
from backend.sheets.reader.turns import NoTurnError, a_turn
from backend.sheets.reader.wire import from_json
from backend.sheets.reader.workbook import MOST_BYTES, OLE
from sync.reconcile.reading import SheetReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Shown = list[dict[str, Any]]
CHILD = Path(__file__).with_name("child.py")
WALL_SECONDS = 40
LONGEST_WAIT = 10
"""Seconds that a request waits for its turn: its thread is needed for others."""
STOPPED = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
log = logging.getLogger(__name__)


def read_safely(
    content: bytes, slot_months: Sequence[str] = (), meanings: Mapping[str, str] | None = None
) -> SheetReading:
    """What a file says, read under limits of memory and time; never raises for what is in it.

    The arguments are those of `read_sheet`.
    """
    return _opened(content, {"slot_months": list(slot_months), "meanings": dict(meanings or {})})[0]


def read_and_show(
    content: bytes, slot_months: Sequence[str] = (), meanings: Mapping[str, str] | None = None
) -> tuple[SheetReading, Shown]:
    """What a file says, and its sheets as text to show beside it."""
    asked = {"slot_months": list(slot_months), "meanings": dict(meanings or {}), "grid": True}
    return _opened(content, asked)


def open_mail(content: bytes) -> dict[str, Any]:
    """The sender and the files of an e-mail, taken apart under the same limits; or its `error`."""
    try:
        done = _run(content, {"mail": True})
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"error": "unreadable"}
    return told


def call_safely(place: str, content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a function of ours (`module:name`) makes of a file, called under the same limits.

    A text is the code of a refusal; the function itself gives anything else that JSON holds.
    """
    if len(content) > MOST_BYTES:
        return "F_TOO_BIG"
    try:
        done = _run(content, {"call": place})
    except subprocess.TimeoutExpired:
        return "F_TOO_BIG"
    if done.returncode != 0:
        return _died(done, old_workbook=content.startswith(OLE)).file_errors[0]
    return json.loads(done.stdout)


def _run(content: bytes, asked: dict[str, Any]) -> subprocess.CompletedProcess[bytes]:
    """What the process answered; one that a stopping server took along is begun again, once.

    Unavailable to a request when all processors are busy with other files.
    """
    patience = LONGEST_WAIT if has_request_context() else math.inf
    try:
        with a_turn(patience):
            done = _begun(content, asked)
            return _begun(content, asked) if -done.returncode in STOPPED else done
    except NoTurnError as error:
        raise Unavailable(headers={"Retry-After": "10"}) from error


def _begun(content: bytes, asked: dict[str, Any]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own file, with our own interpreter
        [sys.executable, "-I", str(CHILD)],
        input=json.dumps(asked).encode() + b"\n" + content,
        capture_output=True,
        timeout=WALL_SECONDS,
        check=False,
    )


def _opened(content: bytes, asked: dict[str, Any]) -> tuple[SheetReading, Shown]:
    if len(content) > MOST_BYTES:
        return _refused("F_TOO_BIG"), []
    try:
        done = _run(content, asked)
    except subprocess.TimeoutExpired:
        return _refused("F_TOO_BIG"), []
    if done.returncode != 0:
        return _died(done, old_workbook=content.startswith(OLE)), []
    try:
        told = json.loads(done.stdout)
        if asked.get("grid"):
            return from_json(told["reading"]), told["grid"]
        return from_json(told), []
    except (ValueError, KeyError, TypeError):
        log.exception("The reader of sheets answered nonsense")
        return _refused("F_CORRUPT"), []


def _died(done: subprocess.CompletedProcess[bytes], *, old_workbook: bool) -> SheetReading:
    """Killed for its time, out of memory, or a fault: the file is refused, the fault logged.

    A small old workbook (.xls) that asks for much memory is a damaged one.
    """
    spent = -done.returncode in {signal.SIGXCPU, signal.SIGKILL}
    starved = -done.returncode in {signal.SIGABRT, signal.SIGSEGV} or b"MemoryError" in done.stderr
    if spent or (starved and not old_workbook):
        return _refused("F_TOO_BIG")
    last = done.stderr.rstrip().rpartition(b"\n")[2].decode(errors="replace")
    log.warning("The reader of sheets failed: %s", last.partition(":")[0][:80])
    return _refused("F_CORRUPT")


def _refused(code: FileError) -> SheetReading:
    refusal = Refused(code)
    return SheetReading(file_errors=(code,), why_fr=refusal.fr, why_en=refusal.en)


def read_many(files: Iterable[tuple[bytes, Sequence[str]]]) -> Iterator[SheetReading]:
    """The readings of many files in their order, as many at once as there are processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as readers:
        yield from readers.map(lambda pair: read_safely(*pair), files)
