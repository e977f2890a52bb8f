"""Invented registers and crews, and the ways in which a clerk writes a name."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sync.reconcile.matching import Employment, Person
from tests.sheets.invented import FIRST, LAST

SYLLABLES = [
    "BA",
    "DE",
    "LO",
    "MI",
    "RA",
    "TOU",
    "SI",
    "NE",
    "KA",
    "VAL",
    "MOR",
    "GUI",
    "FER",
    "LAN",
    "DU",
    "PE",
    "CHE",
    "ZA",
    "OU",
    "BI",
]


def register(random: Random, count: int) -> list[Person]:
    """Persons whose surnames are met with very unequal frequencies, as in life."""
    rare = ["".join(random.choices(SYLLABLES, k=random.choice([2, 3]))) for _ in range(count // 8)]
    common = [last.replace("_", " ") for last in LAST]
    firsts = [first.replace("_", " ") for first in FIRST]
    firsts += ["".join(random.choices(SYLLABLES, k=2)).capitalize() for _ in range(150)]
    persons = []
    for number in range(count):
        last = random.choice(common) if random.random() < 0.35 else random.choice(rare)
        birth = random.choice(common) if random.random() < 0.15 else None
        born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
        persons.append(Person(f"W{number:05d}", last, random.choice(firsts), birth, born))
    return persons


def employed(crew: list[Person]) -> list[Employment]:
    return [Employment(person.id, date(2024, 9, 1)) for person in crew]


def mistyped(random: Random, text: str) -> str:
    at = random.randrange(1, len(text))
    return random.choice(
        [
            text[:at] + text[at + 1 :],
            text[:at] + text[at - 1] + text[at:],
            text[:at] + "e" + text[at + 1 :],
        ]
    )


def clerk(random: Random, person: Person) -> str:
    """One name as it may come: plain most of the time, reversed, mistyped, shortened, halved."""
    last, first = person.last_name, person.first_name
    chance = random.random()
    if chance < 0.1:
        last = mistyped(random, last)
    elif chance < 0.2 and len(first) > 4:
        first = mistyped(random, first)
    elif chance < 0.25:
        last = last.replace(" ", "")
    elif chance < 0.28 and person.birth_name:
        last = f"{last} née {person.birth_name}"
    elif chance < 0.31:
        first = f"{first[0]}."
    return random.choice(
        [
            f"{last.upper()} {first}",
            f"{first} {last.upper()}",
            f"{last} {first}".upper(),
            f"M. {last} {first}",
        ]
    )
