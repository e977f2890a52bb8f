"""Headers of every response: what browsers may do with it, who keeps it, how it is compressed."""

import gzip

from flask import Flask, Response, request

from backend.traces import trace

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types svelte-trusted-html app-sw",
)
PAGE_POLICY = "; ".join(DIRECTIVES)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
ALWAYS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=()",
}
COMPRESSED = frozenset({"application/json", "application/problem+json"})
WORTH_COMPRESSING = 500
LEVEL = 5


def register(app: Flask) -> None:
    """Put the headers on every response of the application, refusals included."""
    app.after_request(finish)


def finish(response: Response) -> Response:
    """Complete a response; a route that set a header of its own (a stricter policy) keeps it."""
    policy = PAGE_POLICY if response.mimetype == "text/html" else DATA_POLICY
    wanted = ALWAYS | {
        "Cache-Control": "no-store",
        "Content-Security-Policy": policy,
        "X-Trace": trace(),
    }
    there = {name.title() for name, _ in response.headers}
    response.headers.extend((name, wanted[name]) for name in wanted if name.title() not in there)
    if response.mimetype in COMPRESSED:
        _compress(response)
    return response


def _compress(response: Response) -> None:
    """Compress JSON for a client that reads gzip; what streams or is compressed already stays."""
    response.vary.add("Accept-Encoding")
    if (
        response.is_streamed
        or response.direct_passthrough
        or "Content-Encoding" in response.headers
    ):
        return
    if (
        request.accept_encodings.quality("gzip") <= 0
        or (response.content_length or 0) < WORTH_COMPRESSING
    ):
        return
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
