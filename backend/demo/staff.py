"""The people of the insertion unit, with the accounts that the demo prints."""

from dataclasses import dataclass

from backend.demo.book import Book, drawn_id
from backend.demo.dice import Dice
from backend.demo.phones import Numbers

UNIT = (
    ("officer", "Bruno Kermarrec", "bruno@example.org", "bruno visite les chantiers"),
    ("officer", "Chloé Diarra", "chloe@example.org", "chloe visite les chantiers"),
    ("supervisor", "Alice Fontaine", "alice@example.org", "alice relit chaque fiche"),
    ("administrator", "Damien Lahaye", "damien@example.org", "damien ouvre les comptes"),
    ("data_clerk", "Gilles Haddad", "gilles@example.org", "gilles tient les registres"),
)


@dataclass(frozen=True)
class Account:
    """An account of the demo; the password is no secret, the territory is fictitious."""

    id: str
    role: str
    name: str
    email: str
    password: str


def accounts(seed: int) -> tuple[Account, ...]:
    """The accounts of a demo; the public side of each is a staff record with the same id."""
    ids = Dice(f"{seed}/accounts")
    return tuple(Account(drawn_id(ids), *each) for each in UNIT)


def write_staff(book: Book, numbers: Numbers) -> tuple[Account, ...]:
    """The staff records of the demo's accounts."""
    unit = accounts(book.seed)
    for each in unit:
        book.add("staff", each.id, name=each.name, role=each.role, phone=numbers.mobile())
    return unit
