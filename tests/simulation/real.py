"""The office behind HTTP: the application itself, on either database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select, text

from backend.accounts import grants
from backend.clock import Clock, now, today
from backend.extensions import db
from backend.records import tables
from backend.records.feed import clock_of
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.records.wire import from_row
from sync.exchange import Stored
from tests.backend.browser import Browser, signed_in
from tests.backend.database import close, opened
from tests.backend.personas import HERE, PEOPLE, user_of
from tests.simulation.copies import PostgresDatabase, SqliteFile
from tests.simulation.country import AT_FIRST, registers

ORDER = {"sqlite": "rowid", "postgresql": "ctid"}
"""Lines of the journal are only ever added, so that they lie in the order of their taking."""


class RealOffice:
    """One application upon one database, which can be put back to its last backup."""

    def __init__(self, folder: Path, database: SqliteFile | PostgresDatabase, clock: Clock) -> None:
        self.folder, self.database, self.clock = folder, database, clock
        self.app = self._opened()
        self.browsers: dict[str, Browser] = {}
        with self.app.app_context():
            actor = Actor("office", OFFICE_DEVICE, now(), today())
            with writing(HERE, empty=True) as store:
                for table, record_id, values in registers():
                    store.put(table, record_id, values, actor)
            db.session.commit()
        for name, tags in AT_FIRST.items():
            for tag in self.tags_of(name) - tags:
                self.take(name, tag)
            for tag in tags:
                self.give(name, tag)
        for name in AT_FIRST:
            self._browser(name)
        self.back_up()

    def _opened(self) -> Flask:
        return opened(self.folder, self.database.address, self.clock)

    def _browser(self, name: str) -> Browser:
        if name not in self.browsers:
            self.browsers[name] = signed_in(self.app, PEOPLE[name])
        return self.browsers[name]

    def _post(self, name: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        response = self._browser(name).post(path, json=body)
        return response.status_code, response.json

    def push(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return self._post(name, "/sync/v1/push", body)

    def pull(self, name: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return self._post(name, "/sync/v1/pull", body)

    def give(self, name: str, tag: str) -> None:
        self._move(grants.give, name, tag)

    def take(self, name: str, tag: str) -> None:
        self._move(grants.take, name, tag)

    def _move(self, move: Callable[..., None], name: str, tag: str) -> None:
        with self.app.app_context():
            move(user_of(PEOPLE[name]), tag, clock_of(HERE).seq)
            db.session.commit()

    def tags_of(self, name: str) -> frozenset[str]:
        with self.app.app_context():
            return grants.tags_held(PEOPLE[name].id)

    def records(self) -> dict[str, Stored]:
        with self.app.app_context():
            rows = db.session.execute(select(tables.record))
            return {row.id: from_row(row) for row in rows}

    def journal(self) -> list[dict[str, Any]]:
        with self.app.app_context():
            order = text(ORDER[db.engine.dialect.name])
            rows = db.session.execute(select(tables.journal).order_by(order))
            return [dict(row) for row in rows.mappings()]

    def restart(self) -> None:
        """Stop the application and start it upon the same database; sessions go on."""
        self._while_closed(lambda: None)

    def back_up(self) -> None:
        """Copy the database."""
        self._while_closed(self.database.keep)

    def restore(self) -> None:
        """Put the last copy in place, telling nobody."""
        self._while_closed(self.database.put_back)

    def end(self) -> None:
        """Leave nothing behind."""
        close(self.app)
        self.database.end()

    def _while_closed(self, act: Callable[[], None]) -> None:
        close(self.app)
        act()
        self.app = self._opened()
        for name, old in list(self.browsers.items()):
            self.browsers[name] = self._with_cookies_of(old, name)

    def _with_cookies_of(self, old: Browser, name: str) -> Browser:
        self.app.test_client_class = Browser
        browser = self.app.test_client()
        assert isinstance(browser, Browser)
        browser.person = PEOPLE[name]
        browser._cookies = old._cookies  # noqa: SLF001 - a browser outlives the office
        return browser
