"""The heads of the chains, to be kept where who can alter the database cannot write."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import orjson

from backend.accounts.models import Territory
from backend.accounts.served import served
from backend.audit.chain import Chain, Head, head_of
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

Jalon
"""


class WrongHeads(ValueError):
    """A file of heads has a line that is none; the message says which."""


def heads(at: datetime) -> Iterator[str]:
    """Return the head of each chain of each territory as a line of JSON."""
    connection = db.session.connection()
    for territory in db.session.scalars(db.select(Territory.id).order_by(Territory.id)).all():
        for chain in Chain:
            head = head_of(connection, territory, chain)
            told = {"at": at.isoformat(), "territory": territory, "chain": str(chain)}
            yield orjson.dumps({**told, "n": head.n, "hash": head.hash}).decode()


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
            body=TEXT.format(lines="\n".join(mine)),
            digest=sha256(f"heads {territory.id} {day}".encode()).hexdigest(),
        )
        outbox.queue(letter, at)


def read(place: Path) -> list[Kept]:
    """Return the heads of a file: WrongHeads at a line that is none.

    Words around a line (it may be a letter that was saved) are passed over.
    """
    found = []
    for number, line in enumerate(place.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip().startswith("{"):
            continue
        try:
            told = orjson.loads(line.strip())
            kept = Kept(told["territory"], Chain(told["chain"]), Head(told["n"], told["hash"]))
        except (KeyError, TypeError, ValueError) as error:
            raise WrongHeads(f"line {number} of {place} is no head") from error
        found.append(kept)
    return found
