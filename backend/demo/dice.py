"""Seeded dice."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Dice(Random):
    """The random numbers of one subject of the demo."""

    def chance(self, share: float) -> bool:
        """Yes, in this share of all throws."""
        return self.random() < share

    def some(self, things: Sequence[_T], least: int, most: int) -> list[_T]:
        """From ``least`` to ``most`` different things, fewer when there are not so many."""
        return self.sample(things, min(len(things), self.randint(least, most)))

    def weighted(self, weights: dict[_T, int]) -> _T:
        """One of the keys, each as often as its weight."""
        return self.choices(list(weights), list(weights.values()))[0]
