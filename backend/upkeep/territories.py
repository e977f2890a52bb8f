"""What the installation's administrator does to territories: open, rename, suspend, open again."""

import logging
from datetime import datetime
from http import HTTPStatus

from sqlalchemy import func, select

from backend.accounts.commands import new_territory
from backend.accounts.identity import Identity
from backend.accounts.models import Territory, User
from backend.directory import keeping
from backend.directory.keeping import Invited
from backend.extensions import db
from backend.problems import Conflict, Forbidden
from backend.records.store import writing
from backend.wordings import Words
from sync.record import Role

log = logging.getLogger("jalon.security")


class NotOfInstallation(Forbidden):
    """Several territories share the installation, and the asker administers only his own."""

    code = "not_of_installation"
    title = Words("Cette page est à l’administrateur de l’installation.",
                  "This page is the installation administrator's.")  # fmt: skip
    detail = Words("Il vous y autorise par la commande « territory administrator ».",
                   "He admits you by the command “territory administrator”.")  # fmt: skip


class NameTaken(Conflict):
    """Another territory has this name."""

    code = "territory_name_taken"
    title = Words("Un territoire porte déjà ce nom.", "A territory has this name already.")
    detail = Words("Choisissez un autre nom.", "Choose another name.")


class OwnTerritory(Conflict):
    """Who suspends a territory must not be of it."""

    code = "own_territory"
    title = Words("C’est votre propre territoire.", "This is your own territory.")
    detail = Words("Suspendez-le par la commande « territory suspend ».",
                   "Suspend it by the command “territory suspend”.")  # fmt: skip


class DemoBesideReal(Conflict):
    """A demo's passwords are known: real territories stand elsewhere."""

    status, code = HTTPStatus.CONFLICT, "demo_beside_real"
    title = Words("Cette installation est une démonstration.", "This installation is a demo.")
    detail = Words("Un vrai territoire s’ouvre sur une installation à lui.",
                   "A real territory is opened on an installation of its own.")  # fmt: skip


def must_run_installation(me: Identity) -> None:
    """Refuse whoever administers one territory of several: NotOfInstallation."""
    if me.runs_installation:
        return
    if (db.session.scalar(select(func.count()).select_from(Territory)) or 0) > 1:
        raise NotOfInstallation


def opened(name: str, first: Invited | None, by: str | None, now: datetime) -> Territory:
    """Open a territory, and an account for its administrator: NameTaken, AddressTaken.

    Who opens it, alone until then, goes on running the whole installation.
    """
    _must_be_free(name)
    if db.session.scalar(select(Territory.id).where(Territory.demo).limit(1)):
        raise DemoBesideReal
    made = new_territory(name)
    if by is not None:
        db.session.get_one(User, by).runs_installation = True
    if first is not None:
        with writing(made.id) as store:
            keeping.invite(store, first, by, now)
    log.warning("territory opened: %s, by %s", made.id, by)
    return made


def first_administrator(email: str, name: str) -> Invited:
    """Who is to administer a new territory."""
    return Invited(email=email, name=name, role=Role.ADMINISTRATOR)


def rename(territory: Territory, name: str, by: str | None) -> None:
    """Give a territory another name: NameTaken."""
    if name != territory.name:
        _must_be_free(name)
        territory.name = name
        log.warning("territory renamed: %s, by %s", territory.id, by)


def suspend(territory: Territory, by: str | None, now: datetime) -> None:
    """Serve nobody of a territory from now on: OwnTerritory. Nothing is lost, phones wait."""
    if by is not None and db.session.get_one(User, by).territory_id == territory.id:
        raise OwnTerritory
    territory.suspended_at = territory.suspended_at or now
    log.warning("territory suspended: %s, by %s", territory.id, by)


def resume(territory: Territory, by: str | None) -> None:
    """Serve a territory again."""
    territory.suspended_at = None
    log.warning("territory open again: %s, by %s", territory.id, by)


def _must_be_free(name: str) -> None:
    if db.session.scalar(select(Territory.id).where(Territory.name == name)):
        raise NameTaken
