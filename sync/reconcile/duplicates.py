"""Lines that say again what an earlier line said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.reconcile.reading import RowMatch, SheetRow

DUPLICATE = "E_DUPLICATE_ROW"


def with_duplicates_marked(
    rows: Sequence[SheetRow], matches: Sequence[RowMatch]
) -> tuple[SheetRow, ...]:
    """The rows, the second of two alike marked: same person, month, hours, type and start."""
    seen: set[tuple[object, ...]] = set()
    marked = []
    for row, match in zip(rows, matches, strict=True):
        if row.hours is None or not row.name_raw or match.band == "ambiguous":
            marked.append(row)
            continue
        person = match.worker_id or " ".join(sorted(plain(row.name_raw).split()))
        key = (person, row.month, row.hours, row.contract_type, row.start)
        marked.append(replace(row, errors=(*row.errors, DUPLICATE)) if key in seen else row)
        seen.add(key)
    return tuple(marked)
