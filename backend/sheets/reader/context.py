"""What the lines around a table say: the months it is about, the company's SIRET."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sync.notation.months import WrittenMonth, months_in, period_in, years_in
from sync.notation.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backend.sheets.reader.grid import Cell, Grid

_ASKS_MONTH = re.compile(
    r"\b(mois|periode|au titre|mensuel(?:le)?s?|heures|releve|etat|fiche|suivi|pointage|"
    r"declaration|tableau|bilan|"
    r"du mois|point mensuel|recapitulatif|annee|exercice|reporting|bordereau)\b"
)
_LABEL = re.compile(
    r"^(mois|periode|mois concernee?|mois de|periode concernee|periode du|mois declare|mois "
    r"periode)\b"
)
_AFTER_LABEL = re.compile(r"(?:mois|p[ée]riode)[^:;]{0,25}:\s*([^:;|()]{3,40})", re.IGNORECASE)
_OTHER_DATE = re.compile(
    r"\b(fait (?:a|le)|edit(?:e|ion)|imprim|demarrage|debut (?:des travaux|du chantier|de "
    r"chantier)|notifi|marche n|n de marche|"
    r"ordre de service|\bos\b|livraison|reception|mise a jour|maj|version|signature|retour|"
    r"retourner|renvoyer|transmettre|"
    r"avant le|absent|reprise|convention|arrete|decret|loi|embauche|reglement|fin (?:des travaux|"
    r"du chantier|de chantier)|"
    r"duree|delai|certifie|contact|tel|objectif|clause de|telephone)"
)
_SIRET_DIGITS = re.compile(r"(?<!\d)(\d(?:[ .\-]?\d){12,14})(?!\d)")
_SIRET_WORD = re.compile(r"\bsiret\b")
_BUYER = re.compile(
    r"\b(maitre d ouvrage|maitrise d ouvrage|donneur|client|acheteur|pouvoir adjudicateur|moa|"
    r"collectivite|bailleur)\b"
)
SIRET_LENGTH = 14
SURE, LIKELY, FAINT = 6, 4, 2


@dataclass(frozen=True, slots=True)
class Mention:
    """Months named together in one line, and how much that line speaks about the sheet's period."""

    weight: int
    months: tuple[WrittenMonth, ...]


def line_text(row: Sequence[Cell]) -> str:
    """The cells of a line as one text; a first-of-month date reads as its month."""
    return " ".join(text for cell in row if (text := _cell_text(cell)))


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return f"{cell.month:02d}/{cell.year}" if cell.day == 1 else cell.strftime("%d/%m/%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def mention_of(text: str) -> Mention | None:
    """The months a line names, None when it names none or speaks of another date."""
    if labelled := [months_in(said) for said in _AFTER_LABEL.findall(text)]:
        months = next((found for found in labelled if found), [])
        if months:
            return Mention(SURE + any(m.year is not None for m in months), tuple(months))
    folded = plain(text)
    asks, label = bool(_ASKS_MONTH.search(folded)), bool(_LABEL.match(folded))
    if _OTHER_DATE.search(folded) and not label:
        return None
    if period := _closing_month(text, asks=asks or label):
        return Mention(SURE, tuple(period))
    months = months_in(text)
    if not months:
        return None
    dated = any(month.year is not None for month in months)
    alone = len(folded.split()) <= 3  # noqa: PLR2004 - "mars 2025", "mois de mars"
    if label:
        return Mention(SURE + dated, tuple(months))
    if asks or alone:
        return Mention((LIKELY if dated else FAINT + alone) + asks, tuple(months))
    return Mention(FAINT, tuple(months)) if dated else None


def _closing_month(text: str, *, asks: bool) -> list[WrittenMonth]:
    """A period of days over two months (21 February - 20 March) is the pay of the second."""
    months = period_in(text) if asks or plain(text).startswith("du ") else []
    straddles = len(months) == 2 and not re.search(r"\b0?1[/.\-]\d", text)  # noqa: PLR2004
    return months[-1:] if straddles else months


def months_stated(lines: Iterable[str]) -> tuple[WrittenMonth, ...]:
    """The months of the lines that speak most clearly; a year written elsewhere completes them."""
    texts = list(lines)
    mentions = [mention for text in texts if (mention := mention_of(text)) is not None]
    if not mentions:
        return ()
    best = max(mentions, key=lambda mention: mention.weight)
    year = _year_of(texts)
    return tuple(WrittenMonth(m.number, m.year or year) for m in best.months)


def _year_of(texts: Sequence[str]) -> int | None:
    for text in texts:
        folded = plain(text)
        if years_in(text) and not _OTHER_DATE.search(folded) and _ASKS_MONTH.search(folded):
            return years_in(text)[0]
    alone = [years_in(text)[0] for text in texts if re.fullmatch(r"(?:annee )?20\d\d", plain(text))]
    return alone[0] if alone else None


def year_stated(lines: Iterable[str]) -> int | None:
    """The year a sheet says it is about, apart from any month."""
    return _year_of(list(lines))


def siret_stated(grids: Sequence[Grid], tables: dict[int, list[tuple[int, int]]]) -> str | None:
    """The SIRET written in the title block: the company's, not the buyer's; digits only.

    `tables` are the (first, last excluded) lines of the tables of each grid, where nobody looks.
    """
    found: list[tuple[int, str]] = []
    for number, grid in enumerate(grids):
        for note in grid.notes:
            found += _sirets_of(note)
        for row, cells in enumerate(grid.rows):
            if not any(first <= row < last for first, last in tables.get(number, [])):
                found += _sirets_of(line_text(cells))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _sirets_of(text: str) -> list[tuple[int, str]]:
    folded = plain(text)
    named = bool(_SIRET_WORD.search(folded))
    weight = (2 if named else 0) - (3 if _BUYER.search(folded) else 0)
    digits = [re.sub(r"\D", "", match) for match in _SIRET_DIGITS.findall(text)]
    return [(weight, d) for d in digits if named or len(d) == SIRET_LENGTH]
