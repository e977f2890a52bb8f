"""Handing messages to a mail server: what is certain, and what is not.

A message is certainly not delivered until the server has answered its content; when the answer to
the content is lost, nobody knows.
"""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.settings import Settings, in_force

WIRE = SMTP.clone(cte_type="7bit")  # every mail server on the way takes seven bits
TIMEOUT_SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465}
ACCEPTED = 2  # the first figure of a reply
PERMANENT = 500
LONGEST_ERROR = 300


class NotDelivered(Exception):
    """The server did not take the message; ``for_good`` when trying again is of no use."""

    def __init__(self, said: str, *, for_good: bool = False) -> None:
        super().__init__(said)
        self.for_good = for_good


class Unsure(Exception):
    """The content was sent and the answer was lost: it may have been delivered."""


@dataclass(frozen=True)
class MailServer:
    """A mail server as the setting names it: ``smtps://user:password@host:465``, or ``smtp://``.

    Over ``smtp://`` the connection is encrypted by STARTTLS; only a server on this very machine
    may do without.
    """

    url: str
    sender: str

    @contextmanager
    def connected(self) -> Iterator[smtplib.SMTP]:
        """Speak to the server: NotDelivered when it cannot be reached or lets nobody in."""
        try:
            client = self._open()
        except (OSError, smtplib.SMTPException) as error:
            raise NotDelivered(_said(error)) from error
        try:
            yield client
        finally:
            with suppress(OSError, smtplib.SMTPException):
                client.quit()

    def _open(self) -> smtplib.SMTP:
        there = urlsplit(self.url)
        host, port = there.hostname or "localhost", there.port or PORTS[there.scheme]
        context = ssl.create_default_context()
        name = self.sender.rpartition("@")[2]  # not the machine's own name, which concerns nobody
        if there.scheme == "smtps":
            client: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, name, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            client = smtplib.SMTP(host, port, name, timeout=TIMEOUT_SECONDS)
        try:
            self._let_in(client, context)
        except (OSError, smtplib.SMTPException):
            client.close()
            raise
        return client

    def _let_in(self, client: smtplib.SMTP, context: ssl.SSLContext) -> None:
        there = urlsplit(self.url)
        client.ehlo()
        if there.scheme == "smtp" and not _is_this_machine(there.hostname or "localhost"):
            client.starttls(context=context)
            client.ehlo()
        if there.username:
            client.login(unquote(there.username), unquote(there.password or ""))

    def content_of(self, message: MailMessage) -> bytes:
        """The message as it goes over the wire: NotDelivered when no mail can be made of it."""
        try:
            return written(message, self.sender, in_force()).as_bytes(policy=WIRE)
        except (ValueError, LookupError, MessageError) as error:
            raise NotDelivered(_said(error), for_good=True) from error

    def deliver(self, client: smtplib.SMTP, recipient: str, content: bytes) -> None:
        """Hand over one message: NotDelivered, or Unsure when the answer was lost."""
        try:
            client.rset()
            _must_accept(client.mail(self.sender))
            _must_accept(client.rcpt(recipient))
        except (OSError, smtplib.SMTPException) as error:
            raise NotDelivered(_said(error)) from error
        except ValueError as error:  # an address that the wire has no letters for
            raise NotDelivered(type(error).__name__, for_good=True) from error
        try:
            _must_accept(client.data(content))
        except smtplib.SMTPDataError as error:
            _must_accept((error.smtp_code, error.smtp_error))
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(_said(error)) from error


def written(message: MailMessage, sender: str, settings: Settings) -> EmailMessage:
    """The message as mail programs read it; its Message-ID is the same at each try."""
    mail = EmailMessage(policy=WIRE)
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2]}>"
    mail["Date"] = format_datetime(message.created_at)
    mail["From"] = sender
    mail["To"] = Address(message.recipient_name, addr_spec=message.recipient)
    mail["Subject"] = message.subject
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(whole_text(message, settings))
    if message.attachment is not None:
        maintype, _, subtype = message.attachment_type.partition("/")
        mail.add_attachment(
            message.attachment,
            maintype=maintype,
            subtype=subtype,
            filename=message.attachment_name,
        )
    return mail


def _must_accept(reply: tuple[int, bytes | str]) -> None:
    code, said = reply
    if code // 100 != ACCEPTED:
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        raise NotDelivered(f"{code} {words}"[:LONGEST_ERROR], for_good=code >= PERMANENT)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:LONGEST_ERROR]


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
