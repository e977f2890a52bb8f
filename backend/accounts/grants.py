"""Who holds which tag, now and at any number of the journal.

`ref` and `me:<user>` are held by every user for ever and have no row; all other tags have one.
"""

from sqlalchemy import Select, bindparam, or_, select, update

from backend.accounts.models import Grant, User
from backend.extensions import db
from sync.record import OFFICE

HELD = select(Grant.tag).where(Grant.user_id == bindparam("user"), Grant.until_seq.is_(None))


def tags_of(user: User) -> frozenset[str]:
    """The tags that a user holds now."""
    return tags_held(user.id)


def tags_held(user_id: str) -> frozenset[str]:
    """The tags that the user of an id holds now."""
    held = db.session.connection().execute(HELD, {"user": user_id})
    return frozenset(held.scalars()) | _always(user_id)


def give(user: User, tag: str, seq: int) -> None:
    """Let a user hold a tag from number `seq` on; nothing changes when he holds it."""
    if tag in tags_of(user):
        return
    taken_at_once = db.session.scalar(_rows(user, tag).where(Grant.since_seq == seq))
    if taken_at_once is not None:
        taken_at_once.until_seq = None
    else:
        db.session.add(
            Grant(territory_id=user.territory_id, user_id=user.id, tag=tag, since_seq=seq)
        )
    db.session.flush()


def take(user: User, tag: str, seq: int) -> None:
    """End at number `seq` a user's hold on a tag; nothing changes when he does not hold it."""
    db.session.execute(
        update(Grant)
        .where(Grant.user_id == user.id, Grant.tag == tag, Grant.until_seq.is_(None))
        .values(until_seq=seq)
    )


def held_at(user: User, tag: str, seq: int) -> bool:
    """Tell whether a user held a tag when the journal stood at `seq`."""
    if tag in _always(user.id):
        return True
    then = _rows(user, tag).where(
        Grant.since_seq <= seq, or_(Grant.until_seq.is_(None), Grant.until_seq > seq)
    )
    return db.session.scalar(then) is not None


def held_since(user_id: str, tag: str, seq: int) -> bool:
    """Tell whether a user held a tag at number `seq` of the journal or at any time after it."""
    query = select(Grant.id).where(
        Grant.user_id == user_id,
        Grant.tag == tag,
        or_(Grant.until_seq.is_(None), Grant.until_seq > seq),
    )
    return db.session.scalar(query.limit(1)) is not None


def follow_role(user: User, seq: int) -> None:
    """Give or take the tag of the whole territory as the user's role says."""
    whole = f"territory:{user.territory_id}"
    (give if user.has_role in OFFICE else take)(user, whole, seq)


def holders_of(territory: str, tag: str) -> list[User]:
    """The users of a territory who hold a tag now, disabled ones left out."""
    held = select(Grant.user_id).where(
        Grant.territory_id == territory, Grant.tag == tag, Grant.until_seq.is_(None)
    )
    found = select(User).where(User.id.in_(held), User.disabled_at.is_(None)).order_by(User.name)
    return list(db.session.scalars(found))


def _always(user_id: str) -> frozenset[str]:
    return frozenset({"ref", f"me:{user_id}"})


def _rows(user: User, tag: str) -> Select[Grant]:
    return select(Grant).where(Grant.user_id == user.id, Grant.tag == tag)
