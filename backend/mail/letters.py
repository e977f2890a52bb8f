"""What is put into the outbox, and how its secret part rests there."""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.mail.models import MailMessage
from backend.settings import Settings

PLACE = "⟨lien personnel⟩"
"""Stands in the text of a message where its secret comes."""
PURPOSE = "secret of a message at rest"
NONCE = 12


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
    nonce = secrets.token_bytes(NONCE)
    cipher = AESGCM(settings.key(PURPOSE))
    return nonce + cipher.encrypt(nonce, letter.secret.encode(), message_id.encode())


def whole_text(message: MailMessage, settings: Settings) -> str:
    """The text of a message with its secret in place: ValueError where no key opens it."""
    if message.secret is None:
        return message.body
    nonce, kept = message.secret[:NONCE], message.secret[NONCE:]
    for key in settings.keys(PURPOSE):
        try:
            plain = AESGCM(key).decrypt(nonce, kept, message.id.encode())
        except InvalidTag:
            continue
        return message.body.replace(PLACE, plain.decode())
    raise ValueError("the secret of this message was written with another secret")
