"""Where a phone stands in each of its scopes: opaque to it, signed, and small.

Positions equal to the highest are folded into one number, so that an officer's tens of scopes
take a few bytes each.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from backend.records.timeline import Mark

VERSION = "v1."


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position for each scope held; those of ``entering`` are not yet whole on the phone.

    ``line`` is the last line of the journal when it was given, as a mark has it.
    """

    epoch: str
    schema: int
    positions: dict[str, int]
    entering: frozenset[str]
    line: str | None

    def seen(self) -> Mark:
        """Return how far its phone has heard."""
        return Mark(self.epoch, max(self.positions.values(), default=0), self.line)


def write(cursor: Cursor, secret: str, holder: str) -> str:
    """Return the cursor as text, bound to its holder."""
    head = max(cursor.positions.values(), default=0)
    behind = {scope: at for scope, at in cursor.positions.items() if at != head}
    level = sorted(scope for scope, at in cursor.positions.items() if at == head)
    content = {"e": cursor.epoch, "h": cursor.schema, "p": head, "s": level, "l": cursor.line}
    if behind:
        content |= {"b": behind, "n": sorted(cursor.entering)}
    return VERSION + _serializer(secret, holder).dumps(content)


def read(text: object, secret: str, holder: str) -> Cursor | None:
    """Return the cursor of a text, None when it is none of ours or of somebody else."""
    if not isinstance(text, str) or not text.startswith(VERSION):
        return None
    try:
        content: dict[str, Any] = _serializer(secret, holder).loads(text.removeprefix(VERSION))
    except BadSignature:
        return None
    positions = dict.fromkeys(content["s"], content["p"]) | content.get("b", {})
    entering = frozenset(content.get("n", ()))
    return Cursor(content["e"], content["h"], positions, entering, content.get("l"))


@lru_cache(maxsize=512)
def _serializer(secret: str, holder: str) -> "URLSafeSerializer":
    return URLSafeSerializer(secret, salt=f"jalon.cursor.{holder}")
