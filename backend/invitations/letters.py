"""The letters that let somebody choose a password: an invitation, or a new choice."""

from datetime import datetime, timedelta

from backend.accounts import links
from backend.accounts.links import Wanted
from backend.accounts.models import User
from backend.mail import outbox
from backend.mail.letters import PLACE, Letter
from backend.mail.models import MailMessage

INVITATION, INVITATION_PAGE, INVITATION_LIFE = "invitation", "/invitation", timedelta(days=7)
RESET, RESET_PAGE, RESET_LIFE = "reset", "/reset", timedelta(minutes=30)
INVITED = """\
Bonjour {name},

{issuer} vous ouvre un accès à Jalon, le suivi des heures d'insertion des marchés.

Choisissez votre mot de passe à cette adresse, valable sept jours et une seule fois :

{place}

Si vous n'attendiez pas ce message, ne faites rien : aucun accès n'est ouvert sans vous.

{issuer}
"""
AGAIN = """\
Bonjour {name},

Vous avez demandé à choisir un nouveau mot de passe. Cette adresse vaut trente minutes et une seule
fois :

{place}

Si ce n'est pas vous, ne faites rien : votre mot de passe reste le même.

{issuer}
"""


def invite(user: User, now: datetime, *, by: str | None = None) -> MailMessage:
    """Queue the letter by which a person chooses his first password; earlier links end."""
    wanted = _wanted(user, INVITATION, INVITATION_LIFE)
    address = links.address_of(INVITATION_PAGE, links.issue(wanted, now))
    subject = f"Votre accès à Jalon, {user.territory.name}"
    return outbox.queue(_letter(user, INVITATION, (subject, INVITED), address, by=by), now)


def reset(user: User, now: datetime, *, asked_from: str) -> MailMessage:
    """Queue the letter by which a person chooses a new password: TooMany after five in an hour.

    For an unknown address the caller counts with `links.count` and answers the same.
    """
    wanted = _wanted(user, RESET, RESET_LIFE)
    address = links.address_of(RESET_PAGE, links.issue(wanted, now, asked_from=asked_from))
    return outbox.queue(_letter(user, RESET, ("Votre mot de passe Jalon", AGAIN), address), now)


def _wanted(user: User, purpose: str, life: timedelta) -> Wanted:
    return Wanted(
        territory_id=user.territory_id,
        purpose=purpose,
        subject={"user_id": user.id},
        recipient=user.email,
        life=life,
    )


def _letter(
    user: User, kind: str, words: tuple[str, str], secret: str, *, by: str | None = None
) -> Letter:
    subject, body = words
    return Letter(
        territory_id=user.territory_id,
        kind=kind,
        about=user.id,
        recipient=user.email,
        recipient_name=user.name,
        subject=subject,
        body=body.format(name=user.name, issuer=user.territory.name, place=PLACE),
        secret=secret,
        by=by,
    )
