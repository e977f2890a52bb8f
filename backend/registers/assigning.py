"""A site changes hands: it leaves one officer's phone and arrives on another's."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.accounts import grants
from backend.accounts.models import User
from backend.extensions import db
from backend.records.store import FOLLOWERS, Actor, Store
from sync.exchange import Sender, Stored, decide
from sync.protocol import Op, OpKind
from sync.record import natural_id


def hand_over(
    store: Store, office: Sender, actor: Actor, site: str, before: Mapping[str, Any]
) -> None:
    """Move the planned visits of a site to its officer; its tag follows by itself.

    ``store`` has the site as it is now, ``before`` are its values until now. A visit that has
    begun stays with whoever holds it.
    """
    old, new = before.get("officer_id"), (store.records.data("site", site) or {}).get("officer_id")
    if old and new:
        _move_planned(store, office, actor, site, (old, new))


def follow(store: Store, changed: Iterable[Stored]) -> None:
    """Give the tag of a site to its officer, take it from the one before, whoever wrote it so."""
    for after in changed:
        if after.table != "site" or after.deleted:
            continue
        before = store.records.before[after.record_id]
        old, new = (each.data.get("officer_id") if each else None for each in (before, after))
        if old != new:
            _move(store, f"site:{after.record_id}", old, new)


def _move(store: Store, tag: str, old: str | None, new: str | None) -> None:
    for user_id, change in ((old, grants.take), (new, grants.give)):
        user = db.session.get(User, user_id) if user_id else None
        if user is not None and user.territory_id == store.territory:
            change(user, tag, store.seq)


FOLLOWERS.append(follow)


def _move_planned(
    store: Store, office: Sender, actor: Actor, site: str, officers: tuple[str, str]
) -> None:
    old, new = officers
    for visit in store.records.referring("visit", "site_id", site):
        stored = store.records.stored("visit", visit)
        if stored is None or stored.data["state"] != "planned" or stored.data["officer_id"] != old:
            continue
        op = Op(
            op=natural_id("handed over", visit, str(stored.rev)),
            n=0,
            kind=OpKind.UPDATE,
            table="visit",
            record_id=visit,
            values={"officer_id": new},
            was={"officer_id": old},
            base_rev=stored.rev,
            base_epoch=None,
            intent="assign",
        )
        outcome = decide(op, office, store.records, actor.today)
        if outcome.hold is None:
            store.take_effect(op, outcome, actor)
