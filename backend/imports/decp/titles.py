"""What the title of a contract says of its lot and of the operation that it is part of."""

import re

_LOT = re.compile(
    r"[\s\-–—,:;(]*\blot\s*(?:n\s*[°ºo]?|num[ée]ro)?\.?\s*([0-9]{1,3}[A-Za-z]?)\b[\s)\-–—:,.]*(.*)$",
    re.IGNORECASE | re.DOTALL,
)
WHOLE = "0"
LONGEST = 300


def lot_of(title: str) -> tuple[str, str, str]:
    """Return the title of the operation, the number and the title of the lot.

    A contract that names no lot is one lot, "0".
    """
    found = _LOT.search(title)
    if found is None:
        return title[:LONGEST], WHOLE, title[:LONGEST]
    before, after = title[: found.start()].strip(), found[2].strip()
    number = found[1].lstrip("0").upper() or WHOLE
    if len(before) < len("Gros œuvre"):  # the lot stands first: what follows names both
        return title[:LONGEST], number, (after or title)[:LONGEST]
    return before[:LONGEST], number, (after or title)[:LONGEST]
