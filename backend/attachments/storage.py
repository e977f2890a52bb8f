"""Files of all territories: one name for each content, and what has come of those on their way."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from flask import current_app

from backend.attachments.objects import Folder, Found, Objects
from backend.settings import Settings, in_force

EXTENSION = "jalon.files"
FILES, UPLOADS = "files/", "uploads/"
DIGITS = 12


class Storage:
    """Files and uploads by name; names are hashes and ids, never a user's."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects

    def read(self, territory: str, digest: str, form: str = "") -> bytes | None:
        """Return a stored file, or a form of it ("thumb", "full"); None when there is none."""
        return self.objects.read(_name(territory, digest, form))

    def store(self, territory: str, content: bytes, digest: str = "", form: str = "") -> str:
        """Keep bytes by their hash, or as a form of the file of that hash; returns the hash."""
        found = digest or sha256(content).hexdigest()
        name = _name(territory, found, form)
        if form or not self.objects.has(name):
            self.objects.write(name, content)
        return found

    def has(self, territory: str, digest: str) -> bool:
        """Tell whether a file is stored: its bytes, or those that are served in their place."""
        names = (_name(territory, digest, form) for form in ("", "full"))
        return any(self.objects.has(name) for name in names)

    def remove(self, territory: str, digest: str, form: str = "") -> None:
        """Let a stored file, or a form of it, go."""
        self.objects.remove(_name(territory, digest, form))

    def received(self, upload: str) -> int:
        """Return how many bytes of an upload are here."""
        return sum(each.size for each in self._parts(upload))

    def append(self, upload: str, offset: int, content: bytes) -> None:
        """Keep the next bytes of an upload, named by where they begin: any host may take them."""
        self.objects.write(f"{UPLOADS}{upload}/{offset:0{DIGITS}}", content)

    def whole(self, upload: str) -> bytes:
        """Return what has arrived of an upload."""
        return b"".join(self.objects.read(each.name) or b"" for each in self._parts(upload))

    def drop(self, upload: str) -> None:
        """Forget what has arrived of an upload."""
        for each in list(self.objects.below(f"{UPLOADS}{upload}/")):
            self.objects.remove(each.name)

    def _parts(self, upload: str) -> Iterator[Found]:
        """The parts that follow one another; one sent twice may have left another behind it."""
        reached = 0
        for each in sorted(self.objects.below(f"{UPLOADS}{upload}/"), key=lambda part: part.name):
            if int(each.name.rpartition("/")[2]) == reached:
                reached += each.size
                yield each


def in_use() -> Storage:
    """Where the files of the running application are."""
    found: Storage | None = current_app.extensions.get(EXTENSION)
    if found is None:
        found = current_app.extensions[EXTENSION] = Storage(files_of(in_force()))
    return found


def files_of(settings: Settings) -> Objects:
    """Where the files of an installation are, by its settings."""
    return objects_at(settings.files or str(settings.data), settings)


def objects_at(place: str, settings: Settings) -> Objects:
    """The objects of a folder, or of a bucket: ``s3://bucket/prefix``."""
    if not place.startswith("s3://"):
        return Folder(Path(place))
    from backend.attachments.bucket import Bucket  # noqa: PLC0415 - nine megabytes, for S3 alone

    return Bucket(place, settings.bucketed)


def _name(territory: str, digest: str, form: str) -> str:
    return f"{FILES}{territory}/{digest[:2]}/{digest}{f'.{form}' if form else ''}"
