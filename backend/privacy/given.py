"""A person's file as an answer to carry away: PDF to read, JSON to take elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from flask import Response

from backend.privacy import paper


def as_file(told: Mapping[str, Any], person: str, at: datetime, form: str) -> Response:
    """Return the answer; its name bears an id, never a person's name."""
    indented = orjson.OPT_INDENT_2
    content = paper.pdf_of_file(told, at) if form == "pdf" else orjson.dumps(told, option=indented)
    answer = Response(content, mimetype=f"application/{form}")
    name = f"dossier-{person[:8]}-{at:%Y-%m-%d}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
