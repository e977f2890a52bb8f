"""Whether two written names may be the same tutor."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sync.notation.text import plain

_TITLES = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle"})
_LONG_ENOUGH_FOR_A_SLIP = 5


def compatible(one: str, other: str) -> bool:
    """Tell whether two names of tutors are compatible.

    Case, accents and titles aside, every token of the shorter name is a token of the longer, or
    within one edit of it (both of five letters or more), or its initial; one is no initial.
    """
    left, right = _tokens(one), _tokens(other)
    if not left or not right:
        return True
    if len(left) == len(right):
        return _within(left, right) or _within(right, left)
    return _within(*sorted((left, right), key=len))


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    found = plain(name).split()
    while found and found[0] in _TITLES:
        found = found[1:]
    return tuple(found)


def _within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    whole = [token for token in shorter if any(_same(token, each) for each in longer)]
    rest = [token for token in shorter if token not in whole]
    initials = all(
        len(token) == 1 and any(each.startswith(token) for each in longer) for token in rest
    )
    return initials and any(len(token) > 1 for token in whole)


def _same(token: str, other: str) -> bool:
    if token == other:
        return True
    if min(len(token), len(other)) < _LONG_ENOUGH_FOR_A_SLIP:
        return False
    return Levenshtein.distance(token, other, score_cutoff=1) <= 1
