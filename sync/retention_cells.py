"""Counts of people that name nobody: small cells are left out, and what would give them away."""

from __future__ import annotations

from collections.abc import Mapping

FEWEST = 5
"""A count below it is a person's neighbour away from a name."""


def published(counts: Mapping[str, int], fewest: int = FEWEST) -> dict[str, int | None]:
    """Return the counts of one axis with None for those that may not be told, the total told.

    A hidden count must not follow from the total and the others: what is hidden adds up to at
    least ``fewest`` and stands in at least two cells, so the next smallest are hidden too.
    """
    hidden = {name for name, count in counts.items() if 0 < count < fewest}
    open_ = sorted((count, name) for name, count in counts.items() if count >= fewest)
    if hidden:
        while open_ and (len(hidden) < 2 or sum(counts[name] for name in hidden) < fewest):  # noqa: PLR2004 - two
            hidden.add(open_.pop(0)[1])
    if hidden and sum(counts[name] for name in hidden) < fewest:
        return dict.fromkeys(counts)
    return {name: None if name in hidden else count for name, count in counts.items()}


def total(counts: Mapping[str, int], fewest: int = FEWEST) -> int | None:
    """Return how many people an axis counts, None where they are too few."""
    found = sum(counts.values())
    return found if found == 0 or found >= fewest else None
