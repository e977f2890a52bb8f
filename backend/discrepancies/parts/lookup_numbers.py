"""Look-ups as rows hold them: eight bytes each."""

from array import array
from collections.abc import Iterable

from backend.records.lookups import Lookup, number_of


def packed(lookups: Iterable[Lookup]) -> bytes:
    """Return the bytes that stand for some look-ups."""
    return array("Q", sorted(map(number_of, lookups))).tobytes()


def unpacked(packed_bytes: bytes) -> frozenset[int]:
    """Return the numbers that such bytes hold."""
    return frozenset(array("Q", packed_bytes))
