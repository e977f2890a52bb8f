"""Invented people and their true month, from which the layouts are made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

LAST = [
    "Diallo",
    "Lefèvre",
    "N'Guessan",
    "Traoré",
    "Le_Goff",
    "El_Amrani",
    "Da_Silva",
    "Moreau-Petit",
    "Koné",
    "Nguyen",
    "Benali",
    "Haddad",
    "O'Brien",
    "Kowalski",
    "Fernandes",
    "Aït_Saïd",
    "Touré",
    "Garnier",
    "Dubois",
    "Marchand",
    "Roussel",
    "Yılmaz",
    "Popescu",
    "Rakotomalala",
    "Sissoko",
    "Bertin",
    "Keller",
    "Saint-Germain",
    "Abdou",
    "Mbaye",
    "Camara",
    "Chevreau",
    "Guérin",
    "Vasseur",
    "Lopes",
    "Özkan",
]
FIRST = [
    "Mamadou",
    "Élodie",
    "Jean-Marc",
    "Aminata",
    "Yann",
    "Fatoumata",
    "Kévin",
    "Ana_Maria",
    "Loïc",
    "Sékou",
    "Inès",
    "Bruno",
    "Chloé",
    "Driss",
    "Océane",
    "Tom",
    "Mohamed",
    "Célia",
    "Ibrahim",
    "Noémie",
    "Piotr",
    "Hoa",
    "Rachid",
    "Lucie",
    "Thérèse",
    "Éric",
    "Souleymane",
    "Manon",
    "Youssef",
    "Gaëlle",
    "Ali",
    "Zoé",
]
TYPES = {
    "CDI": ["CDI", "C.D.I.", "CDI de chantier"],
    "CDD": ["CDD", "C.D.D.", "CDD 3 mois"],
    "CTT": ["Intérim", "CTT", "Mission d'intérim", "Travail temporaire"],
    "CDDI": ["CDDI", "CDD d'insertion"],
    "APPR": ["Apprentissage", "Apprenti"],
    "PRO": ["Contrat de professionnalisation", "Contrat pro"],
}
TUTORS = ["M. Perrot", "Mme Salaün", "Karim Bouzid", "J. Le Bris"]
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


@dataclass
class Someone:
    """A person of an invented sheet: what every layout draws from, and what must be read."""

    last: str
    first: str
    hours: float
    kind: str
    written_kind: str
    start: date
    end: date | None
    tutor: str
    birth: date

    @property
    def name(self) -> str:
        return f"{self.last.upper()} {self.first}"


def people(random: Random, count: int) -> list[Someone]:
    """Different persons, with hours that look like a month's."""
    pairs = random.sample([(a, b) for a in LAST for b in FIRST], count)
    found = []
    for last, first in pairs:
        kind = random.choice(list(TYPES))
        start = date(2024, 6, 1) + timedelta(days=random.randrange(240))
        end = None if kind == "CDI" else start + timedelta(days=random.randrange(300, 500))
        hours = random.choice([151.67, 151.67, 35.0, 70.0, round(random.uniform(20, 165) * 4) / 4])
        birth = date(1965, 1, 1) + timedelta(days=random.randrange(14000))
        found.append(
            Someone(
                last.replace("_", " "),
                first.replace("_", " "),
                hours,
                kind,
                random.choice(TYPES[kind]),
                start,
                end,
                random.choice(TUTORS),
                birth,
            )
        )
    return found


def split_hours(random: Random, hours: float, parts: int) -> list[float | None]:
    """A month's hours over days or weeks, some of them blank, adding up exactly."""
    left = round(hours * 100)
    shares: list[float | None] = []
    for number in range(parts):
        if number == parts - 1:
            shares.append(left / 100 or None)
        elif random.random() < 0.2 or not left:
            shares.append(None)
        else:
            part = min(left, round(hours * 100 / parts * random.choice([1, 1, 1.25])))
            left -= part
            shares.append(part / 100)
    return shares
