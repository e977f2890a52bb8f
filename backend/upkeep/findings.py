"""What the doctor finds: what was looked at, how it is, and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backend.settings import Settings
from backend.upkeep.backups import BackupPlace


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do."""

    about: str
    level: Level
    said: str
    do: str = ""


Places = list[BackupPlace]
Check = Callable[[Settings, datetime, Places], Iterator[Finding]]


def fine(about: str, said: str) -> Finding:
    """Something that is as it should be."""
    return Finding(about, Level.OK, said)
