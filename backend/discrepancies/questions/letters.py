"""The letters to a company: that questions wait, never which people they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from backend.accounts import links
from backend.accounts.links import Wanted
from backend.accounts.models import Grant, Territory, User
from backend.discrepancies.carrying import Hand
from backend.extensions import db
from backend.mail.letters import PLACE, Letter
from backend.mail.outbox import queue
from backend.records import questions
from backend.settings import in_force
from sync.reconcile.wording import day_fr, month_fr
from sync.record import Role

PURPOSE, PAGE = "answer", "/reponse"
AFTER_THE_DAY = timedelta(days=30)
"""A link still opens after the day of the answer: a late answer is better than none."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """Questions of one company about one month, due on a day."""

    company: str
    name: str
    month: str
    parties: Sequence[str]
    count: int
    due: date
    round: int = 1
    step: str = "asked"
    """``asked`` or ``reminded``."""


def send(post: Post, hand: Hand) -> str | None:
    """Write to the company, with a link for whoever has no account; returns the address.

    None where nobody is known to write to, or no address is set for links. The caller commits.
    """
    recipient = recipient_of(post, hand)
    if recipient is None or not in_force().address:
        return None
    token = links.issue(
        Wanted(
            territory_id=hand.territory,
            purpose=PURPOSE,
            subject={"company": post.company, "month": post.month, "parties": [*post.parties]},
            recipient=recipient,
            life=max(post.due - hand.today, timedelta()) + AFTER_THE_DAY,
            about=f"{post.company}/{post.month}",
        ),
        hand.at,
    )
    letter = Letter(
        territory_id=hand.territory,
        kind="question",
        about=f"{post.company}/{post.month}",
        recipient=recipient,
        subject=_subject(post),
        body=_body(post, db.session.get_one(Territory, hand.territory)),
        secret=links.address_of(PAGE, token),
    )
    queue(letter, hand.at)
    return recipient


def recipient_of(post: Post, hand: Hand) -> str | None:
    """Whoever has an account for the company, else its first contact with an address."""
    tags = [f"party:{party}" for party in post.parties]
    account = db.session.scalar(
        select(User.email)
        .join(Grant, Grant.user_id == User.id)
        .where(User.territory_id == hand.territory, User.role == Role.COMPANY_ADMIN.value)
        .where(User.disabled_at.is_(None), Grant.until_seq.is_(None), Grant.tag.in_(tags))
        .order_by(User.email)
    )
    if account is not None:
        return account
    known = questions.correspondents(hand.territory, post.company, hand.today.isoformat())
    return known[0]["email"] if known else None


def _subject(post: Post) -> str:
    many = "questions" if post.count > 1 else "question"
    start = "" if post.step == "asked" else "Rappel : "
    return f"{start}{post.count} {many} sur vos heures de {month_fr(post.month)}"


def _body(post: Post, territory: Territory) -> str:
    waits = "questions attendent" if post.count > 1 else "question attend"
    phase = "C’est le second et dernier tour (phase contradictoire).\n\n" if post.round > 1 else ""
    return (
        f"Bonjour,\n\n{post.count} {waits} une réponse de {post.name} sur la fiche d’insertion de "
        f"{month_fr(post.month)}.\n\n{phase}"
        "Vous pouvez expliquer, joindre un document ou corriger la fiche. Une réponse est "
        f"souhaitée avant le {day_fr(post.due)} ; aucune décision n’est prise avant cette date "
        f"sans votre réponse.\n\nPour lire et répondre : {PLACE}\n\nCe lien vous est personnel. "
        "Si vous avez un compte Jalon, les mêmes questions s’y trouvent, à la page Questions.\n\n"
        f"{territory.name}\n"
    )
