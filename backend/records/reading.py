"""What of a record somebody reads: some fields of what reaches companies are not theirs."""

from functools import cache

import orjson

from sync.record import UNIT, Role
from sync.records import RECORDS

SIDES = frozenset({"base", "theirs", "mine"})
"""What a collision shows of the fields of a record."""


def read_by(role: Role, grants: frozenset[str], wire: bytes) -> bytes:
    """The line of a pull as somebody reads it: without the fields that are kept from his role.

    A company does not learn either which other companies a record reaches.
    """
    if role in UNIT:
        return wire
    line = orjson.loads(wire)
    if "data" not in line:
        return wire
    hidden = _hidden_from(role, line["tbl"])
    if line["tbl"] == "conflict" and _hidden_from(role, line["data"]["table"]):
        hidden |= SIDES
    line["tags"] = [tag for tag in line["tags"] if tag in grants]
    line["data"] = {name: value for name, value in line["data"].items() if name not in hidden}
    return orjson.dumps(line)


@cache
def _hidden_from(role: Role, table: str) -> frozenset[str]:
    fields = RECORDS[table].fields.values()
    return frozenset(each.name for each in fields if each.readers and role not in each.readers)
