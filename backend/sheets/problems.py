"""What refuses a step on a sheet or a reading; nothing has changed then."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class NotNow(Problem):
    """The sheet's state does not allow this step; ``state`` says where it stands."""

    status, code = HTTPStatus.CONFLICT, "not_now"
    title = Words("Cette fiche n’en est plus là.", "This sheet is no longer there.")
    detail = Words("Rien n’a changé. Rechargez pour voir où elle en est.",
                   "Nothing has changed. Reload to see where it stands.")  # fmt: skip


class SheetChanged(Problem):
    """Somebody has changed this since it was shown."""

    status, code = HTTPStatus.CONFLICT, "sheet_changed"
    title = Words("Quelqu’un a modifié cette fiche entre-temps.",
                  "Somebody has changed this sheet meanwhile.")  # fmt: skip
    detail = Words("Rien n’a été enregistré. Relisez-la telle qu’elle est maintenant.",
                   "Nothing was saved. Read it again as it is now.")  # fmt: skip


class SlotTaken(Problem):
    """There is a sheet already where this one should go."""

    status, code = HTTPStatus.CONFLICT, "slot_taken"
    title = Words("Il y a déjà une fiche à cet endroit.", "There is a sheet there already.")
    detail = Words("Choisissez un autre mois ou un autre lot.", "Choose another month or lot.")


class DraftExists(Problem):
    """The month has a draft with lines; ``months`` says which ones."""

    status, code = HTTPStatus.CONFLICT, "draft_exists"
    title = Words("Un brouillon est déjà commencé pour ce mois.",
                  "A draft has been begun for this month.")  # fmt: skip
    detail = Words("Dites s’il faut le remplacer par les lignes du fichier.",
                   "Say whether the lines of the file should replace it.")  # fmt: skip


class QuestionsOpen(Problem):
    """Questions of the reading wait for an answer; ``keys`` says which ones."""

    status, code = HTTPStatus.CONFLICT, "questions_open"
    title = Words("Il reste des questions.", "Questions remain.")
    detail = Words("Répondez-y : rien n’est deviné à votre place.",
                   "Answer them: nothing is guessed for you.")  # fmt: skip


class EmptyFile(Problem):
    """No byte was sent."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "empty_file"
    title = Words("Le fichier est vide.", "The file is empty.")
    detail = Words("Vérifiez que vous avez choisi le bon fichier.",
                   "Check that you chose the right file.")  # fmt: skip
