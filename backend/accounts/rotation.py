"""After a change of the installation's secret: what rests encrypted is written anew under it.

Then the previous secret need not be named any more. Sessions and links outlive it by their own:
access tokens for a quarter of an hour, recovery codes and reset links not at all.
"""

from dataclasses import dataclass

from sqlalchemy import select

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


def rewrite(settings: Settings) -> Rewritten:
    """Encrypt sealing keys and secrets of codes under the present secret: boxes.Unreadable."""
    territories = db.session.scalars(select(Territory).with_for_update()).all()
    for territory in territories:
        sealing.rewrap(territory, settings)
    held = db.session.scalars(select(Totp).with_for_update()).all()
    for totp in held:
        plain = boxes.opened(totp.secret, factors.AT_REST, totp.user_id, settings)
        totp.secret = boxes.shut(plain, factors.AT_REST, totp.user_id, settings)
    return Rewritten(len(territories), len(held))
