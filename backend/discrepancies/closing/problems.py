"""What keeps a month open."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class ClosingBlocked(Problem):
    """Something is open still; ``blockers`` says what, by sheet."""

    status, code = HTTPStatus.CONFLICT, "closing_blocked"
    title = Words("Ce mois ne peut pas encore être clos.", "This month cannot be closed yet.")
    detail = Words("Rien n’a changé. Réglez d’abord ce qui est indiqué.",
                   "Nothing has changed. Settle first what is listed.")  # fmt: skip


class ReasonNeeded(Problem):
    """The month was closed before: what supersedes it says why."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "reason_needed"
    title = Words("Un motif est nécessaire.", "A reason is needed.")
    detail = Words(
        "Ce mois a déjà été clos : dites pourquoi ses heures retenues changent.",
        "This month was closed before: say why its retained hours change.",
    )


class SheetsChanged(Problem):
    """A sheet is no longer what was on screen; ``parties`` says which ones."""

    status, code = HTTPStatus.CONFLICT, "sheets_changed"
    title = Words("Les chiffres ont changé depuis.", "The figures have changed since.")
    detail = Words("Rien n’a été clos. Relisez la fiche telle qu’elle est maintenant.",
                   "Nothing was closed. Read the sheet again as it is now.")  # fmt: skip
