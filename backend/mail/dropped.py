"""Where a mail server drops messages for each territory, and the folders beside them."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from backend.accounts.models import Territory
from backend.extensions import db
from backend.settings import Settings
from sync.notation.text import plain

WAITING, DONE, REFUSED = "", "done", "refused"
"""The folder itself, and those beside for what was taken and what was not."""
MESSAGES = "*.eml"


def folder_of(root: Path, name: str, *, alone: bool) -> Path:
    """Return the folder of a territory: the root itself where it is the only one."""
    return root if alone else root / plain(name).replace(" ", "-")


def kept(settings: Settings, territory: str, *states: str) -> Iterator[Path]:
    """Yield the messages that lie on the disk in these folders of a territory.

    Those of the root too: they are of an only territory, and a request cannot see whether it is.
    """
    if not settings.sheet_mail:
        return
    root = Path(settings.sheet_mail)
    name = db.session.scalar(select(Territory.name).where(Territory.id == territory)) or ""
    for place in (root, folder_of(root, name, alone=False)):
        for state in states:
            yield from sorted((place / state).glob(MESSAGES))
