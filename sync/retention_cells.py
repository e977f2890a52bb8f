"""Counts of people that name nobody: small cells are left out, and what would give them away.

Whoever looks twice must not learn of the one person who was counted between: people are counted in
batches, one for each calendar year, and a batch is told once it is over. Batches too small to be
told join the next. What is told of each pool is safe by itself, so are the pools together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    if hidden and (len(hidden) < 2 or sum(counts[name] for name in hidden) < fewest):  # noqa: PLR2004 - two
        return dict.fromkeys(counts)
    return {name: None if name in hidden else count for name, count in counts.items()}


def pools(batches: Iterable[Mapping[str, int]], fewest: int = FEWEST) -> list[dict[str, int]]:
    """Join batches, the oldest first, until each pool counts enough people; the rest waits."""
    found: list[dict[str, int]] = []
    waiting: dict[str, int] = {}
    for batch in batches:
        waiting = {n: waiting.get(n, 0) + batch.get(n, 0) for n in {*waiting, *batch}}
        if sum(waiting.values()) >= fewest:
            found.append(waiting)
            waiting = {}
    return found


def told(batches: Iterable[Mapping[str, int]], fewest: int = FEWEST) -> dict[str, int | None]:
    """Return what may be told of batches that are over: None where a pool hides the cell."""
    found: dict[str, int | None] = {}
    for pool in pools(batches, fewest):
        shown = published(pool, fewest)
        for name in pool:
            before, more = found.get(name, 0), shown[name]
            found[name] = None if before is None or more is None else before + more
    return found


def total(batches: Iterable[Mapping[str, int]], fewest: int = FEWEST) -> int | None:
    """Return how many people the told pools count, None where there is none."""
    return sum(sum(pool.values()) for pool in pools(batches, fewest)) or None
