"""Changes that a locked phone sends: sealed to the territory's key, opened here, then as any other.

A box says no more than its number and identifier; the same change sent open later finds its
receipt. A box that no key opens refuses the push: the phone keeps it.
"""

from base64 import b64decode
from typing import Any

import orjson

from backend.accounts import sealing
from backend.accounts.boxes import Unreadable
from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.extensions import db
from backend.settings import in_force
from sync.protocol import UnreadableError

BOX = "box"


def opened(ops: list[Any]) -> list[Any]:
    """The changes of a push, those in a box taken out of it: UnreadableError names one."""
    if not any(isinstance(raw, dict) and BOX in raw for raw in ops):
        return ops
    territory = db.session.get_one(Territory, me().territory_id)
    key = sealing.private_key(territory, in_force())
    return [
        _opened(key, raw, index) if isinstance(raw, dict) and BOX in raw else raw
        for index, raw in enumerate(ops)
    ]


def _opened(key: sealing.PrivateKey, raw: dict[str, Any], index: int) -> dict[str, Any]:
    try:
        box = b64decode(raw[BOX], validate=True)
        plain = sealing.unsealed(key, f"op:{raw['op']}", box)
        content = orjson.loads(plain)
    except (Unreadable, ValueError, LookupError, TypeError) as error:
        raise UnreadableError(f"/ops/{index}/box", "not_readable") from error
    if not isinstance(content, dict) or content.get("op") != raw["op"]:
        raise UnreadableError(f"/ops/{index}/box", "not_readable")
    return {**content, "n": raw.get("n")}
