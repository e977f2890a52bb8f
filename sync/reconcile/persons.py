"""The persons of a territory as matching sees them: taken apart once, found by their neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.notation.text import plain
from sync.reconcile.comparison import Frequencies
from sync.reconcile.names import Surname, first_names_of, phonetic, surnames_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sync.reconcile.names import WrittenName


@dataclass(frozen=True, slots=True)
class Person:
    """A worker of the register, as far as matching needs."""

    id: str
    last_name: str
    first_name: str
    birth_name: str | None = None
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Employment:
    """A contract of a worker with the company that sent the sheet."""

    worker_id: str
    start: date
    end: date | None = None

    def active_in(self, month: str | None) -> bool:
        """Whether some day of the month (YYYY-MM) is inside the contract."""
        if month is None:
            return True
        begun = f"{self.start:%Y-%m}" <= month
        return begun and (self.end is None or month <= f"{self.end:%Y-%m}")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided before about this company's written names; it beats any score.

    `same[plain name]` is the worker, or None for "nobody of the register"; `refused` are pairs
    (plain name, worker id) that were said to be wrong.
    """

    same: Mapping[str, str | None] = field(default_factory=dict)
    refused: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A person taken apart once for all comparisons."""

    person: Person
    surnames: tuple[Surname, ...]
    first: tuple[str, ...]
    whole: str
    turned: str


class Register:
    """The persons of a territory, indexed so that a name meets only its neighbours."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self._persons = {person.id: person for person in persons}
        self._known: dict[str, Known] = {}
        surname_counts: Counter[str] = Counter()
        first_counts: Counter[str] = Counter()
        self._by_surname: dict[str, list[str]] = defaultdict(list)
        self._by_first: dict[str, list[str]] = defaultdict(list)
        self._by_birth: dict[date, list[str]] = defaultdict(list)
        for key, person in self._persons.items():
            for surname in surnames_of(person.last_name, person.birth_name):
                surname_counts[surname.text] += 1
                self._by_surname[surname.text].append(key)
            first = plain(person.first_name).replace(" ", "")
            first_counts[first] += 1
            self._by_first[first].append(key)
            if person.birth_date:
                self._by_birth[person.birth_date].append(key)
        self._by_sound: dict[str, list[str]] | None = None
        self.frequencies = Frequencies(len(self._persons), surname_counts, first_counts)

    def __len__(self) -> int:
        return len(self._persons)

    def __contains__(self, worker: str) -> bool:
        return worker in self._persons

    def known(self, worker: str) -> Known:
        """A person taken apart, the first time it is asked for."""
        if worker not in self._known:
            self._known[worker] = _known(self._persons[worker])
        return self._known[worker]

    def near(self, name: WrittenName) -> set[str]:
        """The persons with a surname that some words of the name sound like."""
        sounds = self._sounds()
        found: set[str] = set()
        for piece in _pieces(name):
            if len(piece) > 1:
                found.update(self._by_surname.get(piece, ()))
                found.update(sounds.get(phonetic(piece), ()))
        return found

    def same_first_name(self, name: WrittenName) -> set[str]:
        """The persons whose whole first name is among the words."""
        return {key for piece in _pieces(name) for key in self._by_first.get(piece, ())}

    def born_on(self, day: date | None) -> Sequence[str]:
        """The persons born on a day."""
        return self._by_birth.get(day, ()) if day else ()

    def namesakes(self, near: set[str], name: WrittenName) -> set[str]:
        """Of the near, those whose first name begins like one of the words.

        Without a contract here, less than that would prove nothing.
        """
        initials = {word[0] for word in name.words}
        persons = self._persons
        return {key for key in near if plain(persons[key].first_name)[:1] in initials}

    def _sounds(self) -> dict[str, list[str]]:
        if self._by_sound is None:
            self._by_sound = defaultdict(list)
            for text, keys in self._by_surname.items():
                self._by_sound[phonetic(text)] += keys
        return self._by_sound


def _pieces(name: WrittenName) -> set[str]:
    """Every run of words, run together."""
    words = name.words
    spans = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return {"".join(words[i:j]) for i, j in spans}


def _known(person: Person) -> Known:
    surnames = surnames_of(person.last_name, person.birth_name)
    first = first_names_of(person.first_name)
    whole = plain(f"{person.last_name} {person.birth_name or ''} {person.first_name}")
    turned = plain(f"{person.first_name} {person.last_name}")
    return Known(person, surnames, first, whole, turned)
