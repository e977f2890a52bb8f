"""What refuses a file to import; nothing has changed then."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words

REASONS: dict[str, Words] = {
    "F_ENCRYPTED": Words(
        "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
        "The file is protected by a password. Save it without one."),
    "F_CORRUPT": Words(
        "Le fichier est abîmé. Rouvrez-le dans votre tableur et enregistrez-le de nouveau.",
        "The file is damaged. Open it in your spreadsheet and save it again."),
    "F_TOO_BIG": Words(
        "Le fichier est trop gros. Coupez-le en plusieurs fichiers de 20 000 lignes au plus.",
        "The file is too big. Cut it into files of at most 20,000 rows."),
    "F_EMPTY": Words(
        "Le fichier est vide. Vérifiez que c’est le bon.",
        "The file is empty. Check that it is the right one."),
    "F_UNSUPPORTED": Words(
        "Ce fichier n’est pas un tableau. Envoyez un classeur (xlsx, xls, ods) ou un CSV.",
        "This file is not a table. Send a workbook (xlsx, xls, ods) or a CSV."),
    "no_heads": Words(
        "Aucune colonne de ce registre n’a été reconnue. Partez du modèle à télécharger.",
        "No column of this register was recognised. Begin with the template."),
    "no_rows": Words(
        "Le fichier n’a aucune ligne sous ses titres.",
        "The file has no row below its heads."),
    "not_json": Words(
        "Ce fichier n’est pas du JSON. Téléchargez les données essentielles au format JSON.",
        "This file is not JSON. Download the essential data as JSON."),
    "not_decp": Words(
        "Ce fichier JSON ne contient pas de marchés au format des données essentielles (DECP).",
        "This JSON file holds no contracts in the format of essential data (DECP)."),
}  # fmt: skip


class FileRefused(Problem):
    """The file cannot be read as what it should be; ``reason`` says why."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "file_refused"
    title = Words("Ce fichier ne peut pas être lu.", "This file cannot be read.")
    detail = Words("Rien n’a été importé. {why}", "Nothing was imported. {why}")

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
        self.reason = reason

    def words(self, language: str) -> str:
        """The reason, and what to do."""
        return REASONS[self.reason].said_in(language)

    def body(self, language: str) -> dict[str, object]:
        """The answer, with the reason in words."""
        self.members["why"] = self.words(language)
        return super().body(language)


class NothingImported(Problem):
    """Rows of the file are wrong, so that none was imported; ``result`` says which."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "nothing_imported"
    title = Words("Rien n’a été importé.", "Nothing was imported.")
    detail = Words("Des lignes sont à corriger. Corrigez-les dans votre fichier et recommencez.",
                   "Some rows are wrong. Mend them in your file and try again.")  # fmt: skip
