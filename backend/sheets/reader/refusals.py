"""Why a file is refused, in words, with what to do about it."""

from __future__ import annotations

from typing import Literal

FileError = Literal["F_ENCRYPTED", "F_CORRUPT", "F_TOO_BIG", "F_EMPTY", "F_UNSUPPORTED"]

_FRENCH: dict[FileError, str] = {
    "F_ENCRYPTED": "Le fichier est protégé par un mot de passe. "
    "Enregistrez-le sans mot de passe, puis renvoyez-le.",
    "F_CORRUPT": "Le fichier est abîmé et ne peut pas être ouvert. "
    "Rouvrez-le dans votre tableur, enregistrez-le et renvoyez-le.",
    "F_TOO_BIG": "Le fichier est beaucoup trop gros pour une fiche mensuelle. "
    "Copiez le tableau dans un classeur neuf et renvoyez-le.",
    "F_EMPTY": "Le fichier est vide. Vérifiez que vous avez envoyé le bon fichier.",
    "F_UNSUPPORTED": "Le fichier ne contient aucun tableau d'heures. "
    "Envoyez un classeur (xlsx, xls, ods) ou un CSV avec les noms et les heures.",
}
_ENGLISH: dict[FileError, str] = {
    "F_ENCRYPTED": "The file is protected by a password. Save it without one and send it again.",
    "F_CORRUPT": "The file is damaged and cannot be opened. "
    "Open it in your spreadsheet, save it and send it again.",
    "F_TOO_BIG": "The file is far too big for a monthly sheet. "
    "Copy the table into a new workbook and send it.",
    "F_EMPTY": "The file is empty. Check that you sent the right one.",
    "F_UNSUPPORTED": "The file holds no table of hours. "
    "Send a workbook (xlsx, xls, ods) or a CSV with names and hours.",
}


class Refused(Exception):
    """The file cannot be read; `code` says why, `detail` adds what was seen."""

    def __init__(self, code: FileError, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code: FileError = code
        self._seen = f" ({detail})" if detail else ""

    @property
    def fr(self) -> str:
        """The reason and what to do, in French."""
        return _FRENCH[self.code] + self._seen

    @property
    def en(self) -> str:
        """The reason and what to do, in English."""
        return _ENGLISH[self.code] + self._seen
