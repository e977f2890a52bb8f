"""The settings of the territory: thresholds of the rules, deadlines, the hours of an FTE."""

from typing import Any

from flask import Blueprint
from sqlalchemy import select

from backend.accounts.identity import me
from backend.accounts.models import User
from backend.accounts.territory.schemas import SettingsRead, SettingsWanted
from backend.accounts.territory_settings import change, changes, settings_of_id
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from sync.settings import SETTINGS

MOST_CHANGES = 100
bp = Blueprint("territory_settings", __name__, url_prefix="/api/settings")


@bp.get("")
@contract(gives=SettingsRead)
def read_settings() -> dict[str, Any]:
    """Give every setting of the territory with its bounds, and who changed what."""
    return _shown(me().territory_id)


@bp.patch("")
@contract(takes=SettingsWanted, gives=SettingsRead)
def change_settings(body: dict[str, Any]) -> dict[str, Any]:
    """Change some settings, all of them or none; open months are computed with them at once."""
    change(me().territory_id, body["values"], me().user_id, now())
    db.session.flush()
    shown = _shown(me().territory_id)
    db.session.commit()
    return shown


def _shown(territory_id: str) -> dict[str, Any]:
    in_force = dict(settings_of_id(territory_id))
    log = changes(territory_id, MOST_CHANGES)
    users = select(User.id, User.name).where(User.id.in_({each.user_id for each in log}))
    names = {user_id: name for user_id, name in db.session.execute(users)}  # noqa: C416 - rows
    told = ("name", "topic", "kind", "default", "low", "high", "fr", "en", "source")
    return {
        "settings": [
            {name: getattr(each, name) for name in told}
            | {"value": in_force[each.name], "own": in_force[each.name] != each.default}
            for each in SETTINGS.values()
        ],
        "changes": [
            {
                "name": line.name,
                "at": line.at,
                "by": names.get(line.user_id),
                **line.values,
            }
            for line in log
        ],
    }
