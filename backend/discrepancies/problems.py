"""What refuses a decision on findings; nothing has changed then."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class MonthClosed(Problem):
    """The month of this sheet is closed."""

    status, code = HTTPStatus.CONFLICT, "month_closed"
    title = Words("Ce mois est clos.", "This month is closed.")
    detail = Words(
        "Ses heures retenues sont au registre : aucune décision n’y change plus rien.",
        "Its retained hours are in the ledger: no decision changes them any more.",
    )


class FindingsChanged(Problem):
    """A finding is no longer what was on screen; ``keys`` says which ones."""

    status, code = HTTPStatus.CONFLICT, "findings_changed"
    title = Words("Les chiffres ont changé depuis.", "The figures have changed since.")
    detail = Words(
        "Rien n’a été décidé. Relisez la fiche telle qu’elle est maintenant.",
        "Nothing was decided. Read the sheet again as it is now.",
    )


class DecidedMeanwhile(Problem):
    """Somebody else has decided on one of these findings; ``keys`` says which ones."""

    status, code = HTTPStatus.CONFLICT, "decided_meanwhile"
    title = Words("Quelqu’un a décidé entre-temps.", "Somebody has decided meanwhile.")
    detail = Words(
        "Rien n’a changé. Relisez sa décision avant d’en prendre une autre.",
        "Nothing has changed. Read that decision before taking another.",
    )


class DecisionRefused(Problem):
    """The values of a decision are not acceptable."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "decision_refused"
    title = Words("Cette décision n’est pas complète.", "This decision is not complete.")
    detail = Words(
        "Rien n’a changé. Lever un écart demande un motif.",
        "Nothing has changed. Dismissing a discrepancy needs a reason.",
    )


class AnswerAwaited(Problem):
    """A company was asked and its deadline has not passed; ``keys`` says about which findings."""

    status, code = HTTPStatus.CONFLICT, "answer_awaited"
    title = Words("L’entreprise peut encore répondre.", "The company may still answer.")
    detail = Words(
        "Rien n’a été décidé. Un écart est maintenu après la réponse ou après son échéance ; le "
        "lever est possible dès maintenant.",
        "Nothing was decided. A discrepancy is upheld after the answer or its deadline; it can be "
        "lifted now.",
    )
