"""What the installation logs: one line of JSON for each event, without anybody's name or secret.

A line names a request by the number that its phone drew, that the answer carries (`X-Trace`, and
`trace` in a problem) and with whose first eight digits the journal's `turn` begins. Of an exception
the kinds and the places are told, never the words: those of a database quote values.
"""

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, request

from backend.traces import trace

FRAMES = 12
OTHERS = "site-packages"
SECRETS = re.compile(
    r"(?P<mail>[^\s<>\"'@,;:=()]+@[^\s<>\"'@,;:=()]+\.\w+)"
    r"|(?P<token>\beyJ[\w-]+\.[\w-]+\.[\w-]+|\b(?=\w*[A-Z])(?=\w*[a-z])(?=\w*\d)[\w-]{24,})"
    r"|(?P<password>(?<=//)[^/\s:@]+:[^/\s@]+@)"
)
"""An address, a token, a password of a URL: a second wall, behind lines that do not name them."""

access = logging.getLogger("jalon.requests")


class Line(logging.Formatter):
    """One event as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": masked(record.getMessage()),
        }
        if has_request_context():
            told |= {"request": trace(), "route": request.endpoint}
        told |= getattr(record, "figures", {})
        if record.exc_info and record.exc_info[1]:
            told["accident"] = list(causes(record.exc_info[1]))
        return json.dumps(told, ensure_ascii=False)


def masked(text: str) -> str:
    """A text without what looks like an address or a secret."""
    return SECRETS.sub(lambda found: f"‹{found.lastgroup}›", text)


def causes(error: BaseException) -> Iterator[dict[str, object]]:
    """The kinds of an exception and of those before it, and where each arose."""
    before: BaseException | None = error
    while before is not None:
        steps = traceback.extract_tb(before.__traceback__)
        ours = [step for step in steps if OTHERS not in step.filename][-FRAMES:]
        last = [step for step in steps[-1:] if step not in ours]
        places = [f"{each.filename.rpartition('/')[2]}:{each.lineno}" for each in (*ours, *last)]
        yield {"kind": f"{type(before).__module__}.{type(before).__qualname__}", "at": places}
        before = before.__cause__ or (None if before.__suppress_context__ else before.__context__)


def begin(level: int = logging.INFO) -> None:
    """Log to the standard error of this process, from here on."""
    door = logging.StreamHandler(sys.stderr)
    door.setFormatter(Line())
    logging.basicConfig(level=level, handlers=[door], force=True)


def register(app: Flask) -> None:
    """Log each answer, as its route, its status and what it cost; neither path nor query."""
    app.before_request(_begun)
    app.after_request(_answered)


def _begun() -> None:
    g.begun = time.perf_counter()


def _answered(response: Response) -> Response:
    took = time.perf_counter() - g.get("begun", time.perf_counter())
    figures = {
        "method": request.method,
        "status": response.status_code,
        "ms": round(took * 1000, 1),
        "bytes": response.content_length or 0,
    }
    access.info("answered", extra={"figures": figures})
    return response
