"""What refuses a question or an answer; nothing has changed then."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class QuestionRefused(Problem):
    """Some findings cannot be asked about now; ``reasons`` says why by key."""

    status, code = HTTPStatus.CONFLICT, "question_refused"
    title = Words("Cette question ne peut pas être posée.", "This question cannot be asked.")
    detail = Words(
        "Rien n’a été envoyé. La question est déjà posée, ne regarde pas l’entreprise, ou les deux "
        "tours sont passés.",
        "Nothing was sent. It is asked already, is not the company’s, or both rounds are over.",
    )


class AnswerTooLate(Problem):
    """The discrepancy is decided, or the month is closed: an answer changes nothing any more."""

    status, code = HTTPStatus.CONFLICT, "answer_too_late"
    title = Words("Cette question n’attend plus de réponse.", "This question awaits no answer.")
    detail = Words(
        "Une décision a été prise. Écrivez à la cellule insertion si vous souhaitez y revenir.",
        "A decision was taken. Write to the insertion unit if you wish to come back to it.",
    )
