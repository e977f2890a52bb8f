"""Pictures from outside, made harmless: decoded within a ceiling, written anew without metadata."""

import re
from collections.abc import Iterator
from io import BytesIO
from threading import BoundedSemaphore

from PIL import Image, ImageOps

from sync.validation import FieldProblem

TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS, MOST_SCANS = 30_000_000, 64
FULL, THUMB = 2048, 320
SLOTS = BoundedSemaphore(1)
"""One at a time in a process: thirty million pixels take 240 MB."""
JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
SCAN, END = b"\xff\xda", b"\xff\xd9"
TELLING = re.compile(rb"\xff([\xe1-\xed\xef\xfe]|\xe0(?!\0\x10JFIF\0)|\xee(?!\0\x0eAdobe))")
"""What a JPEG says beside its pixels. None of these three stands inside a scan."""
OF_THE_PIXELS = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"),
        *(b"bKGD", b"VP8 ", b"VP8L", b"VP8X", b"ALPH"),
    }
)
"""The parts of a PNG and of a WebP that say nothing of who took it, where and when."""
QUALITY = 82


class NotAPictureError(ValueError):
    """The bytes are no picture of an accepted kind, or a monstrous one."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.problem = FieldProblem("", code)


def forms(original: bytes) -> dict[str, bytes]:
    """The forms that are served beside the original, by name; raises ``NotAPictureError``."""
    if original.startswith(JPEG) and original.count(SCAN) > MOST_SCANS:
        raise NotAPictureError("too_many_pixels")  # each scan goes over all of them again
    try:
        with SLOTS, Image.open(BytesIO(original), formats=tuple(TYPES.values())) as opened:
            _must_be_small(opened)
            opened.draft("RGB", (FULL, FULL))
            opened.load()
            picture = _upright(opened).convert("RGB")
            picture.thumbnail((FULL, FULL))
    except NotAPictureError:
        raise
    except Image.DecompressionBombError as error:
        raise NotAPictureError("too_many_pixels") from error
    except Exception as error:  # decoders of foreign bytes raise what they like
        raise NotAPictureError("not_a_picture") from error
    picture.info.clear()
    return {"full": _jpeg(picture, FULL), "thumb": _jpeg(picture, THUMB)}


def _must_be_small(opened: Image.Image) -> None:
    """Refuse before anything is decoded what would fill the memory."""
    if opened.width * opened.height > MOST_PIXELS:
        raise NotAPictureError("too_many_pixels")


def _upright(opened: Image.Image) -> Image.Image:
    """Turn a picture as its metadata says; where those are damaged, it stays as it lies."""
    try:
        return ImageOps.exif_transpose(opened)
    except Exception:  # noqa: BLE001 - as above: the pixels are there all the same
        return opened


def has_metadata(original: bytes) -> bool:
    """Tell whether a picture carries more than its pixels: place, time, device, another file."""
    if original.startswith(JPEG):
        return original.find(END) != len(original) - len(END) or bool(TELLING.search(original))
    return not OF_THE_PIXELS.issuperset(_parts(original))


def _parts(original: bytes) -> Iterator[bytes]:
    """The names of the parts of a PNG or of a WebP, and of whatever stands behind them."""
    is_png, at = original.startswith(PNG), 8 if original.startswith(PNG) else 12
    while at < len(original):
        first, second = original[at : at + 4], original[at + 4 : at + 8]
        yield second if is_png else first
        size = int.from_bytes(first) if is_png else int.from_bytes(second, "little")
        at += 12 + size if is_png else 8 + size + size % 2


def _jpeg(picture: Image.Image, longest: int) -> bytes:
    smaller, out = picture.copy(), BytesIO()
    smaller.thumbnail((longest, longest))
    smaller.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
