"""Why a person's file is not erased."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class NotErasable(Problem):
    """Something still needs the file; ``guards`` says what."""

    status, code = HTTPStatus.CONFLICT, "not_erasable"
    title = Words("Ce dossier ne peut pas encore être effacé.", "This file cannot be erased yet.")
    detail = Words("Réglez d’abord ce qui en dépend.", "First settle what depends on it.")
