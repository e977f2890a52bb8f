"""Photos sent by chunks through a network that cuts, repeats, mixes up and damages them (I15)."""

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from random import Random

from flask import Flask
from PIL import Image
from sqlalchemy import select

from backend.attachments import missing
from backend.attachments.models import Blob
from backend.attachments.storage import in_use
from backend.clock import now
from backend.extensions import db
from tests.backend.personas import GARE, HERE, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.simulation.handset import Broken

TUS = {"Tus-Resumable": "1.0.0"}
CHUNK = 300
VISIT = identifier("visite aux fichiers")


def picture(random: Random) -> bytes:
    """The bytes of a photo that no other is like."""
    out = BytesIO()
    colour = tuple(random.randrange(256) for _ in range(3))
    Image.new("RGB", (20 + random.randrange(200), 30), colour).save(out, "JPEG")
    return out.getvalue()


@dataclass
class Photo:
    """A photo on a phone, with what the phone believes of its way."""

    content: bytes
    record: str
    place: str | None = None
    offset: int = 0
    said: list[tuple[str, int, bytes]] = field(default_factory=list)
    """Chunks as they left; the network may deliver them again, at any time."""
    stored: bool = False

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


class Files:
    """One phone with its photos against the office."""

    def __init__(self, app: Flask, phone: Phone, seed: int, *, calm: bool = False) -> None:
        self.app, self.phone, self.random = app, phone, Random(seed)
        self.calm = calm
        names = (identifier(f"photo {seed}/{n}") for n in range(3))
        self.photos = [Photo(picture(self.random), name) for name in names]

    def run(self, steps: int) -> None:
        """Send through the bad network, then through a good one until all is stored."""
        for _ in range(steps):
            photo = self.random.choice(self.photos)
            self.random.choice((self._name, self._send, self._send, self._send, self._echo))(photo)
            self._stored_is_what_its_name_says()
        self.calm = True
        for photo in self.photos:
            self._name(photo)
            for _ in range(2 * len(photo.content) // CHUNK + 4):
                self._send(photo)
        self._stored_is_what_its_name_says()
        self._each_is_stored_or_expected()
        with self.app.app_context():
            arrived = set(db.session.scalars(select(Blob.sha256)))
        if not {photo.digest for photo in self.photos} <= arrived:
            raise Broken("a photo never arrives (I9)")

    def _name(self, photo: Photo) -> None:
        known = photo.record in self.phone.rows
        if not known:
            values = {"visit_id": VISIT, "sha256": photo.digest}
            at = "2026-03-10T09:00:00Z"
            made = self.phone.create("photo", photo.record, taken_at=at, **values)
            self.phone.push(made)
            self.phone.pull()
        self._each_is_stored_or_expected()

    def _send(self, photo: Photo) -> None:
        if photo.stored:
            return
        if photo.place is None:
            self._begin(photo)
            return
        chunk = photo.content[photo.offset : photo.offset + CHUNK]
        photo.said.append((photo.place, photo.offset, chunk))
        self._deliver(photo.place, photo.offset, chunk)
        self._ask(photo)

    def _begin(self, photo: Photo) -> None:
        told = {"sha256": photo.digest, "type": "image/jpeg", "rec": f"photo/{photo.record}"}
        pairs = (f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items())
        headers = {"Upload-Length": str(len(photo.content)), "Upload-Metadata": ",".join(pairs)}
        answer = self.phone.browser.post("/sync/v1/uploads", headers=TUS | headers)
        photo.stored = answer.status_code == 200
        photo.place, photo.offset = answer.headers.get("Location"), 0

    def _echo(self, photo: Photo) -> None:
        """A chunk that left long ago arrives once more."""
        if photo.said:
            place, offset, chunk = self.random.choice(photo.said)
            self._deliver(place, offset, chunk)

    def _deliver(self, place: str, offset: int, chunk: bytes) -> None:
        luck = 1.0 if self.calm else self.random.random()
        summed = self.random.random() < 0.5
        headers = TUS | {"Upload-Offset": str(offset)}
        if summed:
            headers["Upload-Checksum"] = f"sha256 {b64encode(sha256(chunk).digest()).decode()}"
        if luck < 0.15:
            chunk = chunk[: len(chunk) // 2]
        elif luck < 0.3:
            chunk = chunk[:-1] + bytes([chunk[-1] ^ 1]) if chunk else chunk
        if luck >= 0.1:
            kind = "application/offset+octet-stream"
            self.phone.browser.patch(place, data=chunk, content_type=kind, headers=headers)

    def _ask(self, photo: Photo) -> None:
        assert photo.place is not None
        answer = self.phone.browser.head(photo.place, headers=TUS)
        photo.offset = int(answer.headers.get("Upload-Offset", 0))
        photo.stored = answer.status_code == 200 and photo.offset == len(photo.content)
        if answer.status_code != 200:
            photo.place = None

    def _stored_is_what_its_name_says(self) -> None:
        with self.app.app_context():
            for digest in db.session.scalars(select(Blob.sha256)):
                content = in_use().read(HERE, digest)
                if content is None or sha256(content).hexdigest() != digest:
                    raise Broken(f"{digest} is stored with other bytes (I15)")

    def _each_is_stored_or_expected(self) -> None:
        with self.app.app_context():
            stored = set(db.session.scalars(select(Blob.sha256)))
            expected = {each["sha256"] for each in missing.of_territory(HERE, now())}
        named = {p.digest for p in self.photos if p.record in self.phone.rows}
        if not named <= stored | expected or stored & expected:
            raise Broken("a photo is neither stored nor expected, or both (I15)")


def visit_of(phone: Phone) -> None:
    """The visit in which the photos are taken."""
    officer = PEOPLE["bruno"].id
    values = {"site_id": GARE, "kind": "quarterly", "state": "draft", "officer_id": officer}
    phone.push(phone.create("visit", VISIT, **values))
    phone.pull()
