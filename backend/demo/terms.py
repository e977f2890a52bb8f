"""The terms of a job contract: who employs, how, for how long, as what."""

from dataclasses import dataclass

from backend.demo.companies import ON_LOTS
from backend.demo.dice import Dice
from backend.demo.world import Company, Party, World
from sync.hours import HOUR

SUPPLIED = {"ETTI": 66, "GEIQ": 26, "AI": 8}
KINDS_OF = {
    "ETTI": {"CTT": 100},
    "GEIQ": {"PRO": 70, "APPR": 15, "CDD": 15},
    "AI": {"CDD": 100},
    "direct": {"CDD": 56, "CDI": 14, "PRO": 12, "APPR": 18},
    "structure": {"CDDI": 92, "CDI": 8},
}
LONGEST = {"CTT": 150, "CDD": 270, "CDDI": 420, "PRO": 400, "APPR": 700, "CDI": 900}
"""Days from the start to the planned end, at most."""

WEEKS = {35: 76, 39: 8, 30: 5, 28: 4, 24: 5, 20: 2}
END_REASONS = (
    "Fin de contrat",
    "Fin de contrat",
    "Fin de contrat",
    "Fin de mission",
    "Fin de mission",
    "Embauche par une autre entreprise",
    "Rupture d'un commun accord",
    "Rupture de la période d'essai",
    "Départ en formation",
    "Fin du lot",
)


@dataclass(frozen=True)
class Terms:
    """What a job contract says; `longest` is in days."""

    employer: Company
    mode: str
    kind: str
    weekly_minutes: int
    title: str
    rome: str
    longest: int


def draw_terms(world: World, random: Dice, party: Party) -> Terms:
    """Terms that fit the company of a party: its own hire, or somebody lent to it."""
    employer, mode, kinds = _employer(world, random, party)
    kind = random.weighted(KINDS_OF[kinds])
    title, rome = random.choice(party.trade.jobs)
    week = 35 if kind in {"APPR", "PRO"} else random.weighted(WEEKS)
    return Terms(employer, mode, kind, week * HOUR, title, rome, LONGEST[kind])


def _employer(world: World, random: Dice, party: Party) -> tuple[Company, str, str]:
    if party.company.structure in ON_LOTS:
        return party.company, "subcontracting", "structure"
    if random.chance(0.45):
        return party.company, "direct_hire", "direct"
    structure = random.weighted(SUPPLIED)
    lenders = [each for each in world.companies if each.structure == structure]
    return random.choice(lenders), "labour_supply", structure
