"""What gunicorn answers by itself: to a line that is no HTTP, to headers that are too long.

Its own page repeats what was sent, as HTML without our headers; ours says the status and no more.
"""

import socket
from importlib import import_module
from typing import Any

from backend.headers import ALWAYS, DATA_POLICY

UTIL: Any = import_module("gunicorn.util")
TEXT = "text/plain; charset=utf-8"


def refuse(client: socket.socket, status: int, reason: str, _detail: str) -> None:
    """Answer with a status under the headers of every answer, and close."""
    body = f"{status} {reason}\n".encode()
    headers = ALWAYS | {
        "Content-Security-Policy": DATA_POLICY,
        "Cache-Control": "no-store",
        "Content-Type": TEXT,
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {said}" for name, said in headers.items())]
    UTIL.write_nonblock(client, "\r\n".join([*lines, "", ""]).encode("latin-1") + body)


def install() -> None:
    """Put our answer in the place of gunicorn's, which offers no setting for it."""
    UTIL.write_error = refuse  # each worker calls it by its module
