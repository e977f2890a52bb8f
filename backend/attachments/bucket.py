"""Objects with an S3-compatible service (ADR 0190)."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from backend.attachments.objects import Found
from backend.problems import Unavailable
from backend.settings import Bucketed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 1024 * 1024
PATIENCE = "20s"
AGAIN = {"Retry-After": "10"}


class Bucket:
    """Objects below a prefix of a bucket; Unavailable when the service does not answer."""

    def __init__(self, url: str, access: Bucketed) -> None:
        """Name a place (``s3://bucket/prefix``) and who asks for it."""
        bucket, _, prefix = url.removeprefix("s3://").partition("/")
        self._url, in_clear = url, access.endpoint.startswith("http://")
        self._store = S3Store(
            bucket,
            prefix=prefix.strip("/") or None,
            endpoint=access.endpoint or None,
            region=access.region,
            access_key_id=access.key_id,
            secret_access_key=access.secret,
            client_options={
                "allow_http": in_clear,
                "timeout": PATIENCE,
            },
            retry_config={"max_retries": 3},
        )

    @property
    def place(self) -> str:
        """The bucket and the prefix in it."""
        return self._url

    def read(self, name: str) -> bytes | None:
        """Return the bytes of an object, None when there is none."""
        with _answering():
            try:
                return obstore.get(self._store, name).bytes().to_bytes()
            except (NotFoundError, FileNotFoundError):
                return None

    def open(self, name: str) -> BinaryIO:
        """Read an object: FileNotFoundError."""
        with _answering():
            try:
                return BufferedReader(_Reading(obstore.open_reader(self._store, name)), BLOCK)
            except NotFoundError as error:
                raise FileNotFoundError(name) from error

    def write(self, name: str, content: bytes) -> None:
        """Put an object."""
        with _answering():
            obstore.put(self._store, name, content)

    def take(self, name: str, file: Path) -> None:
        """Send a file, in parts when it is large, and delete it here."""
        with _answering():
            obstore.put(self._store, name, file)
        file.unlink()

    def has(self, name: str) -> bool:
        """Tell whether the object is there."""
        with _answering():
            try:
                obstore.head(self._store, name)
            except (NotFoundError, FileNotFoundError):
                return False
            return True

    def remove(self, name: str) -> None:
        """Delete an object."""
        with _answering():
            try:
                obstore.delete(self._store, name)
            except (NotFoundError, FileNotFoundError):
                return

    def below(self, prefix: str = "", *, deep: bool = True) -> Iterator[Found]:
        """List objects, page by page."""
        place = prefix.rstrip("/") or None
        with _answering():
            if not deep:
                yield from map(_found, obstore.list_with_delimiter(self._store, place)["objects"])
                return
            for page in obstore.list(self._store, place):
                yield from map(_found, page)


class _Reading(RawIOBase):
    """An object, read piece by piece."""

    def __init__(self, reader: "obstore.ReadableFile") -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def readinto(self, room: "WriteableBuffer") -> int:
        view = memoryview(room)
        with _answering():
            piece = self._reader.read(len(view)).to_bytes()
        view[: len(piece)] = piece
        return len(piece)


def _found(told: "obstore.ObjectMeta") -> Found:
    return Found(told["path"], told["size"], told["e_tag"] or told["last_modified"].isoformat())


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except BaseError as error:
        raise Unavailable(headers=AGAIN) from error
