"""Why a person's file is not erased, or not given."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class NotErasable(Problem):
    """Something still needs the file; ``guards`` says what."""

    status, code = HTTPStatus.CONFLICT, "not_erasable"
    title = Words("Ce dossier ne peut pas encore être effacé.", "This file cannot be erased yet.")
    detail = Words("Réglez d’abord ce qui en dépend.", "First settle what depends on it.")


class NotOpened(Problem):
    """An archive is carried away only by who opened it with a reason, within the hour."""

    status, code = HTTPStatus.CONFLICT, "archive_not_opened"
    title = Words("Ouvrez d’abord l’archive.", "Open the archive first.")
    detail = Words("Dites pourquoi, puis téléchargez le dossier.", "Say why, then download it.")
