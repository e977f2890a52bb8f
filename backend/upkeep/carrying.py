"""One territory, carried to another installation: its rows and its files in one sealed file.

The file is sealed under the secret of the installation that wrote it. The other one reads it while
it knows that secret as its previous one (`JALON_SECRET_KEY_PREVIOUS`), and needs it until `./jalon
secret rewrite` has written the territory's own keys anew.
"""

import base64
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from backend.attachments.objects import Objects
from backend.attachments.storage import FILES
from backend.extensions import db
from backend.upkeep import dump
from backend.upkeep.sealed import Damaged, SealedWriter, opened

PURPOSE = "territory"


class NotATerritory(ValueError):
    """The file holds something else than one territory of this version."""


@dataclass(frozen=True)
class Carried:
    """What a file holds of a territory."""

    territory: str
    rows: int
    files: int


def export(
    connection: Connection, files: Objects, territory: str, at: datetime, target: tuple[Path, bytes]
) -> Carried:
    """Write a territory into a file under a key, read it again, and name it: Damaged."""
    path, key = target
    arriving = path.with_name(f"{path.name}.arriving")
    try:
        with arriving.open("wb") as file, SealedWriter(file, key) as stream:
            written = dump.written(connection, at, territory)
            for line in chain(written, _with_content(files, territory)):
                stream.write(line)
        done = verified(arriving, (key,))
        arriving.replace(path)
    finally:
        arriving.unlink(missing_ok=True)
    return done


def verified(path: Path, keys: tuple[bytes, ...]) -> Carried:
    """Read a whole file: Damaged or NotATerritory where it is not as it was written."""
    lines = _lines(path, keys)
    territory = orjson.loads(next(lines)).get("territory")
    if territory is None:
        raise NotATerritory("it holds a whole installation: ./jalon restore reads it")
    rows = files = 0
    found = dump.Counted()
    for line in lines:
        if line.startswith(b"["):
            found = found.and_row(line)
            continue
        said = orjson.loads(line)
        if "file" in said:
            _content(said)
            files += 1
        elif said.get("end"):
            if said != {"end": said["end"], **found.told()}:
                raise Damaged(f"table {said['end']} is not as it was written")
            rows, found = rows + found.rows, dump.Counted()
    return Carried(territory, rows, files)


def load(connection: Connection, files: Objects, path: Path, keys: tuple[bytes, ...]) -> Carried:
    """Put a verified territory into this installation, and compare: nothing, or all of it."""
    done = verified(path, keys)
    dump.loaded(connection, _lines(path, keys))
    ends = {said["end"]: said for said in map(orjson.loads, _marks(path, keys)) if "end" in said}
    for table in db.metadata.sorted_tables:
        here = dump.counted(connection, table, done.territory).told()
        if ends[table.name] != {"end": table.name, **here}:
            raise dump.NotAsWritten(f"table {table.name} is not the same here")
    for said in map(orjson.loads, _marks(path, keys)):
        if "file" in said:
            files.write(FILES + said["file"], _content(said))
    return done


def _with_content(files: Objects, territory: str) -> Iterator[bytes]:
    for found in files.below(f"{FILES}{territory}/"):
        content = files.read(found.name)
        if content is not None:
            told = {"file": found.name.removeprefix(FILES), "sha256": sha256(content).hexdigest()}
            yield orjson.dumps({**told, "content": base64.b64encode(content).decode()}) + b"\n"


def _content(said: dict[str, Any]) -> bytes:
    content = base64.b64decode(said["content"])
    if sha256(content).hexdigest() != said["sha256"]:
        raise Damaged(f"the file {said['file']} is not as it was")
    return content


def _marks(path: Path, keys: tuple[bytes, ...]) -> Iterator[bytes]:
    """The lines that are no rows."""
    return (line for line in _lines(path, keys) if not line.startswith(b"["))


def _lines(path: Path, keys: tuple[bytes, ...]) -> Iterator[bytes]:
    """The lines under the first key that opens them."""
    with path.open("rb") as file:
        rest = b""
        for piece in opened(file, _opening(path, keys)):
            *whole, rest = (rest + piece).split(b"\n")
            yield from (line + b"\n" for line in whole)


def _opening(path: Path, keys: tuple[bytes, ...]) -> bytes:
    for key in keys:
        with path.open("rb") as file, suppress(Damaged):
            next(opened(file, key))
            return key
    raise Damaged("it is damaged, or of another secret: set JALON_SECRET_KEY_PREVIOUS to that one")
