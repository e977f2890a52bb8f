"""The body of a request: read once, within its limit, inflated when it came compressed."""

import zlib
from io import BytesIO

from flask import request

from backend.problems import BadRequest, TooLarge, UnsupportedType

RATIO = 20
SMALLEST_ALLOWANCE = 16 * 1024
GZIP = zlib.MAX_WBITS | 16


def receive(largest: int) -> None:
    """Read the body before a transaction begins, so that a slow phone holds no lock.

    TooLarge over `largest` bytes, as sent or inflated, or when it inflates more than 20 times.
    """
    request.max_content_length = largest
    encoding = request.headers.get("Content-Encoding", "identity").lower()
    if encoding == "gzip":
        _replace(_inflated(request.stream.read(), largest))
    elif encoding != "identity":
        raise UnsupportedType(headers={"Accept-Encoding": "gzip"})
    request.get_data(cache=True)


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
