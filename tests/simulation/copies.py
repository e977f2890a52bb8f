"""A database with its backups, made and put back as an administrator does it: by copying files."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.postgres_server import PostgresServer

NAME = "jalon.sqlite3"


class SqliteFile:
    """The file of an installation, and one copy of it."""

    address = ""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kept = folder, folder / "backup.sqlite3"

    def keep(self) -> None:
        """Copy the file; nobody has it open."""
        with (
            closing(sqlite3.connect(self.folder / NAME)) as source,
            closing(sqlite3.connect(self.kept)) as target,
        ):
            source.backup(target)

    def put_back(self) -> None:
        """Put the copy in place of the file; nobody has it open."""
        for suffix in ("-wal", "-shm"):
            (self.folder / (NAME + suffix)).unlink(missing_ok=True)
        shutil.copy(self.kept, self.folder / NAME)

    def end(self) -> None:
        """The folder is the test's own."""


class PostgresDatabase:
    """A database of a server, and one copy of it."""

    def __init__(self, server: PostgresServer, address: str) -> None:
        self.server, self.address, self.kept = server, address, ""

    def keep(self) -> None:
        """Copy the database; nobody is connected to it."""
        if self.kept:
            self.server.drop(self.kept)
        self.kept = self.server.copy(self.address)

    def put_back(self) -> None:
        """Put the copy in place of the database; nobody is connected to it."""
        self.server.drop(self.address)
        self.address = self.server.copy(self.kept)

    def end(self) -> None:
        """Drop both."""
        for address in filter(None, (self.address, self.kept)):
            self.server.drop(address)
