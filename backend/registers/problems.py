"""What refuses a change of a register; nothing has changed then."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class Exists(Problem):
    """A record with the same key is there; ``id`` says which."""

    status, code = HTTPStatus.CONFLICT, "exists"
    title = Words("Cette fiche existe déjà.", "This record is there already.")
    detail = Words("Rien n’a été ajouté. Ouvrez la fiche existante.",
                   "Nothing was added. Open the record that is there.")  # fmt: skip


class ChangedMeanwhile(Problem):
    """Somebody else changed the same fields; ``fields`` has both, ``rev`` the present one."""

    status, code = HTTPStatus.CONFLICT, "changed_meanwhile"
    title = Words("Quelqu’un a modifié cette fiche entre-temps.",
                  "Somebody has changed this record meanwhile.")  # fmt: skip
    detail = Words("Rien n’a été écrasé. Choisissez la valeur à garder pour chaque champ.",
                   "Nothing was overwritten. Choose what to keep for each field.")  # fmt: skip


class Referenced(Problem):
    """Other records name this one; ``by`` says which types, in which field and how many."""

    status, code = HTTPStatus.CONFLICT, "referenced"
    title = Words("D’autres fiches dépendent de celle-ci.", "Other records depend on this one.")
    detail = Words("Rien n’a été supprimé. Rattachez ou supprimez d’abord ces fiches.",
                   "Nothing was deleted. Move or delete those records first.")  # fmt: skip


class Frozen(Problem):
    """The record does not change any more: it was merged into another, or is only added to."""

    status, code = HTTPStatus.CONFLICT, "frozen"
    title = Words("Cette fiche ne se modifie plus.", "This record no longer changes.")
    detail = Words("Elle a été fusionnée avec une autre, ou ne s’écrit qu’une fois.",
                   "It was merged into another one, or is written only once.")  # fmt: skip


class NotMerged(Problem):
    """These two records cannot be merged: the same one, merged already, or not of this kind."""

    status, code = HTTPStatus.CONFLICT, "not_merged"
    title = Words("Ces deux fiches ne peuvent pas être fusionnées.",
                  "These two records cannot be merged.")  # fmt: skip
    detail = Words("Rien n’a changé. L’une d’elles est peut-être déjà fusionnée avec une autre.",
                   "Nothing has changed. One of them may be merged already.")  # fmt: skip
