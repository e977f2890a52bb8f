"""The number of a request: in its answer, in the log, and in what the journal took of it."""

import re
from uuid import uuid4

from flask import g, has_request_context, request

REQUEST_ID = "X-Request-Id"
DRAWN = re.compile(r"[0-9a-f]{32}")
"""What a phone draws for each request."""


def trace() -> str:
    """The number of this request: its phone's, or ours."""
    if "trace" not in g:
        asked = request.headers.get(REQUEST_ID, "")
        g.trace = asked if DRAWN.fullmatch(asked) else uuid4().hex
    return str(g.trace)


def request_id() -> str:
    """The number of this request; empty where there is none, in a command or a job."""
    return trace() if has_request_context() else ""
