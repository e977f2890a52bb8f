"""Whether the process lives, and whether it can serve."""

from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from flask import Blueprint
from marshmallow import fields
from sqlalchemy import text

from backend import migrations
from backend.contract import Schema, contract
from backend.extensions import db
from backend.problems import Unavailable

bp = Blueprint("health", __name__)


class Health(Schema):
    """The answer to a probe."""

    status = fields.String()


@bp.get("/healthz")
@contract(gives=Health)
def alive() -> dict[str, str]:
    """Tell that the process answers."""
    return {"status": "ok"}


@bp.get("/readyz")
@contract(gives=Health, problems=[Unavailable])
def ready() -> dict[str, str]:
    """Tell that the database answers and holds the tables of this version.

    Those of a later release hold them too: hosts go on while the next release is brought in.
    """
    version = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    if version is None or version in _before_this():
        raise Unavailable
    return {"status": "ok"}


@cache
def _before_this() -> frozenset[str]:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    known = (each.revision for each in script.walk_revisions())
    return frozenset(known) - {script.get_current_head()}
