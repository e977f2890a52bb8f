"""A sealed stream comes back as it was written, or not at all."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.upkeep import sealed
from backend.upkeep.sealed import Damaged, SealedWriter, opened

KEY, OTHER = b"k" * 32, b"o" * 32
NOISE = bytes(range(256)) * 40


def written(*pieces: bytes) -> bytes:
    file = io.BytesIO()
    with SealedWriter(file, KEY) as stream:
        for piece in pieces:
            stream.write(piece)
    return file.getvalue()


def read(stream: bytes, key: bytes = KEY) -> bytes:
    return b"".join(opened(io.BytesIO(stream), key))


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_what_is_written_is_read(pieces):
    assert read(written(*pieces)) == b"".join(pieces)


def test_many_frames_come_back_in_their_order(monkeypatch):
    monkeypatch.setattr(sealed, "FRAME", 64)
    assert read(written(NOISE)) == NOISE


def test_the_same_content_is_never_the_same_bytes():
    assert written(NOISE) != written(NOISE)


@given(st.data())
def test_a_stream_that_was_cut_off_is_refused(data):
    stream = written(NOISE)
    with pytest.raises(Damaged):
        read(stream[: data.draw(st.integers(0, len(stream) - 1))])


@given(st.data())
def test_a_stream_with_a_changed_bit_is_refused(data):
    stream = bytearray(written(NOISE))
    stream[data.draw(st.integers(0, len(stream) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Damaged):
        read(bytes(stream))


def test_frames_in_another_order_or_without_the_last_are_refused(monkeypatch):
    monkeypatch.setattr(sealed, "FRAME", 64)
    stream = written(bytes(range(256)))
    size = sealed.LENGTH + 64 + 16
    head, first = stream[:40], stream[40 : 40 + size]
    second = stream[40 + size : 40 + 2 * size]
    rest = stream[40 + 2 * size :]
    for wrong in (head + second + first + rest, head + first, head + first + rest):
        with pytest.raises(Damaged):
            read(wrong)


def test_another_secret_opens_nothing():
    with pytest.raises(Damaged):
        read(written(NOISE), OTHER)
