"""What refuses a penalty."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class NothingToPropose(Problem):
    """The terms of the clause give no penalty for this cause today."""

    status, code = HTTPStatus.CONFLICT, "nothing_to_propose"
    title = Words("Aucune pénalité à proposer.", "No penalty to propose.")
    detail = Words(
        "Les termes de la clause n’en donnent aucune aujourd’hui, ou les montants manquent.",
        "The terms of the clause give none today, or the amounts are missing.",
    )


class AlreadyDecided(Problem):
    """The authority has decided on this proposal."""

    status, code = HTTPStatus.CONFLICT, "penalty_decided"
    title = Words("Cette proposition a déjà reçu sa suite.", "This proposal is settled already.")
    detail = Words("Rien n’a changé.", "Nothing has changed.")
