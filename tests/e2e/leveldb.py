"""Reading what a browser wrote: the blocks of LevelDB tables, unpacked from Snappy."""

import struct
from collections.abc import Iterator

MAGIC = struct.pack("<Q", 0xDB4775248B80FB57)
FOOTER = 48
SNAPPY = 1


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length and the place after it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def unsnappy(packed: bytes) -> bytes:
    """The bytes of a raw Snappy block."""
    size, at = varint(packed, 0)
    out = bytearray()
    while at < len(packed):
        tag = packed[at]
        at += 1
        if tag & 3 == 0:
            length, at = _literal(packed, tag >> 2, at)
            out += packed[at : at + length]
            at += length
        else:
            length, offset, at = _copy(packed, tag, at)
            for _ in range(length):
                out.append(out[-offset])
    assert len(out) == size, "not a Snappy block"
    return bytes(out)


def _literal(packed: bytes, length: int, at: int) -> tuple[int, int]:
    if length < 60:
        return length + 1, at
    width = length - 59
    return int.from_bytes(packed[at : at + width], "little") + 1, at + width


def _copy(packed: bytes, tag: int, at: int) -> tuple[int, int, int]:
    if tag & 3 == 1:
        return ((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | packed[at], at + 1
    width = 2 if tag & 3 == 2 else 4
    return (tag >> 2) + 1, int.from_bytes(packed[at : at + width], "little"), at + width


def blocks(table: bytes) -> Iterator[bytes]:
    """The data blocks of a LevelDB table (.ldb), unpacked."""
    assert table.endswith(MAGIC), "not a LevelDB table"
    at = len(table) - FOOTER
    for _ in range(2):  # over the handle of the meta index
        _, at = varint(table, at)
    for handle in _values(_block(table, at)):
        yield _block(handle and table, 0, handle)


def _block(table: bytes, at: int, handle: bytes | None = None) -> bytes:
    offset, after = varint(handle if handle is not None else table, at)
    size, _ = varint(handle if handle is not None else table, after)
    kind = table[offset + size]
    packed = table[offset : offset + size]
    return unsnappy(packed) if kind == SNAPPY else packed


def _values(block: bytes) -> Iterator[bytes]:
    """The values of a block's entries."""
    restarts = struct.unpack("<I", block[-4:])[0]
    at, end = 0, len(block) - 4 * (restarts + 1)
    while at < end:
        _, at = varint(block, at)
        own_key, at = varint(block, at)
        size, at = varint(block, at)
        at += own_key
        yield block[at : at + size]
        at += size
