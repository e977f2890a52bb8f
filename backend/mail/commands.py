"""`mail`: sending what waits, and what to do with messages that did not go."""

import json
import smtplib
from collections import Counter
from threading import Thread

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import func, select

from backend.clock import now
from backend.extensions import db
from backend.mail import outbox
from backend.mail.models import MailMessage, MailState
from backend.mail.server import MailServer, NotDelivered, Unsure


@click.group()
def mail() -> None:
    """Send the messages that wait, and look after those that did not go."""


@mail.command()
@click.option("--again", is_flag=True, help="Also those whose next try is later, or never.")
@click.option("--unsure", is_flag=True, help="Also those cut off while sending: may arrive twice.")
@click.option("--json", "as_json", is_flag=True, help="The counts as one line of JSON.")
@with_appcontext
def send(*, again: bool, unsure: bool, as_json: bool) -> None:
    """Send what waits; 1 when no mail server is set."""
    if outbox.server() is None:
        raise click.ClickException("no mail server: set JALON_SMTP_URL and JALON_MAIL_FROM")
    outbox.find_cut_off(now())
    states = {MailState.WAITING: again, MailState.REFUSED: again, MailState.UNSURE: unsure}
    outbox.wait_again(*(state for state, wanted in states.items() if wanted))
    db.session.commit()
    sent = send_waiting()
    counts = {"sent": sent, **_standing()}
    click.echo(json.dumps(counts) if as_json else _told(counts))


def wake() -> None:
    """Send what waits, after the answer to this request; nothing without a mail server."""
    if outbox.server() is not None:
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
        Thread(target=_send_in_peace, args=(app,), name="jalon-mail", daemon=True).start()


def _send_in_peace(app: Flask) -> None:
    with app.app_context():
        send_waiting()


def send_waiting() -> int:
    """Send each message that is due, noting each by itself; gives how many went."""
    server = outbox.server()
    waiting = outbox.due(now())
    db.session.rollback()
    if server is None or not waiting:
        return 0
    try:
        with server.connected() as client:
            return sum(_send_one(server, client, message_id) for message_id in waiting)
    except NotDelivered as error:
        outbox.put_off(str(error), now())
        db.session.commit()
        return 0


def _send_one(server: MailServer, client: smtplib.SMTP, message_id: str) -> bool:
    """Send one message between two commits: it is taken before, and noted after."""
    taken = outbox.claim(message_id, now())
    db.session.commit()
    if not taken:
        return False
    try:
        message = db.session.get_one(MailMessage, message_id)
        recipient, content = message.recipient, server.content_of(message)
        db.session.rollback()  # nothing is held while the mail server thinks
        server.deliver(client, recipient, content)
    except Unsure as error:
        outbox.note_unsure(db.session.get_one(MailMessage, message_id), str(error))
    except NotDelivered as error:
        message = db.session.get_one(MailMessage, message_id)
        outbox.note_refused(message, str(error), now(), for_good=error.for_good)
    else:
        outbox.note_sent(db.session.get_one(MailMessage, message_id), now())
    db.session.commit()
    return db.session.get_one(MailMessage, message_id).state == MailState.SENT


def _standing() -> Counter[str]:
    query = select(MailMessage.state, func.count()).group_by(MailMessage.state)
    found = Counter({str(state): 0 for state in MailState if state is not MailState.SENT})
    for state, count in db.session.execute(query):
        if state in found:
            found[state] = count
    return found


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in counts.items())
