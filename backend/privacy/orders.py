"""What an erasure leaves to do outside of its transaction: kept in the database until it is done.

The names under which files are searched are sealed meanwhile, and go once every file was searched.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import select
from sqlalchemy.orm import undefer

from backend.accounts import boxes
from backend.accounts.models import new_id
from backend.extensions import db
from backend.privacy.models import SOUGHT, Erasure
from backend.problems import NotFound
from backend.settings import Settings
from sync.retention_names import Names

Place = dict[str, str]
"""What somebody looks through by hand: why, where, its name, and a page if there is one."""


@dataclass(frozen=True)
class Sought:
    """Whom files are searched for, by an order."""

    order: str
    names: Names
    shared: Names
    """Those of his names that somebody else bears too."""
    asked: frozenset[str]
    """The questions about him: what answered them goes."""


def place(why: str, where: str, name: str, link: str = "") -> Place:
    """Return what somebody is to look through."""
    return {"why": why, "where": where, "name": name, "link": link}


def give(settings: Settings, made: Erasure, sought: Sought) -> None:
    """Note what is left to do. The caller commits, with the erasure itself."""
    told = {
        "whole": sorted(sought.names.whole),
        "alone": sorted(sought.names.alone),
        "shared": sorted(sought.shared.whole),
        "asked": sorted(sought.asked),
    }
    made.sealed = boxes.shut(orjson.dumps(told), SOUGHT, made.id, settings)
    db.session.add(made)


def sought(names: Names, shared: Names, asked: Iterable[str]) -> Sought:
    """Return whom a new order searches files for."""
    return Sought(new_id(), names, Names(shared.whole), frozenset(asked))


def under_way(settings: Settings, territory: str) -> list[Sought]:
    """Return whom the files of a territory are still to be searched for."""
    query = select(Erasure).where(Erasure.territory_id == territory, Erasure.sealed.is_not(None))
    ordered = query.order_by(Erasure.at, Erasure.id).options(undefer(Erasure.sealed))
    return [_opened(settings, each) for each in db.session.scalars(ordered)]


def _opened(settings: Settings, each: Erasure) -> Sought:
    told = orjson.loads(boxes.opened(each.sealed or b"", SOUGHT, each.id, settings))
    whole, alone, shared = (
        frozenset(map(tuple, told[name])) for name in ("whole", "alone", "shared")
    )
    return Sought(each.id, Names(whole, alone), Names(shared), frozenset(told["asked"]))


def locked(territory: str, order: str) -> Erasure:
    """Return an order to be changed: nobody else changes it until the transaction ends."""
    key = (territory, order)
    return db.session.get_one(Erasure, key, with_for_update=True, populate_existing=True)


def searched(territory: str, order: str, at: datetime) -> None:
    """Note that every file was searched: the names go. The caller commits."""
    found = locked(territory, order)
    found.sealed, found.gone = None, []
    if not found.places:
        found.ended_at, found.ended_by = at, found.by


def unread(territory: str) -> list[Erasure]:
    """Return the erasures of which somebody has still to look something through."""
    query = select(Erasure).where(Erasure.territory_id == territory, Erasure.ended_at.is_(None))
    return [each for each in db.session.scalars(query.order_by(Erasure.at)) if each.places]


def read(territory: str, order: str, by: str, at: datetime) -> None:
    """Note that somebody looked everything through: NotFound. The caller commits."""
    found = db.session.get(Erasure, (territory, order), with_for_update=True)
    if found is None or found.ended_at is not None:
        raise NotFound
    found.ended_at, found.ended_by, found.places = at, by, []
