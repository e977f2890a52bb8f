"""The settings of a territory as stored, and the log of who changed them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from backend.accounts.models import ID_LENGTH, Territory, new_id
from backend.extensions import Instant, Model, db
from backend.problems import FieldError, Invalid
from sync.settings import SETTINGS, Settings


class SettingChange(Model):
    """One setting that somebody changed: never edited, never deleted."""

    __tablename__ = "setting_change"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), index=True)
    user_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    name: Mapped[str] = mapped_column(String(60))
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    """``before`` and ``after``; None: the default."""


def settings_of(territory: Territory) -> Settings:
    """Return the settings of a territory: its own over the defaults."""
    return Settings(territory.settings)


def settings_of_id(territory_id: str) -> Settings:
    """Return the settings of the territory of an id."""
    own = db.session.scalar(select(Territory.settings).where(Territory.id == territory_id))
    return Settings(own or {})


def change(territory_id: str, wanted: Mapping[str, Any], by: str, at: datetime) -> int:
    """Set some settings, None meaning the default again; returns how many changed.

    Raises Invalid, pointing at each wrong one. The caller commits.
    """
    _refuse_wrong(wanted)
    territory = db.session.get_one(Territory, territory_id, with_for_update={"of": Territory})
    own = dict(territory.settings)
    changed = {name: value for name, value in wanted.items() if own.get(name) != value}
    for name, value in changed.items():
        line = SettingChange(territory_id=territory_id, user_id=by, at=at, name=name)
        line.values = {"before": own.pop(name, None), "after": value}
        db.session.add(line)
    own |= {name: value for name, value in changed.items() if value is not None}
    territory.settings = own
    return len(changed)


def changes(territory_id: str, most: int) -> list[SettingChange]:
    """Return the last changes, the latest first."""
    query = (
        select(SettingChange)
        .where(SettingChange.territory_id == territory_id)
        .order_by(SettingChange.at.desc(), SettingChange.name)
        .limit(most)
    )
    return list(db.session.scalars(query))


def _refuse_wrong(wanted: Mapping[str, Any]) -> None:
    wrong = []
    for name, value in wanted.items():
        setting = SETTINGS.get(name)
        problem = "unknown_field"
        if setting is not None:
            problem = "" if value is None else setting.problem(value) or ""
        if problem:
            code, _, limit = problem.partition(":")
            wrong.append(FieldError(f"/values/{name}", code, int(limit) if limit else None))
    if wrong:
        raise Invalid(errors=wrong)
