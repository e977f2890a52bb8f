"""Telephone numbers of the ranges that ARCEP keeps for fiction: nobody answers there."""

from backend.demo.dice import Dice

OFFICES = ("01 99 00", "02 61 91")
MOBILES = ("06 39 98",)


class Numbers:
    """Draws telephone numbers, none twice."""

    def __init__(self, random: Dice) -> None:
        self._random = random
        self._given: set[str] = set()

    def office(self) -> str:
        """The number of a desk."""
        return self._draw(OFFICES)

    def mobile(self) -> str:
        """The number of a mobile phone."""
        return self._draw(MOBILES)

    def _draw(self, ranges: tuple[str, ...]) -> str:
        while True:
            last = self._random.randint(0, 9999)
            number = f"{self._random.choice(ranges)} {last // 100:02d} {last % 100:02d}"
            if number not in self._given:
                self._given.add(number)
                return number
