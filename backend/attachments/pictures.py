"""Pictures from outside, made harmless: decoded within a ceiling, written anew without metadata."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from sync.validation import FieldProblem

TYPES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
MOST_PIXELS = 30_000_000
FULL, THUMB = 2048, 320
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
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPictureError("too_many_pixels")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, NotAPictureError):
            raise
        raise NotAPictureError("not_a_picture") from error
    picture.info.clear()
    return {"full": _jpeg(picture, FULL), "thumb": _jpeg(picture, THUMB)}


def has_metadata(original: bytes) -> bool:
    """Tell whether a picture carries more than its pixels: place, time, device, a comment."""
    with Image.open(BytesIO(original), formats=tuple(TYPES.values())) as opened:
        return bool(opened.getexif()) or bool({"comment", "exif", "xmp"} & opened.info.keys())


def _jpeg(picture: Image.Image, longest: int) -> bytes:
    smaller, out = picture.copy(), BytesIO()
    smaller.thumbnail((longest, longest))
    smaller.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
