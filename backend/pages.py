"""The built phone application: its files with their precompressed forms, and its screens."""

from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.security import safe_join

from backend.headers import PAGE_POLICY

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
OURS = ("api", "auth", "sync", "metrics", "healthz", "readyz")
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    ".webmanifest": "application/manifest+json",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
}


def register(app: Flask, built: Path) -> None:
    """Answer what no route answers with the built application in a folder."""

    def page() -> Response | None:
        is_unknown = isinstance(request.routing_exception, NotFound)
        if not is_unknown or request.method not in {"GET", "HEAD"}:
            return None
        return _file(built, request.path.lstrip("/"))

    app.before_request(page)


def _file(built: Path, path: str) -> Response | None:
    """The file of a path; the first page for a screen; none for what does not exist."""
    first, last = path.split("/", 1)[0], path.rsplit("/", 1)[-1]
    if first in OURS or any(step.startswith(".") for step in path.split("/")):
        return None
    found = safe_join(str(built), path) if path else None
    if found is None or not _is_file(Path(found)):
        if first == "assets" or "." in last:
            return None
        found = str(built / "index.html")
    return _sent(Path(found), first) if Path(found).is_file() else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the disk
        return False


def _sent(file: Path, first: str) -> Response:
    encoding, stored = _best_form(file)
    kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    response = send_file(stored, mimetype=kind, conditional=True, etag=True)
    response.vary.add("Accept-Encoding")
    if encoding:
        response.headers["Content-Encoding"] = encoding
    hashed = first == "assets" and response.status_code < HTTPStatus.BAD_REQUEST
    response.headers["Cache-Control"] = FOR_EVER if hashed else "no-cache"
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return response


def _best_form(file: Path) -> tuple[str, Path]:
    for encoding, suffix in ENCODINGS:
        stored = file.with_name(file.name + suffix)
        if request.accept_encodings.quality(encoding) > 0 and stored.is_file():
            return encoding, stored
    return "", file
