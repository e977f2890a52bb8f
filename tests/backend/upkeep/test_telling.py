"""What needs a person is mailed to who runs the installation: once, and again when it returns."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from flask import Flask

from backend.accounts.models import Territory, User
from backend.cli import commands
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.settings import EXTENSION
from backend.upkeep.alerts import Alert
from backend.upkeep.telling import tell
from tests.backend.personas import ELSEWHERE, HERE, PEOPLE

DAMIEN, HOSTER = PEOPLE["damien"].email, "hoster@example.org"
DISK, MAIL = Alert("disk_full", 300), Alert("mail_late", 4)


@pytest.fixture
def app(app: Flask) -> Flask:
    """Two territories: Damien runs the installation, as nobody of the other one does."""
    with app.app_context():
        db.session.execute(
            db.update(User).where(User.email == DAMIEN).values(runs_installation=True)
        )
        db.session.commit()
    return app


def looked(app: Flask, *found: Alert, address: str = "") -> None:
    """Look once, as the job does, when this is what there is."""
    with app.app_context():
        settings = replace(app.extensions[EXTENSION], alert_mail=address)
        tell(found, settings, app.extensions["jalon.clock"].now())
        db.session.commit()


def letters(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        found = db.session.query(MailMessage).order_by(
            MailMessage.created_at, MailMessage.recipient
        )
        return [(each.recipient, each.body) for each in found]


def test_an_alert_is_told_once_while_it_lasts_and_again_when_it_returns(app, clock):
    for _ in range(6 * 24):
        looked(app, DISK)
        clock.pass_by(minutes=10)
    [(recipient, body)] = letters(app)
    assert recipient == DAMIEN
    assert "il reste 300 Mo" in body
    assert "https://jalon.test/bureau/installation" in body
    for _ in range(7):
        looked(app)
        clock.pass_by(minutes=10)
    looked(app, replace(DISK, count=200))
    assert len(letters(app)) == 2


def test_what_is_new_is_told_in_one_letter_and_without_what_is_known(app, clock):
    looked(app, DISK)
    clock.pass_by(minutes=10)
    looked(app, DISK, MAIL, Alert("jobs_failing", 2, "backup, months"))
    body = letters(app)[-1][1]
    assert len(letters(app)) == 2
    assert "Le disque" not in body
    assert "Courriels en attente depuis plus d’une heure : 4" in body
    assert "(Sauvegarde, Calcul des mois ouverts)" in body


def test_one_more_job_that_fails_is_told(app, clock):
    for names in ("backup", "backup, months"):
        looked(app, Alert("jobs_failing", 1, names))
        clock.pass_by(minutes=10)
    assert len(letters(app)) == 2


def test_what_flickers_floods_nobody(app, clock):
    for look in range(6 * 24):
        looked(app, *((DISK,) if look % 2 else ()))
        clock.pass_by(minutes=10)
    assert len(letters(app)) == 1
    for look in range(24):
        looked(app, *((DISK,) if look % 2 else ()))
        clock.pass_by(hours=2)
    assert len(letters(app)) <= 1 + 48 / 6


def test_the_address_of_the_setting_is_told_too_and_a_suspended_territory_is_not(app, clock):
    looked(app, DISK, address=HOSTER)
    assert [recipient for recipient, _ in letters(app)] == [DAMIEN, HOSTER]
    with app.app_context():
        db.session.get_one(Territory, HERE).suspended_at = clock.now()
        db.session.commit()
    looked(app, MAIL, address=HOSTER)
    with app.app_context():
        last = db.session.query(MailMessage).order_by(MailMessage.created_at).all()[2:]
        assert [(each.recipient, each.territory_id) for each in last] == [(HOSTER, ELSEWHERE)]


def test_hosts_that_look_at_once_write_one_letter(app):
    together = Barrier(3)

    def host() -> None:
        together.wait()
        looked(app, DISK, MAIL)

    hosts = [Thread(target=host) for _ in range(3)]
    for each in hosts:
        each.start()
    for each in hosts:
        each.join()
    assert [recipient for recipient, _ in letters(app)] == [DAMIEN]


def test_the_command_says_what_needs_a_person_and_what_of_it_is_new(sqlite_app):
    runs = [sqlite_app.test_cli_runner().invoke(commands, ["alerts"]) for _ in range(2)]
    assert [run.exit_code for run in runs] == [0, 0]
    assert "! No automatic backup: set JALON_BACKUPS." in runs[0].output
    assert "  No automatic backup: set JALON_BACKUPS." in runs[1].output
