"""After a change of the installation's secret: what rests encrypted is written anew under it.

Then the previous secret need not be named any more. Sessions and links outlive it by their own:
access tokens for a quarter of an hour, recovery codes and reset links not at all.
"""

from dataclasses import dataclass

from sqlalchemy import Column, select, update

from backend.accounts import boxes, factors, sealing
from backend.accounts.factor_models import Totp
from backend.accounts.models import Territory
from backend.extensions import db
from backend.settings import Settings


@dataclass(frozen=True)
class Rewritten:
    """How much was written anew."""

    sealing_keys: int
    codes: int
    boxes: int
    unreadable: int


def rewrite(settings: Settings) -> Rewritten:
    """Encrypt sealing keys, secrets of codes and boxes under the present one: boxes.Unreadable.

    A box of a row that no secret opens stays as it is, and is counted.
    """
    territories = db.session.scalars(select(Territory).with_for_update()).all()
    for territory in territories:
        sealing.rewrap(territory, settings)
    held = db.session.scalars(select(Totp).with_for_update()).all()
    for totp in held:
        plain = boxes.opened(totp.secret, factors.AT_REST, totp.user_id, settings)
        totp.secret = boxes.shut(plain, factors.AT_REST, totp.user_id, settings)
    done = [_again(column, settings) for column in _sealed()]
    return Rewritten(
        len(territories), len(held), sum(each for each, _ in done), sum(each for _, each in done)
    )


def _sealed() -> list[Column[bytes]]:
    """The columns of boxes, whatever package they are of."""
    tables = db.metadata.sorted_tables
    return [each for table in tables for each in table.columns if boxes.SEALED in each.info]


def _again(column: Column[bytes], settings: Settings) -> tuple[int, int]:
    """Write the boxes of a column anew, one at a time; return how many, and how many stay shut.

    One that was emptied meanwhile, as a letter that was sent, stays empty.
    """
    done = unreadable = 0
    owner, purpose = column.table.c.id, column.info[boxes.SEALED]
    for row in db.session.scalars(select(owner).where(column.is_not(None))).all():
        box = db.session.scalar(select(column).where(owner == row))
        if box is None:
            continue
        try:
            plain = boxes.opened(box, purpose, row, settings)
        except boxes.Unreadable:
            unreadable += 1
            continue
        again = boxes.shut(plain, purpose, row, settings)
        db.session.execute(
            update(column.table).where(owner == row, column == box).values({column: again})
        )
        done += 1
    return done, unreadable
