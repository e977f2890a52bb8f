"""Messages reach their receivers once: never lost, never twice."""

from dataclasses import replace

import pytest

from backend.accounts.models import Territory
from backend.extensions import db
from backend.mail import outbox
from backend.mail.commands import mail
from backend.mail.models import MailMessage
from backend.settings import WrongSettings, in_force
from backend.upkeep.alerts import alerts
from tests.backend.database import settings_of
from tests.backend.documents.conftest import FROM, use
from tests.backend.personas import HERE
from tests.documents.chantier import VISIT

SEND = f"/api/visits/{VISIT}/minutes/send"
EVERYBODY = [f"{name}@example.org" for name in ("claire", "hugo", "paul", "samia")]


@pytest.fixture
def waiting(officer):
    """Four messages of signed minutes, kept before any mail server was set."""
    return officer.post(SEND).json["messages"]


def test_each_receiver_gets_one_mail_with_the_minutes(waiting, mailbox, send_mail):
    assert send_mail()["sent"] == 4
    assert mailbox.recipients() == EVERYBODY
    received = mailbox.got[0]
    [attached] = received.iter_attachments()
    assert received["From"] == FROM
    assert "Groupe scolaire Jean-Moulin" in received["Subject"]
    assert attached.get_filename().endswith(".pdf")
    assert attached.get_content().startswith(b"%PDF-")
    assert received["Message-ID"].startswith("<")
    assert "Vous trouverez ci-joint" in received.get_body().get_content()
    assert not mailbox.eight_bits


def test_what_was_sent_is_not_sent_again(waiting, mailbox, send_mail):
    send_mail()
    assert send_mail() == {"sent": 0, "waiting": 0, "sending": 0, "refused": 0, "unsure": 0}
    assert mailbox.recipients() == EVERYBODY


def test_a_server_that_cannot_be_reached_costs_no_message_and_somebody_is_told(
    site, waiting, mailbox, send_mail, clock
):
    use(site, "smtp://127.0.0.1:1")
    for _ in range(12):
        assert send_mail()["waiting"] == 4
        clock.pass_by(minutes=6)
    with site.app_context():
        [late] = [each for each in alerts(in_force(), clock.now()) if each.code == "mail_late"]
    assert (late.count, "ConnectionRefusedError" in late.said_in("fr")) == (4, True)
    assert send_mail()["waiting"] == 4
    use(site, mailbox.url)
    assert send_mail()["sent"] == 0  # not yet: the pause after a failure, which did not grow
    clock.pass_by(minutes=6)
    assert send_mail()["sent"] == 4
    assert mailbox.recipients() == EVERYBODY


def test_who_mended_the_mail_server_need_not_wait(site, waiting, mailbox, send_mail):
    use(site, "smtp://127.0.0.1:1")
    send_mail()
    use(site, mailbox.url)
    assert (send_mail()["sent"], send_mail("--again")["sent"]) == (0, 4)


def test_a_receiver_who_is_refused_for_now_is_tried_again_with_longer_pauses(
    waiting, mailbox, send_mail, clock
):
    mailbox.refused["paul@example.org"] = "451 too busy"
    assert send_mail() | {"sent": 3, "waiting": 1} == send_mail() | {"sent": 3}
    clock.pass_by(minutes=6)
    assert send_mail()["sent"] == 0
    clock.pass_by(minutes=6)
    mailbox.refused.clear()
    assert send_mail()["sent"] == 0  # the second pause is twice the first
    clock.pass_by(minutes=5)
    assert send_mail()["sent"] == 1
    assert mailbox.recipients() == EVERYBODY


def test_a_receiver_who_is_refused_for_good_waits_for_a_person(
    site, waiting, mailbox, send_mail, clock, sign_in
):
    mailbox.refused["paul@example.org"] = "550 nobody here of that name"
    send_mail()
    clock.pass_by(days=2)
    assert send_mail()["refused"] == 1
    [shown] = sign_in("alice").get("/api/mail?state=refused").json["messages"]
    assert shown["error"] == "550 nobody here of that name"
    mailbox.refused.clear()
    assert send_mail("--again")["sent"] == 1
    assert mailbox.recipients() == EVERYBODY


def test_when_the_answer_is_lost_nothing_is_sent_twice_by_itself(
    waiting, mailbox, send_mail, clock
):
    mailbox.drops = True
    assert send_mail()["sent"] == 0
    mailbox.drops = False
    clock.pass_by(days=1)
    counts = send_mail()
    assert (counts["sent"], counts["unsure"]) == (3, 1)
    assert mailbox.recipients() == EVERYBODY
    first = mailbox.got[0]["Message-ID"]
    send_mail("--unsure")
    assert mailbox.got[-1]["Message-ID"] == first


def test_a_message_left_by_a_sender_that_died_is_unsure(site, waiting, mailbox, send_mail, clock):
    with site.app_context():
        assert outbox.claim(waiting[0]["id"], clock.now())
        db.session.commit()
    clock.pass_by(minutes=11)
    counts = send_mail()
    assert (counts["sent"], counts["unsure"]) == (3, 1)


def test_of_two_senders_one_takes_a_message(site, waiting, clock):
    with site.app_context():
        taken = [outbox.claim(waiting[0]["id"], clock.now()) for _ in range(2)]
        db.session.commit()
    assert taken == [True, False]


def test_a_demonstration_sends_nothing(site, waiting, mailbox, send_mail):
    with site.app_context():
        db.session.get_one(Territory, HERE).demo = True
        db.session.commit()
    assert send_mail()["sent"] == 0
    assert mailbox.got == []


def test_without_a_mail_server_the_command_says_which_setting_is_missing(site, waiting):
    result = site.test_cli_runner().invoke(mail, ["send"])
    assert result.exit_code == 1
    assert "JALON_SMTP_URL" in result.output


def test_an_address_that_no_mail_can_carry_is_refused_and_the_others_go(
    site, waiting, mailbox, send_mail
):
    with site.app_context():
        db.session.get_one(MailMessage, waiting[0]["id"]).recipient = "a..b@example.org"
        db.session.commit()
    counts = send_mail()
    assert (counts["sent"], counts["refused"]) == (3, 1)


def test_with_a_mail_server_the_request_itself_starts_the_sending(officer, mailbox, site):
    answer = officer.post(SEND)
    assert answer.json["sends"] is True
    for thread in outbox_threads():
        thread.join(timeout=20)
    assert mailbox.recipients() == EVERYBODY


def outbox_threads():
    import threading  # noqa: PLC0415 - only here

    return [each for each in threading.enumerate() if each.name == "jalon-mail"]


def test_an_address_of_a_mail_server_that_nobody_understands_stops_the_start(tmp_path):
    with pytest.raises(WrongSettings, match="JALON_SMTP_URL"):
        replace(settings_of(tmp_path), smtp_url="imap://mail.example.org", mail_from=FROM)
