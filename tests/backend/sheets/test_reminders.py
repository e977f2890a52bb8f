"""Companies are reminded before and after the due day, once a step; what went is on record."""

from datetime import UTC, datetime

import pytest

from backend.accounts.models import Territory
from backend.cli import commands
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.sheets.reminders.sending import remind
from tests.backend.discrepancies.paper import put
from tests.backend.personas import HERE
from tests.backend.sheets.place import AWA, FEBRUARY, OTHER_COMPANY, PARTY, typed

SHEET = f"/api/sheets/{PARTY}/{FEBRUARY}"


def run(app, clock):
    """Run the command's work as of the clock; returns how many letters were written."""
    with app.app_context():
        written = remind(db.session.get_one(Territory, HERE), clock.now(), clock.now().date())
        db.session.commit()
        return written


def letters(app):
    with app.app_context():
        found = db.session.query(MailMessage).order_by(MailMessage.recipient, MailMessage.subject)
        return [(each.recipient, each.subject, each.body) for each in found]


@pytest.fixture
def fifth_of_march(clock):
    clock.instant = datetime(2026, 3, 5, 9, tzinfo=UTC)
    return clock


def test_five_days_before_the_due_day_the_company_is_reminded(office, fifth_of_march):
    assert run(office, fifth_of_march) == 1
    ((recipient, subject, body),) = letters(office)
    assert recipient == "fatou@jalon.test"
    assert subject == "Fiche d'insertion de février 2026 : à transmettre avant le 10 mars 2026"
    assert "lot 1 Gros œuvre, Gare" in body
    assert "Diallo" not in body


def test_running_it_again_sends_nothing_more(office, fifth_of_march):
    run(office, fifth_of_march)
    assert run(office, fifth_of_march) == 0
    fifth_of_march.pass_by(days=1)
    assert run(office, fifth_of_march) == 0


def test_after_the_due_day_it_is_said_that_it_is_awaited(office, clock):
    clock.instant = datetime(2026, 3, 12, 9, tzinfo=UTC)
    run(office, clock)
    assert "nous l'attendons depuis le 10 mars 2026" in letters(office)[-1][1]


def test_what_was_handed_in_is_not_asked_for(office, sign_in, fifth_of_march):
    fatou = sign_in("fatou")
    lines = [typed(AWA, "DIALLO Awa", "7")]
    fatou.put(f"{SHEET}/lines", json={"rev": "", "lines": lines})
    fatou.post(f"{SHEET}/submit", json={"rev": fatou.get(SHEET).json["rev"]})
    assert run(office, fifth_of_march) == 0


def test_without_an_account_the_contact_of_the_company_is_written_to(office, fifth_of_march):
    contact = {"name": "Zoé Roy", "company_id": OTHER_COMPANY, "email": "zoe@autre.test"}
    put(office, ("contact", OTHER_COMPANY[:-1] + "0", {**contact, "is_draft": False}))
    run(office, fifth_of_march)
    assert [each[0] for each in letters(office)] == ["fatou@jalon.test", "zoe@autre.test"]


def test_what_was_sent_is_seen_by_the_office_and_by_that_company(office, sign_in, fifth_of_march):
    run(office, fifth_of_march)
    for who in ("alice", "fatou"):
        (sent,) = sign_in(who).get("/api/sheets/reminders").json["reminders"]
        assert (sent["party_id"], sent["month"], sent["step"]) == (PARTY, FEBRUARY, -5)
        assert (sent["recipient"], sent["mail_state"]) == ("fatou@jalon.test", "waiting")
    assert sign_in("ines").get("/api/sheets/reminders").json["total"] == 0
    assert sign_in("fatou").get(SHEET).json["reminders"] == 1


def test_nothing_is_prepared_for_a_suspended_territory(office, fifth_of_march):
    with office.app_context():
        db.session.get_one(Territory, HERE).suspended_at = fifth_of_march.now()
        db.session.commit()
    runner = office.test_cli_runner()
    for words in (["remind"], ["remind-answers"], ["confirm-hours", "--month", FEBRUARY]):
        answer = runner.invoke(commands, words)
        assert answer.exit_code == 0, answer.output
    assert letters(office) == []
    with office.app_context():
        db.session.get_one(Territory, HERE).suspended_at = None
        db.session.commit()
    runner.invoke(commands, ["remind"])
    assert len(letters(office)) == 1
