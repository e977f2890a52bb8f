"""A plain Fellegi-Sunter linkage by EM on eight fields, as a peer for the matching of names."""

import math
from collections import defaultdict

from rapidfuzz.distance import JaroWinkler

FIELDS = (
    "given_name", "surname", "street_number", "address_1", "suburb", "postcode", "date_of_birth",
    "soc_sec_id",
)  # fmt: skip
BLOCKS = ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode")
ALIKE = 0.88
ROUNDS = 20
SMALL = 1e-6

Record = dict[str, str]
Pattern = tuple[bool, ...]


def candidates(left: list[Record], right: list[Record]) -> set[tuple[int, int]]:
    """Pairs that agree on at least one blocking field."""
    pairs: set[tuple[int, int]] = set()
    for field in BLOCKS:
        where = defaultdict(list)
        for i, record in enumerate(left):
            where[record[field]].append(i)
        for j, record in enumerate(right):
            if record[field] and len(where[record[field]]) <= 60:  # noqa: PLR2004 - rare enough
                pairs.update((i, j) for i in where[record[field]])
    return pairs


def pattern(a: Record, b: Record) -> Pattern:
    """Which fields agree: the same, or for words nearly the same."""
    return tuple(
        bool(a[f])
        and (a[f] == b[f] or (a[f].isalpha() and JaroWinkler.similarity(a[f], b[f]) > ALIKE))
        for f in FIELDS
    )


def weights(counts: dict[Pattern, int], share: float) -> dict[Pattern, float]:
    """The weight in bits of each pattern, m and u estimated by expectation and maximisation."""
    m, u = [0.9] * len(FIELDS), [0.1] * len(FIELDS)
    for _ in range(ROUNDS):
        matched = {p: _posterior(p, m, u, share) for p in counts}
        total = sum(counts.values())
        hits = sum(matched[p] * n for p, n in counts.items())
        share = min(max(hits / total, SMALL), 1 - SMALL)
        m = [
            _bounded(sum(matched[p] * n * p[k] for p, n in counts.items()) / max(hits, SMALL))
            for k in range(len(FIELDS))
        ]
        u = [
            _bounded(
                sum((1 - matched[p]) * n * p[k] for p, n in counts.items())
                / max(total - hits, SMALL)
            )
            for k in range(len(FIELDS))
        ]
    return {p: math.log2(_odds(p, m, u) * share / (1 - share)) for p in counts}


def _bounded(chance: float) -> float:
    return min(max(chance, SMALL), 1 - SMALL)


def _odds(p: Pattern, m: list[float], u: list[float]) -> float:
    return math.prod(
        m[k] / u[k] if agrees else (1 - m[k]) / (1 - u[k]) for k, agrees in enumerate(p)
    )


def _posterior(p: Pattern, m: list[float], u: list[float], share: float) -> float:
    odds = _odds(p, m, u) * share / (1 - share)
    return odds / (1 + odds)


def linked(left: list[Record], right: list[Record]) -> dict[int, int]:
    """The pairs above zero bits, each record once, the heaviest first: right to left index."""
    patterns = {pair: pattern(left[pair[0]], right[pair[1]]) for pair in candidates(left, right)}
    counts: dict[Pattern, int] = defaultdict(int)
    for found in patterns.values():
        counts[found] += 1
    bits = weights(counts, len(right) / max(len(patterns), 1) * 0.9)
    taken: set[int] = set()
    result: dict[int, int] = {}
    for (i, j), found in sorted(patterns.items(), key=lambda item: -bits[item[1]]):
        if bits[found] > 0 and i not in taken and j not in result:
            taken.add(i)
            result[j] = i
    return result
