"""SIRETs with right keys whose SIREN begins with 999, at the far end of what INSEE hands out."""

from stdnum import luhn

from backend.demo.dice import Dice


class Sirets:
    """Draws SIRETs, none twice."""

    def __init__(self, random: Dice) -> None:
        self._random = random
        self._given: set[str] = set()

    def draw(self) -> str:
        """A SIRET whose SIREN has a right key as well; most are head offices (NIC 0001x)."""
        while True:
            stem = f"999{self._random.randint(0, 99999):05d}"
            siren = stem + luhn.calc_check_digit(stem)
            if siren not in self._given:
                self._given.add(siren)
                nic = f"{self._random.choice((1, 1, 1, 2, 3)):04d}"
                return siren + nic + luhn.calc_check_digit(siren + nic)
