"""Pictures from outside: monstrous, damaged, or carrying more than their pixels."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from backend.attachments import pictures


def picture(kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (32, 24), "red").save(out, kind, **options)
    return out.getvalue()


def located() -> bytes:
    """Metadata that say where a picture was taken, and how it is to be turned."""
    exif = Image.Exif()
    exif[0x0112], exif[0x8825] = 6, {1: "N", 2: (47.0, 13.0, 6.0)}
    return exif.tobytes()


def of_size(width: int, height: int) -> bytes:
    """A PNG that says that it is so large, in a hundred bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in parts)


@pytest.mark.parametrize("side", [6000, 20_000, 65_535, 2**31 - 1])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(side) -> None:
    with pytest.raises(pictures.NotAPictureError, match="too_many_pixels"):
        pictures.forms(of_size(side, side))


def test_a_picture_drawn_over_and_over_is_refused_before_it_is_decoded() -> None:
    content = picture(progressive=True)
    scan = content.rindex(pictures.SCAN)
    again = content[:-2] + content[scan:-2] * 5000 + content[-2:]
    assert pictures.forms(content)
    with pytest.raises(pictures.NotAPictureError, match="too_many_pixels"):
        pictures.forms(again)


def test_damaged_pictures_are_served_without_their_metadata_or_refused() -> None:
    luck = random.Random(2010)
    wholes = [picture(exif=located()), picture("WEBP", exif=located()), picture("PNG")]
    for _ in range(300):
        content = bytearray(luck.choice(wholes))
        for _ in range(luck.choice((1, 2, 8))):
            content[luck.randrange(min(len(content), 250))] = luck.randrange(256)
        try:
            served = pictures.forms(bytes(content))["full"]
        except pictures.NotAPictureError:
            continue
        assert not Image.open(BytesIO(served)).getexif()


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def behind_the_pixels(name: bytes) -> bytes:
    """A PNG that says something once all of it is drawn."""
    return picture("PNG")[:-12] + chunk(name, b"Author\0Zo") + picture("PNG")[-12:]


def between_two_scans() -> bytes:
    content = picture(progressive=True)
    last = content.rindex(pictures.SCAN)
    return content[:last] + b"\xff\xfe\0\x04Zo" + content[last:]


def told(word: str) -> PngInfo:
    info = PngInfo()
    info.add_text(word, "Zoé, 12 rue du Port")
    return info


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(picture(exif=located()), id="a place"),
        pytest.param(picture(comment=b"Zo"), id="a comment"),
        pytest.param(picture("PNG", pnginfo=told("Author")), id="an author"),
        pytest.param(behind_the_pixels(b"tEXt"), id="an author behind the pixels"),
        pytest.param(behind_the_pixels(b"zoEe"), id="a part of its own"),
        pytest.param(between_two_scans(), id="a comment between two scans"),
        pytest.param(picture() + b"\0\0\0\x18ftypmp42", id="a film behind it"),
        pytest.param(picture("WEBP") + b"PK\x03\x04", id="an archive behind it"),
        pytest.param(picture("PNG") + picture("PNG"), id="another picture behind it"),
    ],
)
def test_an_original_that_says_more_than_its_pixels_is_not_kept(content) -> None:
    assert pictures.has_metadata(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_original_of_pixels_alone_is_kept(kind) -> None:
    assert not pictures.has_metadata(picture(kind))
