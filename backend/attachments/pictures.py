"""Pictures from outside, made harmless: decoded within a ceiling, written anew without metadata."""

from io import BytesIO

from PIL import Image, ImageOps

from sync.validation import FieldProblem

TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS = 30_000_000
FULL, THUMB = 2048, 320
ENDS = {b"\xff\xd8": b"\xff\xd9", b"\x89PNG": b"IEND\xaeB`\x82"}
OF_THE_PIXELS = frozenset(
    {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform"),
        *("progressive", "progression", "gamma", "srgb", "chromaticity", "transparency"),
        *("aspect", "interlace", "loop", "background", "timestamp", "duration"),
    }
)
"""What a decoder tells of a picture that says nothing of who took it, where and when."""
QUALITY = 82


class NotAPictureError(ValueError):
    """The bytes are no picture of an accepted kind, or a monstrous one."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.problem = FieldProblem("", code)


def forms(original: bytes) -> dict[str, bytes]:
    """The forms that are served beside the original, by name; raises ``NotAPictureError``."""
    try:
        with Image.open(BytesIO(original), formats=tuple(TYPES.values())) as opened:
            _must_be_small(opened)
            opened.load()
            picture = _upright(opened).convert("RGB")
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
    if not _ends_once(original):
        return True
    with Image.open(BytesIO(original), formats=tuple(TYPES.values())) as opened:
        return bool(opened.info.keys() - OF_THE_PIXELS)


def _ends_once(original: bytes) -> bool:
    """Tell whether a picture is all that is there: some phones put a film behind it."""
    if original.startswith(b"RIFF"):
        return int.from_bytes(original[4:8], "little") + 8 == len(original)
    end = next((end for start, end in ENDS.items() if original.startswith(start)), b"")
    return original.endswith(end) and original.count(end) == 1


def _jpeg(picture: Image.Image, longest: int) -> bytes:
    smaller, out = picture.copy(), BytesIO()
    smaller.thumbnail((longest, longest))
    smaller.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
