"""What the doctor looks at in the journal: whether the heads kept outside are still in it."""

from collections.abc import Iterator
from datetime import datetime

import orjson

from backend.audit import heads
from backend.audit.verifying import Kept
from backend.problems import Problem
from backend.settings import Settings
from backend.upkeep.backups import BackupPlace
from backend.upkeep.findings import Finding, Level, Places, fine
from backend.upkeep.sealed import Damaged

ABOUT = "journal"


def kept_heads(settings: Settings, _now: datetime, places: Places) -> Iterator[Finding]:
    """The heads of the file of heads and of the last backups; the chains whole: audit verify."""
    place = heads.place_of(settings)
    try:
        kept = heads.read(place) if place.exists() else []
        since = heads.restored_at(place)
        kept += [each for where in places for each in _of_backup(where, since)]
    except (heads.WrongHeads, Damaged) as error:
        yield Finding(
            ABOUT, Level.FAULT, f"its heads cannot be read: {error}", "see where they are"
        )
        return
    if not kept:
        said, do = "no head was kept yet: a missing end cannot be seen", "see whether the jobs run"
        yield Finding(ABOUT, Level.WARNING, said, do)
        return
    wrong = list(heads.lost(kept))
    for said in wrong:
        yield Finding(ABOUT, Level.FAULT, said, "run ./jalon audit verify, and tell the officer")
    if not wrong:
        yield fine(ABOUT, f"it holds the {len(kept)} heads that were kept")


def _of_backup(place: BackupPlace, since: datetime | None) -> list[Kept]:
    """The heads that the last backup says, unless another was restored after it."""
    try:
        made = place.backups()
    except (OSError, Problem):  # named where backups are looked at
        return []
    if not made or (since is not None and made[-1].at < since):
        return []
    said = orjson.loads(next(place.lines(made[-1].name)))
    return [heads.as_kept(each) for each in said.get("heads", ())]
