"""What the doctor looks at around the data: settings and versions."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sqlalchemy import text

from backend.extensions import db
from backend.settings import ROOT, Settings
from backend.upkeep.findings import Finding, Level, Places, fine

LOCK = ROOT / "requirements.lock"
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
SETTING = re.compile(r"\bJALON_[A-Z0-9_]+")
READ_IN = ("settings.py", "gunicorn_conf.py", "wsgi.py")
ALIKE = 0.85
LEAST_SQLITE = (3, 38)
LEAST_POSTGRES = 14


def settings_(settings: Settings, _now: datetime, _places: Places) -> Iterator[Finding]:
    """Settings that are allowed and yet want somebody."""
    for wrong, meant in _misspelled(os.environ):
        said = f"{wrong} is no setting, nobody reads it"
        yield Finding("settings", Level.WARNING, said, f"set {meant}, if you meant that")
    if settings.address.startswith("https://") and not settings.proxies:
        said = "people come by https and no proxy is named: its address counts as everybody's"
        yield Finding("settings", Level.WARNING, said, "set JALON_PROXIES to 1")
    if settings.previous_secret_key:
        said = "the secret before is still named"
        do = "run ./jalon secret rewrite; 30 days later unset JALON_SECRET_KEY_PREVIOUS"
        yield Finding("settings", Level.WARNING, said, do)
    if not settings.hosts and not settings.address:
        yield fine("settings", "read; Jalon answers under any name")
    else:
        yield fine("settings", f"read; Jalon is {settings.address}")


def versions(settings: Settings, _now: datetime, _places: Places) -> Iterator[Finding]:
    """Packages other than those that were tested together, and databases that are too old."""
    other = list(_other_packages(LOCK))
    if other:
        said = f"not the tested versions: {', '.join(other[:5])}"
        do = "pip install --require-hashes -r requirements.lock (./jalon run does it)"
        yield Finding("versions", Level.WARNING, said, do)
    if settings.database_url:
        number = int(db.session.scalar(text("SHOW server_version_num")) or 0) // 10000
        old, name = number < LEAST_POSTGRES, f"PostgreSQL {number}"
    else:
        old, name = sqlite3.sqlite_version_info < LEAST_SQLITE, f"SQLite {sqlite3.sqlite_version}"
    if old:
        yield Finding("versions", Level.FAULT, f"{name} is too old", "install a newer one")
    elif not other:
        yield fine("versions", name)


def _misspelled(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that are nearly those of settings, and which they are near to."""
    backend = ROOT / "backend"
    known = {
        name
        for file in READ_IN
        for name in SETTING.findall((backend / file).read_text(encoding="utf-8"))
    }
    for name in sorted(each for each in names if each.startswith("JALON_")):
        bare = name.removesuffix("_FILE")
        if bare not in known:
            for meant in get_close_matches(bare, known, 1, ALIKE):
                yield name, meant


def _other_packages(lock: Path) -> Iterator[str]:
    for name, pinned in PINNED.findall(lock.read_text(encoding="utf-8") if lock.exists() else ""):
        try:
            here = version(name)
        except PackageNotFoundError:
            here = "missing"
        if here != pinned:
            yield f"{name} {here} for {pinned}"
