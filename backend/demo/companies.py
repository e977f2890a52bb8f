"""Companies and insertion structures."""

from collections.abc import Iterator

from backend.demo.dice import Dice
from backend.demo.names import LAST
from backend.demo.places import COMPANY_PLACES
from backend.demo.trades import TRADES, Trade
from backend.demo.world import Company, World

IN_ALL = 180
STRUCTURES = (
    ("ETTI", 8, "7820Z", ("Intérim Insertion", "Relais Intérim", "Passerelle Intérim")),
    ("GEIQ", 6, "7830Z", ("GEIQ BTP", "GEIQ Propreté", "GEIQ Travaux publics")),
    ("EI", 10, None, ()),
    ("AI", 4, "7830Z", ("Coup de main", "Services solidaires")),
    ("ACI", 2, "8899B", ("Chantier-école", "Jardins solidaires")),
    ("RQ", 2, "8121Z", ("Régie de quartier",)),
    ("EA", 2, None, ()),
)
"""Kind, how many of the 180, NAF code where it is not a trade's, and words for names."""

ON_LOTS = frozenset({"EI", "ACI", "RQ", "EA"})
"""Structures that work on lots themselves; the others lend people."""


def draw_companies(world: World) -> None:
    """The companies: each trade has some, then the structures."""
    random = world.book.random("companies")
    taken: set[str] = set()
    structures = list(_structures(world))
    ordinary = max(len(TRADES), world.scaled(IN_ALL) - len(structures))
    for number in range(ordinary):
        trade = TRADES[number % len(TRADES)]
        _company(world, _name(random, trade.words, taken), trade.naf, trade, None)
    for kind, naf, words in structures:
        trade = random.choice(TRADES)
        if naf is None:
            name = _name(random, tuple(f"{w} Insertion" for w in trade.words), taken)
            _company(world, name, trade.naf, trade, kind)
        else:
            lent = trade if kind in ON_LOTS else None
            _company(world, _name(random, words, taken), naf, lent, kind)


def _structures(world: World) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    for kind, count, naf, words in STRUCTURES:
        for _ in range(world.scaled(count)):
            yield kind, naf, words


def _name(random: Dice, words: tuple[str, ...], taken: set[str]) -> str:
    while True:
        word, place = random.choice(words), random.choice(COMPANY_PLACES)
        name = random.choice(
            (f"{word} {place}", f"{word} {random.choice(LAST).replace('-', ' ')} et Cie {place}")
        )
        if name not in taken:
            taken.add(name)
            return name


def _company(world: World, name: str, naf: str, trade: Trade | None, structure: str | None) -> None:
    company_id = world.book.add(
        "company",
        siret=world.sirets.draw(),
        name=name,
        naf=naf,
        structure_kind=structure,
        phone=world.numbers.office(),
    )
    world.companies.append(Company(company_id, name, trade, structure))
