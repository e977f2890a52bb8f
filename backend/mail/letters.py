"""What is put into the outbox, and how its secret part rests there."""

from dataclasses import dataclass
from hashlib import sha256

from backend.accounts import boxes
from backend.mail.models import PURPOSE, MailMessage
from backend.settings import Settings

PLACE = "⟨lien personnel⟩"
"""Stands in the text of a message where its secret comes."""


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that goes with a message; its type is a media type."""

    name: str
    content: bytes
    type: str = "application/pdf"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message to keep. ``secret`` takes the place of `PLACE` in the body when it is sent.

    ``digest`` says what makes two letters the same; without one, all that they say does.
    """

    territory_id: str
    kind: str
    about: str
    recipient: str
    subject: str
    body: str
    recipient_name: str = ""
    secret: str = ""
    attachment: Attachment | None = None
    by: str | None = None
    digest: str = ""
    persons: frozenset[str] = frozenset()
    """The ids of the people in insertion whom it or its attachment names."""

    def known_by(self) -> str:
        """The digest by which the same letter is recognised."""
        said = sha256()
        for part in (self.subject, self.body, self.secret):
            said.update(part.encode() + b"\0")
        said.update(self.attachment.content if self.attachment else b"")
        return self.digest or said.hexdigest()


def sealed(letter: Letter, message_id: str, settings: Settings) -> bytes | None:
    """The secret of a letter, encrypted for its message alone; none: it has none."""
    if not letter.secret:
        return None
    return boxes.shut(letter.secret.encode(), PURPOSE, message_id, settings)


def whole_text(message: MailMessage, settings: Settings) -> str:
    """The text of a message with its secret in place: boxes.Unreadable where no key opens it."""
    if message.secret is None:
        return message.body
    plain = boxes.opened(message.secret, PURPOSE, message.id, settings)
    return message.body.replace(PLACE, plain.decode())
