"""A mistake on PostgreSQL is undone to the second, by the commands of the operations guide."""

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from backend.clock import SystemClock
from backend.extensions import db
from backend.records import tables
from tests.architecture.tree import ROOT
from tests.backend.browser import signed_in
from tests.backend.database import close, opened, prepare
from tests.backend.personas import PEOPLE
from tests.backend.phone import Phone
from tests.backend.station import STATION, registers
from tests.postgres_server import make_cluster, run_as_server, serving, superuser

GUIDE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("### PostgreSQL to any second")[2].partition("\n## ")[0]
SETTINGS = dict(re.findall(r"`(\w+) = ([^`]+)`", SECTION))
MADE = (ROOT / "docker" / "database.sh").read_text(encoding="utf-8")
QUICK = ("fsync=off",)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server and its archive are; short, for the name of its socket."""
    place = Path(tempfile.mkdtemp(prefix="jalon-pg-"))
    make_cluster(place)
    (place / "archive").mkdir(mode=0o777)
    (place / "archive").chmod(0o777)
    yield place
    shutil.rmtree(place)


def as_the_guide_says(folder: Path, text: str) -> str:
    return text.replace("/archive", str(folder / "archive"))


def set_in(folder: Path, *names: str, **other: str) -> None:
    """Write settings of the guide into `postgresql.conf`."""
    told = {name: as_the_guide_says(folder, SETTINGS[name]) for name in names} | other
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.writelines(f"{name} = {value}\n" for name, value in told.items())


def title(url: str, folder: Path) -> str:
    app = opened(folder / "jalon", url, SystemClock())
    try:
        with app.app_context():
            operation = tables.TABLES["operation"]
            found = db.select(operation.c.title).where(operation.c.id == STATION)
            return str(db.session.scalar(found))
    finally:
        close(app)


@pytest.mark.postgres
def test_the_commands_of_the_guide_bring_back_the_instant_before_a_mistake(folder):
    url = f"postgresql://jalon@/jalon?host={folder}"
    (folder / "jalon").mkdir()
    set_in(folder, "archive_mode", "archive_timeout", "archive_command")
    with serving(folder, QUICK), psycopg.connect(superuser(folder), autocommit=True) as link:
        run_as_server(folder, "env", "POSTGRES_PASSWORD=quoted ' here", "sh", "-c", MADE)
        prepare(folder / "jalon", url)
        [base] = re.findall(r"`(pg_basebackup [^`]+)`", SECTION)
        run_as_server(folder, "sh", "-c", as_the_guide_says(folder, base))
        office = opened(folder / "jalon", url, SystemClock())
        phone = Phone(signed_in(office, PEOPLE["alice"]))
        phone.push(*registers(phone))
        phone.push(phone.update("operation", STATION, title="Gare"))
        [instant] = link.execute("SELECT clock_timestamp()::text").fetchone() or ("",)
        phone.push(phone.update("operation", STATION, title="A mistake"))
        phone.pull()
        close(office)
        link.execute("SELECT pg_switch_wal()")
    shutil.rmtree(folder / "data")
    [copy] = (folder / "archive").glob("base-*")
    shutil.move(copy, folder / "data")
    run_as_server(folder, "touch", folder / "data" / "recovery.signal")
    names = ("restore_command", "recovery_target_action")
    set_in(folder, *names, recovery_target_time=f"'{instant}'")
    with serving(folder, QUICK):
        wait_until_it_is_back(folder)
        assert title(url, folder) == "Gare"
        back = opened(folder / "jalon", url, SystemClock())
        told = Phone(signed_in(back, PEOPLE["alice"]))
        told.mark = phone.mark
        assert told.pull()["epoch"] != phone.epoch, "phones notice, and offer again what they sent"
        close(back)


def wait_until_it_is_back(folder: Path) -> None:
    with psycopg.connect(superuser(folder), autocommit=True) as link:
        while link.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
            time.sleep(0.02)
