"""Letters in the outbox: what they carry, and what nobody reads there."""

import json
from dataclasses import replace

import pytest

from backend.extensions import db
from backend.mail import outbox
from backend.mail.commands import mail
from backend.mail.letters import PLACE, Attachment, Letter
from backend.mail.models import MailMessage
from backend.settings import EXTENSION
from tests.backend.mail.mailbox import listening
from tests.backend.personas import HERE

SECRET = "https://jalon.test/c#a-token-that-opens-something"
LETTER = Letter(
    territory_id=HERE,
    kind="confirmation",
    about="gare/2026-02",
    recipient="karine@example.org",
    recipient_name="Karine",
    subject="Heures de février",
    body=f"Bonjour,\n\n{PLACE}\n",
    secret=SECRET,
)


@pytest.fixture
def office(app):
    with app.app_context():
        yield app


def send(app) -> list:
    """What a mail server gets from the command `mail send`."""
    with listening() as box:
        settings = replace(
            app.extensions[EXTENSION], smtp_url=box.url, mail_from="office@example.org"
        )
        app.extensions[EXTENSION] = settings
        result = app.test_cli_runner().invoke(mail, ["send", "--json"])
        assert json.loads(result.output)["sent"] == len(box.got)
        return box.got


def kept(letter, clock):
    found = outbox.queue(letter, clock.now())
    db.session.commit()
    return found


def test_the_receiver_alone_reads_the_secret_of_a_letter(office, clock):
    message = kept(LETTER, clock)
    stored = db.session.query(MailMessage.body, MailMessage.secret).one()
    assert SECRET not in message.body
    assert SECRET.encode() not in stored.secret
    [received] = send(office)
    assert SECRET in received.get_body().get_content()
    assert PLACE not in received.get_body().get_content()


def test_the_office_reads_a_letter_without_its_secret(office, clock, sign_in):
    message = kept(LETTER, clock)
    shown = sign_in("alice").get(f"/api/mail/{message.id}").json
    assert PLACE in shown["body"]
    assert SECRET not in json.dumps(shown)
    assert (shown["kind"], shown["about"], shown["visit_id"]) == (
        "confirmation",
        "gare/2026-02",
        None,
    )


def test_a_secret_is_forgotten_once_the_letter_is_sent(office, clock):
    kept(LETTER, clock)
    send(office)
    db.session.rollback()
    assert db.session.query(MailMessage.secret).scalar() is None


def test_the_same_letter_is_kept_once_and_another_link_is_another_letter(office, clock):
    first, again = kept(LETTER, clock), kept(LETTER, clock)
    other = kept(replace(LETTER, secret=f"{SECRET}2"), clock)
    assert first.id == again.id != other.id


def test_a_letter_without_an_attachment_has_none_to_read(office, clock, sign_in):
    message = kept(LETTER, clock)
    answer = sign_in("alice").get(f"/api/mail/{message.id}/attachment")
    assert answer.status_code == 404


def test_an_attachment_of_another_kind_is_downloaded_never_opened(office, clock, sign_in):
    table = Attachment(name="modèle.csv", content=b"a;b", type="text/csv")
    message = kept(replace(LETTER, attachment=table), clock)
    answer = sign_in("alice").get(f"/api/mail/{message.id}/attachment")
    assert answer.data == b"a;b"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    [received] = send(office)
    [attached] = received.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("modèle.csv", "text/csv")


def test_an_address_that_no_mail_server_can_be_told_keeps_no_other_letter(office, clock):
    for wrong in ("zoe@exämple.org", "zoe@"):
        kept(replace(LETTER, recipient=wrong), clock)
    kept(LETTER, clock)
    [received] = send(office)
    assert received["To"].addresses[0].addr_spec == "karine@example.org"
    states = sorted(each.state for each in db.session.query(MailMessage))
    assert states == ["refused", "refused", "sent"]
