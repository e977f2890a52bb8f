"""The invented site in the database, followed by Bruno; a mail server when a test asks for one."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask

from backend.accounts import grants
from backend.extensions import db
from backend.mail.commands import mail
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.settings import EXTENSION
from sync.records import RECORDS
from tests.backend.browser import Browser
from tests.backend.mail.mailbox import Mailbox, listening
from tests.backend.personas import HERE, PEOPLE, START, user_of
from tests.documents.chantier import Kept, id_of
from tests.documents.visite import chantier

ACTOR = Actor(PEOPLE["alice"].id, OFFICE_DEVICE, START, START.date())
FROM = "insertion@metropole.example.org"


def enter(app: Flask, kept: Kept) -> None:
    """Put records into the territory of the tests."""
    with app.app_context():
        with writing(HERE) as store:
            for table in RECORDS:
                for each, data in kept.tables.get(table, {}).items():
                    store.put(table, each, data, ACTOR)
        grants.give(user_of(PEOPLE["bruno"]), f"site:{id_of('site')}", 0)
        db.session.commit()


@pytest.fixture
def site(app: Flask) -> Flask:
    """The application, with the invented site."""
    enter(app, chantier())
    return app


@pytest.fixture
def officer(site: Flask, sign_in: Callable[[str], Browser]) -> Browser:
    """Bruno, who follows the invented site."""
    return sign_in("bruno")


@pytest.fixture
def mailbox(site: Flask) -> Iterator[Mailbox]:
    """A mail server that the application is told to use, from the next command on."""
    with listening() as box:
        use(site, box.url)
        yield box


def use(app: Flask, url: str) -> None:
    """Set the mail server of an application."""
    settings = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = replace(settings, smtp_url=url, mail_from=FROM)


@pytest.fixture
def send_mail(site: Flask) -> Callable[..., dict[str, int]]:
    """The command `mail send`, with its counts."""

    def run(*options: str) -> dict[str, int]:
        result = site.test_cli_runner().invoke(mail, ["send", "--json", *options])
        assert result.exit_code == 0, result.output
        counts: dict[str, int] = json.loads(result.output)
        return counts

    return run
