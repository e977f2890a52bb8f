"""Kinds of contract as people write them, to the six codes of the reconciliation rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.notation.text import plain, within_one_edit

_ACRONYM = re.compile(r"\b([a-z])\s(?=[a-z]\b)")
_LONG_WORDS = (
    "interim",
    "interimaire",
    "apprentissage",
    "professionnalisation",
    "temporaire",
    "insertion",
)
SHORTEST_FUZZY = 6

_NOT_A_TYPE = re.compile(
    r"\b(stage|stagiaire|autre|autres|cui|cae|pec|pmsmp|benevole|independant|freelance|sous "
    r"traitant|a definir|inconnu)\b"
)
_EITHER = re.compile(r"\bou\b|[?/]", re.IGNORECASE)
_FAMILIES = (
    ("APPR", re.compile(r"\b(appr|app|apprenti|apprentie|apprentis|apprentissage)\b")),
    (
        "PRO",
        re.compile(r"\b(pro|prof|professionnalisation|professionalisation|profess|cpro)\b|^cp$"),
    ),
    (
        "CDDI",
        re.compile(
            r"\bcddi\b|\bcdd (d |en |dit d )?insertion\b|\bcontrat (a duree determinee )?d "
            r"insertion\b|\bduree determinee d insertion\b"
        ),
    ),
    (
        "CTT",
        re.compile(
            r"\b(interim|interimaire|mission|missions|travail temporaire|temporaire|ett|etti|ctt|"
            r"ctti|tt|int)\b"
        ),
    ),
    ("CDI", re.compile(r"\b(cdi|cdic|cdii|cdig|duree indeterminee|indetermine|indeterminee)\b")),
    ("CDD", re.compile(r"\b(cdd|cddu|cdd ot|duree determinee)\b")),
)
_ALLOWED_WITH = {
    "CDDI": {"CDD"},
    "APPR": {"CDD", "CDI"},
    "PRO": {"CDD", "CDI"},
    "CTT": {"CDI", "CDD"},
}


@dataclass(frozen=True, slots=True)
class TypeRead:
    """The code of a contract type, or nothing written, or words that name none (`unknown`)."""

    code: str | None
    unknown: bool = False


def contract_type_of(value: object) -> TypeRead:
    """CDI, CDD, CTT, CDDI, APPR or PRO. Two kinds at once ("CDD ou CDI") are a question."""
    if value is None or value == "":
        return TypeRead(None)
    if not isinstance(value, str):
        return TypeRead(None, unknown=True)
    folded = _repaired(_ACRONYM.sub(r"\1", plain(value)))
    if not folded:
        return TypeRead(None, unknown="?" in value)
    found = [code for code, pattern in _FAMILIES if pattern.search(folded)]
    if not found or _NOT_A_TYPE.search(folded):
        return TypeRead(None, unknown=True)
    best, others = found[0], set(found[1:])
    if others and (_EITHER.search(value) or not others <= _ALLOWED_WITH.get(best, set())):
        return TypeRead(None, unknown=True)
    return TypeRead(best)


def _repaired(folded: str) -> str:
    """Long words with one typing error are put right."""
    return " ".join(_closest(word) for word in folded.split())


def _closest(word: str) -> str:
    if len(word) < SHORTEST_FUZZY or word in _LONG_WORDS:
        return word
    return next((known for known in _LONG_WORDS if within_one_edit(word, known)), word)


def names_a_type(text: str) -> bool:
    """Whether a short text is a contract type and nothing else, as in "DIALLO Mamadou (CDD)"."""
    return contract_type_of(text).code is not None
