"""An erasure from beginning to end: decided, written down outside, kept, and cleaned up after."""

from backend.extensions import db
from backend.privacy import aftermath, erasing, remembered
from backend.privacy.erasing import Erased
from backend.privacy.remembered import Remembered
from backend.records.store import Actor, writing
from backend.settings import in_force


def carry_out(territory: str, person: str, actor: Actor) -> Erased:
    """Erase a person in one transaction and clean up after it: NotFound. Commits."""
    with writing(territory) as store:
        done = erasing.erase(store, person, actor)
    commit(done.line(territory, actor.at))
    aftermath.clean_up(territory, done)
    return done


def commit(line: Remembered) -> None:
    """Commit an erasure, with its line on the list outside.

    The list is written first: should the machine stop between the two, a restore erases who was
    meant to be erased.
    """
    remembered.note(in_force(), line)
    try:
        db.session.commit()
    except BaseException:
        remembered.give_up(in_force(), line)
        raise


def trial(territory: str, person: str, actor: Actor) -> Erased:
    """Tell what an erasure would do: done in a transaction that is given up: NotFound."""
    with writing(territory) as store:
        done = erasing.erase(store, person, actor)
    db.session.rollback()
    return done
