"""How easily a new password is guessed: its length, common lists, French words, its owner's own.

No rule of classes of characters and no periodic change: a sentence of some words is best.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import zxcvbn

from backend.accounts.models import User
from backend.accounts.passwords import LONGEST, SHORTEST
from backend.problems import FieldError, Invalid

ENOUGH = 11.0
"""Guesses needed, as a power of ten, by somebody who knows the lists and the person."""
JUDGED = 40
"""Characters that are looked at: time grows with their square, and who types more loses nothing."""
BETWEEN = re.compile(r"[\W_]+")
LIST = Path(__file__).parent / "lists" / "french.txt"


def must_be_hard_to_guess(password: str, pointer: str, context: Iterable[str]) -> None:
    """Refuse a password that is short or easily guessed: Invalid at `pointer`."""
    if len(password) < SHORTEST:
        raise Invalid(errors=[FieldError(pointer, "password_too_short", SHORTEST)])
    if len(password) > LONGEST:
        raise Invalid(errors=[FieldError(pointer, "too_long", LONGEST)])
    if guesses(password, context) < ENOUGH:
        raise Invalid(errors=[FieldError(pointer, "password_guessable")])


def context_of(user: User) -> list[str]:
    """What somebody who knows a user tries first."""
    return [user.name, user.email, user.territory.name, "jalon"]


def guesses(password: str, context: Iterable[str]) -> float:
    """The guesses that a password holds out, as a power of ten.

    Accents and what stands between words help nobody.
    """
    known = [word for text in context for word in BETWEEN.split(plain(text)) if word]
    words = [*known, *french_words()]
    begins = plain(password)[:JUDGED]
    forms = {begins, BETWEEN.sub("", begins)} - {""}
    found = [zxcvbn.zxcvbn(form, user_inputs=words) for form in forms]
    return min((float(each["guesses_log10"]) for each in found), default=0.0)


def plain(text: str) -> str:
    """A text without its accents."""
    taken = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in taken if not unicodedata.combining(letter))


@cache
def french_words() -> tuple[str, ...]:
    """Words and passwords that French people choose, the most frequent first."""
    return tuple(LIST.read_text(encoding="ascii").split())
