"""The heads of the chains, to be kept where who can alter the database cannot write."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from backend.accounts.models import Territory
from backend.accounts.served import served
from backend.audit import tables
from backend.audit.chain import Chain, Head, head_of
from backend.audit.events import EventKind
from backend.audit.verifying import Kept
from backend.clock import day_in_france
from backend.extensions import db
from backend.mail import outbox
from backend.mail.letters import Letter
from backend.settings import Settings, in_force

TEXT = """\
Bonjour,

Conservez ce message hors de l'installation : il permet de voir si la fin du journal a été coupée ou
si le journal a été réécrit (« jalon audit verify --head FICHIER »).

{lines}

Depuis le début : {events}. Un effacement que vous ne connaissez pas, ou une lecture partie avant un
an, est une question à poser.

Jalon
"""
RESTORED = "restored"
EVENTS = {
    EventKind.ERASED: "effacements de contenu",
    EventKind.FORGOTTEN: "départs de lectures anciennes",
    EventKind.ADOPTED: "reprises de lignes",
}


class WrongHeads(ValueError):
    """A file of heads has a line that is none; the message says which."""


def heads(at: datetime) -> Iterator[str]:
    """Return the head of each chain of each territory as a line of JSON."""
    for told in standing(db.session.connection(), at):
        yield orjson.dumps(told).decode()


def standing(connection: Connection, at: datetime) -> Iterator[dict[str, Any]]:
    """Return the heads as a transaction sees them, each as plain values."""
    for territory in connection.scalars(db.select(Territory.id).order_by(Territory.id)).all():
        for chain in Chain:
            head = head_of(connection, territory, chain)
            told = {"at": at.isoformat(), "territory": territory, "chain": str(chain)}
            yield {**told, "n": head.n, "hash": head.hash}


def keep_restored(settings: Settings, at: datetime) -> None:
    """Note in the file of heads that a backup took the place of what was kept before."""
    place = place_of(settings)
    if place.exists():
        told = (each | {RESTORED: True} for each in standing(db.session.connection(), at))
        keep(place, [orjson.dumps(each).decode() for each in told])


def lost(kept: Iterable[Kept]) -> Iterator[str]:
    """Say of each chain whose latest kept head is not in it any more what is wrong; quick.

    The whole of each chain is looked at by `audit verify`.
    """
    last: dict[tuple[str, Chain], Head] = {}
    for each in kept:
        key = each.territory, each.chain
        last[key] = max(last.get(key, Head()), each.head)
    columns = tables.link.c
    for (territory, chain), head in last.items():
        if head.n and db.session.get(Territory, territory) is not None:
            mine = (columns.territory_id == territory, columns.chain == str(chain))
            found = db.session.scalar(db.select(columns.hash).where(*mine, columns.n == head.n))
            if found is None:
                yield f"{chain} of {territory} ends before link {head.n}, which was kept"
            elif found != head.hash:
                yield f"{chain} of {territory} was written anew: link {head.n} is another"


def place_of(settings: Settings) -> Path:
    """The file to which heads are appended."""
    return settings.audit_heads or settings.data / "audit-heads.jsonl"


def keep(place: Path, lines: Iterable[str]) -> None:
    """Append heads to a file, safe on disk before this returns."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with place.open("a", encoding="ascii") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


def mail(lines: list[str], at: datetime) -> None:
    """Queue the heads of each territory for the data protection officer, once a day."""
    address, day = in_force().audit_mail, day_in_france(at)
    if not address:
        return
    for territory in served():
        mine = [line for line in lines if territory.id in line]
        letter = Letter(
            territory_id=territory.id,
            kind="audit",
            about=f"heads {day}",
            recipient=address,
            subject=f"Têtes du journal de {territory.name}, {day:%d/%m/%Y}",
            body=TEXT.format(lines="\n".join(mine), events=_events(territory.id)),
            digest=sha256(f"heads {territory.id} {day}".encode()).hexdigest(),
        )
        outbox.queue(letter, at)


def _events(territory: str) -> str:
    """Say how many events of each kind there are: whoever writes one by hand is seen here."""
    columns = tables.event.c
    query = db.select(columns.kind, db.func.count()).where(columns.territory_id == territory)
    found = {kind: n for kind, n in db.session.execute(query.group_by(columns.kind))}  # noqa: C416 - rows
    return ", ".join(f"{words} {found.get(kind, 0)}" for kind, words in EVENTS.items())


def read(place: Path) -> list[Kept]:
    """Return the heads of a file: WrongHeads at a line that is none.

    Words around a line (it may be a letter that was saved) are passed over. Where a line says that
    a backup was restored, what was kept beyond it is no more.
    """
    found: list[Kept] = []
    for number, line in enumerate(place.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip().startswith("{"):
            continue
        try:
            told = orjson.loads(line.strip())
            kept = as_kept(told)
        except (KeyError, TypeError, ValueError) as error:
            raise WrongHeads(f"line {number} of {place} is no head") from error
        if told.get(RESTORED):
            found = [each for each in found if not _is_beyond(each, kept)]
        found.append(kept)
    return found


def restored_at(place: Path) -> datetime | None:
    """Return when a backup was last restored, as the file of heads says it."""
    lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
    said = [orjson.loads(line) for line in lines if f'"{RESTORED}"' in line]
    return datetime.fromisoformat(said[-1]["at"]) if said else None


def as_kept(told: dict[str, Any]) -> Kept:
    """Return a head from its plain values: KeyError, ValueError."""
    return Kept(told["territory"], Chain(told["chain"]), Head(told["n"], told["hash"]))


def _is_beyond(kept: Kept, restored: Kept) -> bool:
    same = (kept.territory, kept.chain) == (restored.territory, restored.chain)
    return same and kept.head.n > restored.head.n
