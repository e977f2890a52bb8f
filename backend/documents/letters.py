"""The letter around the minutes, in French: the language of the participants."""

from backend.wordings import DEMO
from sync.minutes import Minutes

SUBJECT = "Compte rendu, volet insertion : {site}, {occasion}"
BODY = """\
Bonjour {name},

Vous trouverez ci-joint le compte rendu, volet insertion, de la visite du chantier « {site} »
({occasion}).

{reply}

{issuer}
"""
LONGEST_SUBJECT = 300


def subject_of(minutes: Minutes) -> str:
    """The subject, on one line."""
    said = SUBJECT.format(site=minutes.subject, occasion=minutes.occasion)
    return " ".join(said.split())[:LONGEST_SUBJECT]


def body_of(minutes: Minutes, name: str, issuer: str, reply: str, *, demo: bool) -> str:
    """The letter to one person; ``reply`` says by when to answer."""
    said = BODY.format(
        name=name, site=minutes.subject, occasion=minutes.occasion, reply=reply, issuer=issuer
    )
    return said + (f"\n{DEMO.fr}\n" if demo else "")
