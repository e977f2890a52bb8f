"""The process in which a file from outside is opened: little memory, little time, nothing to write.

Run by path, alone: `python -I child.py`, the file on its standard input after one line of JSON.
"""

# ruff: noqa: E402 - the limits come before anything that could use them up

import json
import resource
import sys
import types
from importlib import import_module
from pathlib import Path
from typing import Any

MEGABYTE = 1 << 20
MEMORY = 512 * MEGABYTE
MOST_TOLD, MOST_READ = 64 * MEGABYTE, 16 * MEGABYTE
"""What the server has to hold of an answer: of files taken apart, of one sheet."""
CPU_SECONDS = 20

resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))
# These packages would load Flask, the database and every rule, none of which reads files.
for _name in ("backend", "sync.reconcile"):
    _package = types.ModuleType(_name)
    _package.__path__ = [str(ROOT.joinpath(*_name.split(".")))]
    sys.modules[_name] = _package

from backend.sheets.reader.mail_parts import mail_parts
from backend.sheets.reader.read import read_sheet
from backend.sheets.reader.refusals import Refused
from backend.sheets.reader.shown import shown_grids
from backend.sheets.reader.wire import to_json
from sync.reconcile.reading import SheetReading


def called(place: str, content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a function of ours, `module:name`, makes of a file; why it is refused is a text."""
    module, _, name = place.partition(":")
    try:
        return getattr(import_module(module), name)(content)
    except Refused as refusal:
        return refusal.code
    except MemoryError:
        return "F_TOO_BIG"


def main() -> None:
    """Read one file and write what it says, or why it is refused, as one JSON object."""
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    if "call" in asked:
        tell(called(asked["call"], content))
        return
    if asked.get("mail"):
        tell(mail_parts(content))
        return
    try:
        reading = read_sheet(content, asked["slot_months"], asked.get("meanings"))
    except MemoryError:
        refusal = Refused("F_TOO_BIG")
        reading = SheetReading(file_errors=(refusal.code,), why_fr=refusal.fr, why_en=refusal.en)
    told = to_json(reading)
    if asked.get("grid"):
        told = {"reading": told, "grid": shown_grids(content)}
    tell(told, MOST_READ)


def tell(found: Any, most: int = MOST_TOLD) -> None:  # noqa: ANN401 - whatever JSON holds
    """Write the answer, unless whoever asked could not hold it: MemoryError."""
    said = json.dumps(found)
    if len(said) > most:
        raise MemoryError
    sys.stdout.write(said)


if __name__ == "__main__":
    main()
