"""What the words of a column header mean, in the many ways companies write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from sync.notation.months import MONTHS_PER_YEAR, WrittenMonth, full_year, months_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from backend.sheets.reader.grid import Cell

LONGEST_HEADER = 90
LAST_DAY = 31


class Role(StrEnum):
    """What a column holds."""

    NAME = "name"
    LAST = "last"
    FIRST = "first"
    BIRTH_NAME = "birth_name"
    CIVILITY = "civility"
    BIRTH_DATE = "birth_date"
    INDEX = "index"
    HOURS = "hours"
    DAYS = "days"
    WEEK = "week"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TYPE = "type"
    START = "start"
    END = "end"
    DATES = "dates"
    TUTOR = "tutor"
    SIRET = "siret"
    COMPANY = "company"
    OTHER = "other"


class Flavour(StrEnum):
    """Which hours a column of hours holds."""

    INSERTION = "insertion"
    DONE = "done"
    TOTAL = "total"
    PLAIN = "plain"
    PAID = "paid"
    PLANNED = "planned"
    PREVIOUS = "previous"
    CUMUL = "cumul"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Head:
    """The meaning of one header: its role, which hours, which month or day it names."""

    role: Role
    flavour: Flavour | None = None
    month: WrittenMonth | None = None
    day: date | None = None
    text: str = ""


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_FLAVOURS: tuple[tuple[Flavour, re.Pattern[str]], ...] = (
    (
        Flavour.CUMUL,
        _words(
            "cumul",
            "cumuls",
            "cumule",
            "cumulees?",
            "cumules",
            "depuis (?:le )?(?:debut|demarrage)",
            "a ce jour",
            "restant(?:es?)?",
            "reste(?: a realiser| a faire)?",
            "solde",
            "total annuel",
            "annee",
            "ytd",
        ),
    ),
    (
        Flavour.PREVIOUS,
        _words(
            "precedent(?:e|es|s)?",
            "m 1",
            "n 1",
            "anterieur(?:e|es|s)?",
            "deja (?:realisees?|declarees?|effectuees?)",
            "report",
            "dernier mois",
        ),
    ),
    (
        Flavour.PLANNED,
        _words(
            "prev(?:ues?|us?|isionnel(?:le)?s?|is)?",
            "contractuel(?:le)?s?",
            "theoriques?",
            "a (?:realiser|effectuer|faire)",
            "objectifs?",
            "engagements?",
            "engagees?",
            "hebdo(?:madaires?)?",
            "par semaine",
            "semaine",
            "sem",
            "du contrat",
            "au contrat",
            "contrat",
            "planifiees?",
            "programmees?",
            "dues?",
            "demandees?",
            "budget(?:ees?)?",
            "attendues?",
            "base",
        ),
    ),
    (
        Flavour.PART,
        _words(
            "absences?",
            "absentes?",
            "abs",
            "maladie",
            "conges?",
            "cp",
            "rtt",
            "intemperies",
            "arret",
            "formations?",
            "sup",
            "supp",
            "supplementaires?",
            "hs",
            "majorees?",
            "tutorat",
            "accompagnement",
            "hors insertion",
            "hors clause",
            "non (?:eligibles?|realisees?|effectuees?|retenues?)",
            "nuit",
            "recuperation",
            "route",
            "trajet",
            "ferie",
            "feries",
            "chomage",
        ),
    ),
    (
        Flavour.INSERTION,
        _words(
            "insertion",
            "insert",
            "clauses?",
            "clausees?",
            "eligibles?",
            "retenues?",
            "valorisees?",
            "a valoriser",
            "comptabilisees?",
            "imputees?",
            "affectees?",
            "au titre de",
            "declarees?",
        ),
    ),
    (
        Flavour.DONE,
        _words(
            "realise(?:es|e|s)?",
            "effectue(?:es|e|s)?",
            "effect",
            "travaille(?:es|e|s)?",
            "trav",
            "faites?",
            "execute(?:es|e)?",
            "mois en cours",
            "du mois",
            "dans le mois",
            "ce mois",
            "de presence",
            "presence",
            "reel(?:le)?s?",
            "reellement",
            "productives?",
            "accomplies?",
            "pointe(?:es|e)?",
            "worked",
            "done",
            "sur (?:le )?chantier",
        ),
    ),
    (Flavour.PAID, _words("payees?", "remunerees?", "facturees?", "paye", "paie", "normales?")),
    (Flavour.TOTAL, _words("total", "totaux", "somme", "tot", "ttl")),
)
_HOURS = _words(
    "heures?",
    "hrs?",
    "h",
    "hres?",
    "nbh",
    "horaires?",
    "volume",
    "vol",
    "hours?",
    "nb heures",
    "temps (?:de travail|passe|travaille)",
    "duree du travail",
)
_BARE_HOURS = _words(
    "realise(?:es|s|e)?",
    "effectue(?:es|s|e)?",
    "prev(?:ues?|us?)",
    "previsionnel(?:les?)?",
    "cumul",
    "cumuls",
    "total",
    "totaux",
    "travaille(?:es)?",
    "mois en cours",
    "mois precedent",
    "insertion",
    "dont insertion",
    "quantites?",
    "qte",
    "nombre",
    "reste a faire",
    "reste a realiser",
)
_DAYS = _words("jours?", "nb j", "nbj", "journees?", "j travailles")
_MONEY = _words(
    "taux",
    "cout",
    "couts",
    "prix",
    "montants?",
    "salaires?",
    "brut",
    "euros?",
    "eur",
    "smic",
    "indemnites?",
    "remuneration",
    "pourcentage",
    "pct",
    "tarif",
)

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.OTHER,
        _words(
            "tutorat",
            "(?:n|no|num|numero|numeros) (?:de |du |d )?(?:contrat|marche|lot|tel|telephone|secu|securite sociale|ss|mission|avenant|dossier|affaire|bs)",
            "referent (?:social|insertion|emploi|parcours|rsa|pole|france|externe|prescripteur|structure)",
            "lieu",
            "age",
            "tel du tuteur",
            "fonction du tuteur",
            "signature.*",
            "visa.*",
        ),
    ),
    (
        Role.TUTOR,
        _words(
            "tuteurs?",
            "tutrices?",
            "tuteur trice",
            "referents?",
            "maitres? d apprentissage",
            "maitre",
            "parrains?",
            "encadrants?",
            "encadrement",
            "chef d equipe",
            "accompagnateur",
            "accompagnant",
        ),
    ),
    (
        Role.BIRTH_NAME,
        _words(
            "nom de naissance",
            "nom de jeune fille",
            "nom naissance",
            "nom jf",
            "jeune fille",
            "nom patronymique",
            "nom d origine",
        ),
    ),
    (
        Role.BIRTH_DATE,
        _words(
            "naissance",
            "ne le",
            "nee le",
            "ne e le",
            "ne",
            "nee",
            "ddn",
            "naiss",
            "date naiss",
            "d naiss",
        ),
    ),
    (Role.SIRET, _words("siret", "siren", "siret employeur", "n siret")),
    (
        Role.DATES,
        _words(
            "dates? (?:du |de |des )?contrats?",
            "periodes? (?:du |de )?(?:contrat|emploi|mission)",
            "du au",
            "debut fin",
            "debut et fin",
            "debut au",
            "dates? (?:de )?(?:la )?mission",
            "duree (?:du |de )?(?:contrat|la mission|mission)",
            "dates? d(?:e)? (?:debut|entree) (?:et|/) (?:de )?(?:fin|sortie)",
        ),
    ),
    (
        Role.START,
        _words(
            "debut",
            "embauche",
            "embauches",
            "embauche le",
            "embauchee? le",
            "entree",
            "entrees",
            "arrivee",
            "arrive le",
            "prise (?:de poste|de fonctions?|d effet)",
            "demarrage",
            "date d effet",
            "depuis(?: le)?",
            "date contrat",
            "^du",
            "start",
            "recrutement",
            "recrute le",
            "signature du contrat",
        ),
    ),
    (
        Role.END,
        _words(
            "fin",
            "sortie",
            "sorties",
            "echeance",
            "terme",
            "depart",
            "^au",
            "jusqu au",
            "end",
            "expiration",
            "rupture",
        ),
    ),
    (
        Role.OTHER,
        _words(
            "public",
            "publics",
            "type de public",
            "categories?",
            "criteres?",
            "eligibilite",
            "qpv",
            "zus",
            "rsa",
            "rqth",
            "situation",
            "prescripteurs?",
            "orienteur",
            "communes?",
            "adresse",
            "villes?",
            "code postal",
            "domicile",
            "residence",
            "tel",
            "telephone",
            "portable",
            "mail",
            "e mail",
            "email",
            "courriel",
            "sexe",
            "genre",
            "nationalite",
            "h f",
            "f h",
            "m f",
            "postes?",
            "metiers?",
            "fonctions?",
            "emplois?",
            "qualifications?",
            "classification",
            "coef",
            "coefficient",
            "niveau",
            "diplome",
            "observations?",
            "obs",
            "remarques?",
            "commentaires?",
            "notes?",
            "motifs?",
            "chantiers?",
            "sites?",
            "lots?",
            "operations?",
            "marches?",
            "taches?",
            "nature des travaux",
            "travaux",
            "affectation",
            "equipe",
            "service",
            "matricule",
            "badge",
            "securite sociale",
            "n ss",
            "nir",
            "justificatifs?",
            "pieces?",
            "etp",
            "visa",
            "signature",
            "emargement",
            "zone",
            "quartier",
            "duree",
            "validite",
            "agrement",
            "pass iae",
            "pole emploi",
            "france travail",
            "mission locale",
            "present o n",
            "suivi",
        ),
    ),
    (
        Role.TYPE,
        _words(
            "types?",
            "natures?",
            "contrats?",
            "cdd",
            "statuts?",
            "forme d embauche",
            "modalites?",
            "mode d(?:e)? (?:embauche|recrutement)",
            "ctr",
            "cont",
            "type ctr",
        ),
    ),
    (
        Role.COMPANY,
        _words(
            "entreprises?",
            "societes?",
            "employeurs?",
            "raison sociale",
            "ett",
            "agences?",
            "etablissement",
            "structures?",
            "sous traitants?",
            "titulaire",
            "siae",
            "ei",
            "etti",
        ),
    ),
    (Role.CIVILITY, re.compile(r"^(?:civilite|civ|titre|m mme|mme m|m mme mlle|mr mme)$")),
    (
        Role.NAME,
        _words(
            "noms? (?:et )?(?:de )?(?:usage )?(?:et )?prenoms?",
            "prenoms? (?:et )?noms?",
            "nom prenom.*",
            "salaries?",
            "salarie e s?",
            "beneficiaires?",
            "personnes?",
            "personnels?",
            "participants?",
            "participante?",
            "ouvriers?",
            "employes?",
            "employe e",
            "agents?",
            "identites?",
            "intervenants?",
            "candidats?",
            "nom complet",
            "collaborateurs?",
            "collaboratrices?",
            "interimaires?",
            "compagnons?",
            "effectifs?",
            "full name",
            "name",
            "travailleurs?",
            "stagiaires?",
            "apprentis?",
            "noms? et prenoms?",
        ),
    ),
    (Role.FIRST, _words("prenoms?", "first name", "pnom", "prenom s")),
    (
        Role.LAST,
        _words(
            "noms?",
            "nom de famille",
            "nom d usage",
            "nom usuel",
            "nom marital",
            "nom d epouse",
            "patronymes?",
            "last name",
            "surname",
        ),
    ),
    (Role.YEAR, re.compile(r"^(?:annee|an|exercice)$")),
    (
        Role.MONTH,
        re.compile(
            r"^(?:mois|periode|mois (?:concernee?|travaille|de paie|d activite|annee|de reference|declare|considere)|periode (?:concernee?|de paie|d activite)|mois periode)$"
        ),
    ),
    (
        Role.INDEX,
        re.compile(
            r"^(?:n|no|num|numero|nb|nbre|nr|rang|ordre|ligne|n ordre|n d ordre|id|item|n ligne|)$"
        ),
    ),
)
_WEEK = re.compile(
    r"^(?:s|sem|semaine|w|wk|week)(?: n| no)? ?\d{1,2}(?: .*)?$|^(?:du )?\d{1,2}(?: \d{1,2})?(?: \d{2,4})? au \d{1,2}(?: \d{1,2})?(?: \d{2,4})?(?: [a-z]+)?$|^\d{1,2} \d{1,2} \d{1,2} \d{1,2}$|^\d(?:re|ere|e|eme|er) semaine$"
)
_DAY = re.compile(
    r"^(?:j ?)?(\d{1,2})$|^(?:lu|ma|me|je|ve|sa|di|l|m|j|v|s|d|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) ?(\d{1,2})(?: \d{1,2})?(?: \d{2,4})?$|^(\d{1,2}) (?:lu|ma|me|je|ve|sa|di|l|m|j|v|s|d|lun|mar|mer|jeu|ven|sam|dim)$"
)
_DAY_DATE = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$")
_MONTH_LEFTOVERS = re.compile(
    r"\b(?:heures?|h|hrs?|nb|nombre|d|de|du|des|le|en|mois|total|realise(?:es|e|s)?|effectue(?:es|e|s)?|travaillees?|insertion|faites?|clause|pour|20\d\d|\d\d|au titre|declarees?|period?e?|prevues?|previsionnel(?:les?)?|prevu|m)\b"
)
_TITLE = re.compile(r":\s*\S")


def head_of(value: Cell) -> Head | None:
    """The meaning of a header cell, None when it says nothing known."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _dated_head(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return (
            Head(Role.DAY, text=str(value))
            if value == int(value) and 1 <= value <= LAST_DAY
            else None
        )
    if not isinstance(value, str) or len(value) > LONGEST_HEADER or _TITLE.search(value):
        return None
    return _text_head(value)


def _dated_head(value: date) -> Head:
    month = WrittenMonth(value.month, value.year) if value.day == 1 else None
    return Head(Role.DAY, month=month, day=value, text=value.isoformat())


@lru_cache(maxsize=4096)
def _text_head(text: str) -> Head | None:
    folded = plain(text)
    if not folded:
        return Head(Role.INDEX, text=text) if "#" in text or "°" in text else None
    if head := _calendar_head(text, folded):
        return replace(head, text=text)
    if "€" in text or "%" in text or _MONEY.search(folded):
        return Head(Role.OTHER, text=text)
    if head := _hours_head(text, folded):
        return replace(head, text=text)
    for role, pattern in _ROLES:
        if pattern.search(folded):
            return Head(role, text=text)
    return Head(Role.DAYS, text=text) if _DAYS.search(folded) else None


def _calendar_head(text: str, folded: str) -> Head | None:
    if _WEEK.match(folded):
        return Head(Role.WEEK)
    if match := _DAY_DATE.match(text):
        return _short_date_head(match)
    if (match := _DAY.match(folded)) and 1 <= int(match[1] or match[2] or match[3]) <= LAST_DAY:
        return Head(Role.DAY)
    months = months_in(text)
    if len(months) == 1 and not _rest_after_month(folded):
        return Head(Role.HOURS, flavour_of(folded) or Flavour.PLAIN, month=months[0])
    return None


def _short_date_head(match: re.Match[str]) -> Head | None:
    day, month = int(match[1]), int(match[2])
    if not (1 <= day <= LAST_DAY and 1 <= month <= MONTHS_PER_YEAR):
        return None
    year = full_year(match[3])
    try:
        return Head(Role.DAY, day=date(year, month, day) if year else None)
    except ValueError:
        return None


def _rest_after_month(folded: str) -> str:
    words = re.sub(r"\d+", " ", folded)
    words = " ".join(word for word in words.split() if not months_in(word))
    return _MONTH_LEFTOVERS.sub(" ", words).strip()


_NOT_HOURS = _words(
    "tuteurs?",
    "salaries?",
    "nature",
    "type",
    "dates?",
    "signature",
    "commentaires?",
    "observations?",
    "taux",
)


def _hours_head(text: str, folded: str) -> Head | None:
    if _NOT_HOURS.search(folded):
        return None
    if _HOURS.search(folded) and not re.search(r"\bh f\b|\bf h\b", folded):
        month = months_in(text)
        flavour = flavour_of(folded) or Flavour.PLAIN
        return Head(Role.HOURS, flavour, month=month[0] if len(month) == 1 else None)
    if _BARE_HOURS.search(folded) and not _DAYS.search(folded) and not _names_people(folded):
        return Head(Role.HOURS, flavour_of(folded) or Flavour.PLAIN)
    return None


def _names_people(folded: str) -> bool:
    return bool(
        _words(
            "salaries?",
            "noms?",
            "prenoms?",
            "contrats?",
            "structures?",
            "public",
            "action",
            "personnes?",
            "beneficiaires?",
            "participants?",
            "parcours",
            "projet",
            "dispositif",
        ).search(folded)
    )


def flavour_of(folded: str) -> Flavour | None:
    """Which hours a folded header speaks of, the most restrictive word first."""
    folded = re.sub(r"\bhors (?!insertion|clause)\w+(?: (?:et|ni) \w+)*", " ", folded)
    return next((flavour for flavour, pattern in _FLAVOURS if pattern.search(folded)), None)
