"""Names of invented people: French ones, and those of families come from elsewhere."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from backend.demo.dice import Dice

LISTS = Path(__file__).with_name("lists")
"""Lists of names, separated by white space; a hyphen in a last name stands for a space."""


def _listed(name: str) -> tuple[str, ...]:
    return tuple((LISTS / f"{name}.txt").read_text(encoding="utf-8").split())


WOMEN, MEN, LAST = _listed("women"), _listed("men"), _listed("last")


@dataclass(frozen=True)
class Name:
    """A name as it is spoken; `is_woman` chose the first name."""

    first: str
    last: str
    is_woman: bool

    def __str__(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        """An address in the domain that is reserved for examples."""
        return f"{plain(self.first)}.{plain(self.last)}@example.org"


class Namesakes:
    """Draws names, none twice unless asked."""

    def __init__(self, random: Dice) -> None:
        self._random = random
        self._given: set[Name] = set()

    def draw(self, share_of_women: float) -> Name:
        """A name that nobody has yet."""
        while True:
            is_woman = self._random.random() < share_of_women
            first = self._random.choice(WOMEN if is_woman else MEN)
            name = Name(first, self._random.choice(LAST).replace("-", " "), is_woman)
            if name not in self._given:
                self._given.add(name)
                return name


def plain(text: str) -> str:
    """A text in lower-case ASCII letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in folded).split())
