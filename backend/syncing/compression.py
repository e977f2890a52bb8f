"""Answers of the exchange, compressed as well as the phone can read them."""

import gzip

import brotli
import orjson
import zstandard
from flask import Request, Response

SMALLEST = 600
ZSTD_LEVEL, BROTLI_QUALITY, GZIP_LEVEL = 3, 3, 6


def compressed(body: bytes, request: Request) -> Response:
    """Return a JSON answer that nothing may keep, in the best encoding that the phone accepts."""
    response = Response(body, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Encoding")
    encoding = request.accept_encodings.best_match(("zstd", "br", "gzip"))
    if len(body) >= SMALLEST and encoding is not None:
        response.set_data(_encoded(body, encoding))
        response.headers["Content-Encoding"] = encoding
    return response


def _encoded(body: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body)
    if encoding == "br":
        smaller: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return smaller
    return gzip.compress(body, GZIP_LEVEL, mtime=0)


def body_of(head: dict[str, object], cursor: str | None, lines: list[bytes] | None) -> bytes:
    """Return the body of a pull: its head, its cursor, and the stored bytes of its records."""
    if lines is None:
        return orjson.dumps(head)
    full = {**head, "cursor": cursor}
    return b'%s,"changes":[%s]}' % (orjson.dumps(full)[:-1], b",".join(lines))
