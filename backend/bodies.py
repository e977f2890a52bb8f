"""The body of a request: read once, within its limit, inflated when it came compressed."""

import logging
import zlib
from io import BytesIO

from flask import request
from werkzeug.exceptions import HTTPException

from backend.problems import BadRequest, TooLarge, UnsupportedType

RATIO = 20
SMALLEST_ALLOWANCE = 16 * 1024
log = logging.getLogger(__name__)
GZIP = zlib.MAX_WBITS | 16


def receive(largest: int) -> None:
    """Read the body before a transaction begins, so that a slow phone holds no lock.

    TooLarge over `largest` bytes, as sent or inflated, or when it inflates more than 20 times.
    """
    request.max_content_length = largest
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding == "gzip":
        _replace(_inflated(_read(cache=False), largest))
    elif encoding != "identity":
        raise UnsupportedType(headers={"Accept-Encoding": "gzip"})
    _read(cache=True)


def _read(*, cache: bool) -> bytes:
    """The body as it was sent; BadRequest where its pieces are not of the form of HTTP."""
    try:
        return request.get_data(cache=cache)
    except HTTPException:
        raise
    except Exception as error:  # gunicorn's own kinds, which stand on nothing in common
        log.info("a body that cannot be read: %s", type(error).__name__)
        raise BadRequest from error


def _inflated(sent: bytes, largest: int) -> bytes:
    allowed = min(largest, max(RATIO * len(sent), SMALLEST_ALLOWANCE))
    inflater = zlib.decompressobj(GZIP)
    try:
        plain = inflater.decompress(sent, allowed + 1)
    except zlib.error as error:
        raise BadRequest from error
    if len(plain) > allowed:
        raise TooLarge
    if not inflater.eof or inflater.unused_data:
        raise BadRequest
    return plain


def _replace(plain: bytes) -> None:
    """Put the inflated body where Werkzeug reads: everything after sees an ordinary request."""
    request.environ["wsgi.input"] = BytesIO(plain)
    request.environ["CONTENT_LENGTH"] = str(len(plain))
    del request.environ["HTTP_CONTENT_ENCODING"]
    for cached in ("stream", "content_length"):
        request.__dict__.pop(cached, None)
