"""The installation's page: everything at a glance, and its territories."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from backend import walls
from backend.accounts.identity import me
from backend.accounts.models import Territory
from backend.clock import now
from backend.contract import contract
from backend.extensions import db
from backend.invitations.inviting import AddressTaken
from backend.problems import NotFound
from backend.settings import in_force
from backend.upkeep import territories
from backend.upkeep.overview import overview
from backend.upkeep.schemas import InstallationShown, TerritoryChanged, TerritoryMade
from backend.upkeep.territories import (
    DemoBesideReal,
    NameTaken,
    NotOfInstallation,
    OwnTerritory,
    must_run_installation,
)

bp = Blueprint("installation", __name__, url_prefix="/api/installation")


@bp.get("")
@contract(gives=InstallationShown, problems=[NotOfInstallation])
def look() -> dict[str, Any]:
    """Show the installation: what needs a person, figures, jobs, territories."""
    _enter()
    return overview(in_force(), now())


@bp.post("/territories")
@contract(
    takes=TerritoryMade,
    gives=InstallationShown,
    status=201,
    problems=[NotOfInstallation, NameTaken, AddressTaken, DemoBesideReal],
)
def open_territory(body: dict[str, str]) -> dict[str, Any]:
    """Open a territory, and invite its administrator."""
    _enter()
    first = territories.first_administrator(body["email"], body["administrator"].strip())
    territories.opened(body["name"].strip(), first, me().user_id, now())
    told = overview(in_force(), now())
    db.session.commit()
    return told


@bp.patch("/territories/<uuid:territory_id>")
@contract(
    takes=TerritoryChanged,
    gives=InstallationShown,
    problems=[NotOfInstallation, NotFound, NameTaken, OwnTerritory],
)
def change_territory(territory_id: UUID, body: dict[str, Any]) -> dict[str, Any]:
    """Rename a territory, suspend it, or open it again."""
    _enter()
    found = db.session.get(Territory, str(territory_id))
    if found is None:
        raise NotFound
    if "name" in body:
        territories.rename(found, body["name"].strip(), me().user_id)
    if body.get("suspended") is True:
        territories.suspend(found, me().user_id, now())
    if body.get("suspended") is False:
        territories.resume(found, me().user_id)
    db.session.flush()
    told = overview(in_force(), now())
    db.session.commit()
    return told


def _enter() -> None:
    """Open the walls between territories for this transaction, to whom they may be opened."""
    walls.enter(walls.ALL)
    must_run_installation(me())
