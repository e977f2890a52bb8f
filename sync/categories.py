"""The categories of people who count for a clause, in force on a day: data, not a type.

The sources are the lists that buyers write into their contracts; where a category came or went
with a law, the days of that law are said. A value kept from before this list stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sync.notation.text import plain

STRUCTURE = "CCAG-Travaux 2021, art. 20.1.1 : structure reconnue par l’État"
RECRUITED = "CCAG-Travaux 2021, art. 20.1.1 : recrutement direct"
CCAG = date(2021, 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category: its stable code, its names, where it is written, its first and last day."""

    code: str
    fr: str
    en: str
    source: str = RECRUITED
    since: date | None = None
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """Tell whether somebody may become eligible by it on a day."""
        return (self.since or day) <= day <= (self.until or day)


CATEGORIES = (
    Category(code="deld", fr="Demandeur d’emploi de longue durée (DELD)",
             en="Long-term unemployed (DELD)"),
    Category(code="rsa", fr="Bénéficiaire du RSA", en="On income support (RSA)",
             since=date(2009, 6, 1)),
    Category(code="rmi_api", fr="Bénéficiaire du RMI ou de l’API",
             en="On former income support (RMI, API)", until=date(2009, 5, 31),
             source="Loi n° 2008-1249 du 1er décembre 2008 : remplacés par le RSA"),
    Category(code="ass", fr="Bénéficiaire de l’ASS", en="On end-of-rights allowance (ASS)"),
    Category(code="aah_invalidite", fr="Bénéficiaire de l’AAH ou d’une pension d’invalidité",
             en="On disability allowance or pension (AAH)"),
    Category(code="rqth", fr="Travailleur handicapé (RQTH)",
             en="Recognised disabled worker (RQTH)"),
    Category(code="jeune_sans_qualification", fr="Moins de 26 ans sans qualification",
             en="Under 26 without qualification"),
    Category(code="jeune_diplome", fr="Moins de 26 ans diplômé, six mois sans activité",
             en="Under 26 with a diploma, six months inactive"),
    Category(code="jeune_suivi_renforce", fr="Jeune en suivi renforcé (PACEA, CEJ…)",
             en="Young person in reinforced support (PACEA, CEJ…)", since=date(2017, 1, 1)),
    Category(code="plus_de_50_ans", fr="Demandeur d’emploi de plus de 50 ans",
             en="Unemployed over 50"),
    Category(code="qpv", fr="Habitant d’un quartier prioritaire (QPV)",
             en="Lives in a priority neighbourhood (QPV)", since=date(2015, 1, 1)),
    Category(code="zus", fr="Habitant d’une zone urbaine sensible (ZUS)",
             en="Lives in a former sensitive urban zone (ZUS)", until=date(2014, 12, 31),
             source="Loi n° 2014-173 du 21 février 2014 : remplacées par les QPV"),
    Category(code="refugie", fr="Réfugié ou bénéficiaire de la protection subsidiaire",
             en="Refugee or under subsidiary protection", since=CCAG),
    Category(code="iae", fr="En insertion par l’activité économique (AI, ETTI, EI, ACI)",
             en="In a work integration structure (AI, ETTI, EI, ACI)", source=STRUCTURE),
    Category(code="geiq", fr="En parcours dans un GEIQ",
             en="In a path of an employers’ group (GEIQ)", source=STRUCTURE),
    Category(code="adapte_protege", fr="Secteur adapté ou protégé (EA, EATT, ESAT)",
             en="Adapted or sheltered sector (EA, EATT, ESAT)", source=STRUCTURE),
    Category(code="regie_de_quartier", fr="Salarié d’une régie de quartier ou de territoire",
             en="Employed by a neighbourhood enterprise", source=STRUCTURE),
    Category(code="epide_e2c", fr="En EPIDE ou en école de la deuxième chance (E2C)",
             en="In an EPIDE or a second-chance school (E2C)", source=STRUCTURE),
    Category(code="sur_avis", fr="Autre public, sur avis motivé d’un prescripteur",
             en="Other, on the reasoned advice of a prescriber"),
)  # fmt: skip
"""In the order of the form."""


def in_force(day: date) -> tuple[Category, ...]:
    """Return the categories by which somebody may become eligible on a day."""
    return tuple(each for each in CATEGORIES if each.stands_on(day))


def code_of(said: str) -> str | None:
    """Return the code of a category by what people write for it, on whatever day it stood."""
    return _by_words().get(plain(said))


def named(code: str) -> Category | None:
    """Return a category; None for a value that is not of this list."""
    return next((each for each in CATEGORIES if each.code == code), None)


@cache
def _by_words() -> dict[str, str]:
    return {plain(words): each.code for each in CATEGORIES for words in _words(each)}


def _words(category: Category) -> Iterator[str]:
    for label in (category.fr, category.en):
        yield label
        yield label.partition("(")[0]
    yield category.code
