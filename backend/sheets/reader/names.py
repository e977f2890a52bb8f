"""Names as they stand in cells: what is glued to them, and what is no name at all."""

from __future__ import annotations

import re

from sync.notation.contract_types import names_a_type
from sync.notation.text import plain, squeezed

LONGEST_NAME = 60
MOST_NAME_WORDS = 7
_REMARK = re.compile(
    r"^(?:nb\b|nota\b|n b\b|fait\b|certifi|cachet|signature|visa\b|contact|le (?:gerant|"
    r"responsable|directeur|chef)|date\b|"
    r"bon pour|pour (?:l )?entreprise|commentaire|observation|remarque|legende|attention|merci|"
    r"document|page\b|tel\b|"
    r"heures?\b|siret|entreprise|societe|chantier|operation|lot\b|mois\b|periode|marche\b|"
    r"effectif|nombre|moyenne|"
    r"soit\b|ecart|objectif|taux|reste\b|rappel|cumul|equipe|agence|service|secteur|poste|"
    r"atelier|neant|aucun|rien|"
    r"salaries?\b|interimaires?\b|apprentis?\b|contrats?\b|personnel|embauches?\b|mission|"
    r"stagiaires?\b|tuteur|total|"
    r"je soussigne|l entreprise|nom du|responsable|redige|etabli|vu par|transmis|a (?:retourner|"
    r"renvoyer)|embauche)"
)
_SHEET_WORD = re.compile(
    r"\b(?:fiche|suivi|tableau|releve|etat|mensuel(?:le)?s?|heures?|insertion|clause|sociale|"
    r"salaries|chantier|"
    r"recapitulatif|bilan|annexe|entreprise|societe|declaration|signature)\b"
)
_NUMBERING = re.compile(r"^(?:n[°o]\s*)?\d{1,4}\s*(?:[.)°:/\-]+\s*|\s+(?=[^\W\d_]{2}))|^[-•*·>]\s*")
_GLUED = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*$")
_SUFFIX = re.compile(r"^(.*\S)\s+[-–/,]\s*([^-–/,]+)$")
_MARKS = re.compile(r"[*†¹²³]+\s*$")
_NAME_WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’.\-])*$")
_REMARK_WORD = re.compile(
    r"\b(?:depuis|sorti|sortie|arret|absent|absente|maladie|conge|conges|demission|fin|parti|partie|entree|"
    r"nouveau|nouvelle|abandon|rupture|mutation|formation|chantier|tuteur|mi|temps|partiel|plein|jours|heures|debut|voir|mois|suite)\b"
)


def cleaned_name(text: str) -> str:
    """The name without what is glued to it: numbering, footnote marks, "(CDD)", "(absent)"."""
    name = squeezed(text)
    before = None
    while before != name:
        before = name
        name = _MARKS.sub("", _NUMBERING.sub("", name)).strip()
        if (match := _GLUED.search(name)) and _is_remark(match[1] or match[2] or ""):
            name = name[: match.start()]
        if (match := _SUFFIX.match(name)) and _is_suffix(match[1], match[2]):
            name = match[1]
    return name.strip(" ,;:")


def _is_suffix(name: str, text: str) -> bool:
    """Whether what follows a dash is a kind of contract or a job in small letters."""
    return names_a_type(text) or (text == text.lower() and name != name.lower())


def _is_remark(text: str) -> bool:
    """What is between brackets is part of the name only if it is a name (a birth name)."""
    words = plain(text).split()
    return (
        not words
        or names_a_type(text)
        or any(character.isdecimal() for character in text)
        or _REMARK_WORD.search(plain(text)) is not None
        or (text == text.lower() and not text.startswith(("née", "né ", "nee", "ép", "ep")))
    )


def is_name_like(text: str) -> bool:
    """Whether a text can be a person's name: one to seven words of letters, no sentence."""
    words = [word for word in re.split(r"[\s()/]+", text) if word]
    if not words or len(text) > LONGEST_NAME or len(words) > MOST_NAME_WORDS:
        return False
    folded = plain(text)
    if _REMARK.match(folded) or _SHEET_WORD.search(folded):
        return False
    return all(_NAME_WORD.match(word.strip(".,")) for word in words)


def is_remark_line(text: str) -> bool:
    """Whether a line that begins so speaks of the sheet, not of a person."""
    return _REMARK.match(plain(text)) is not None
