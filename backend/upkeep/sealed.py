"""A stream of bytes, compressed and encrypted, of which a missing end is noticed.

Form: 8 bytes that name the format, 32 bytes of salt, then frames: 4 bytes with the length and the
ciphertext of at most 1 MiB of the compressed stream. Each frame is AES-256-GCM under a key derived
from the secret and the salt; its nonce is its number, and whether it is the last one is part of
what is authenticated (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

import secrets
from collections.abc import Iterator
from typing import BinaryIO, Self

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"JALONBK1"
SALT = 32
FRAME = 1024 * 1024
LENGTH = 4
LEVEL = 3
LARGEST = FRAME + 16


class Damaged(ValueError):
    """The bytes are not whole, not as they were written, or written under another secret."""


class SealedWriter:
    """Compresses and encrypts what is written into a file; `close` writes the last frame."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        """Begin a stream under the 32 bytes of ``key``."""
        salt = secrets.token_bytes(SALT)
        file.write(MAGIC + salt)
        self._file, self._cipher, self._number = file, _cipher(key, salt), 0
        self._squeezer = zstandard.ZstdCompressor(level=LEVEL).compressobj()
        self._waiting = bytearray()

    def write(self, data: bytes) -> None:
        """Add bytes to the stream."""
        self._waiting += self._squeezer.compress(data)
        while len(self._waiting) > FRAME:
            self._frame(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]

    def close(self) -> None:
        """Write the end; without it a reader refuses the stream."""
        self._waiting += self._squeezer.flush()
        while len(self._waiting) > FRAME:
            self._frame(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]
        self._frame(bytes(self._waiting), last=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Close what went well; what failed stays without its end."""
        if kind is None:
            self.close()

    def _frame(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), plain, _place(last=last))
        self._file.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self._number += 1


def opened(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The bytes of a stream, in pieces: Damaged at the first frame that is not as it was written.

    The pieces before it have been given by then: who must not act on half a stream reads it to its
    end first.
    """
    try:
        yield from _pieces(file, key)
    except zstandard.ZstdError as error:
        raise Damaged("what was decrypted cannot be unpacked") from error


def _pieces(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    head = file.read(len(MAGIC) + SALT)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + SALT:
        raise Damaged("this is not a backup of Jalon")
    cipher, swelling = _cipher(key, head[len(MAGIC) :]), zstandard.ZstdDecompressor()
    swelling_object = swelling.decompressobj()
    number, frame = 0, _next(file)
    while frame is not None:
        after = _next(file)
        try:
            packed = cipher.decrypt(_nonce(number), frame, _place(last=after is None))
        except InvalidTag as error:
            raise Damaged(f"frame {number} is changed, cut off, or of another secret") from error
        yield swelling_object.decompress(packed)
        number, frame = number + 1, after
    if number == 0 or not swelling_object.eof:
        raise Damaged("the end is missing")


def _next(file: BinaryIO) -> bytes | None:
    length = file.read(LENGTH)
    if not length:
        return None
    size = int.from_bytes(length, "big")
    if len(length) < LENGTH or size > LARGEST:
        raise Damaged("a frame has no length")
    frame = file.read(size)
    if len(frame) < size:
        raise Damaged("the last frame is cut off")
    return frame


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(hashes.SHA256(), 32, salt, b"jalon backup").derive(key))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _place(*, last: bool) -> bytes:
    return b"last" if last else b"more"
