"""A zip from outside (xlsx, ods) is inflated under a ceiling before any parser sees it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from backend.sheets.reader.refusals import Refused

MEGABYTE = 1_000_000
MOST_INFLATED = 100 * MEGABYTE
MOST_RATIO = 200
RATIO_MATTERS_ABOVE = 10 * MEGABYTE
MOST_ENTRIES = 5_000
CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED_FLAG = 0x1
_DOCTYPES = tuple(
    f"<!{word}".encode(coding)
    for word in ("DOCTYPE", "ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{3}\d+|[A-Z]+\d{6,})"[^>]*[^/]>')


def inflated(content: bytes) -> dict[str, bytes]:
    """Every XML part of the archive, by name; other parts are inflated, measured and dropped."""
    try:
        infos = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError) as fault:
        raise Refused("F_CORRUPT") from fault
    _check_declared(infos)
    parts: dict[str, bytes] = {}
    total = 0
    for info in infos:
        data = _part(content, info, MOST_INFLATED - total)
        total += len(data)
        if info.filename.lower().endswith((".xml", ".rels", ".vml", ".xhtml")) or data[:1] == b"<":
            _refuse_doctype(data)
            parts[info.filename] = data
    return parts


def _check_declared(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_ENTRIES:
        raise Refused("F_TOO_BIG", f"{len(infos)} entrées")
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise Refused("F_ENCRYPTED")
    if sum(info.file_size for info in infos) > MOST_INFLATED:
        raise Refused("F_TOO_BIG")
    for info in infos:
        _check_ratio(info.file_size, info.compress_size)


def _check_ratio(inflated_size: int, compressed_size: int) -> None:
    if inflated_size > RATIO_MATTERS_ABOVE and inflated_size > MOST_RATIO * max(compressed_size, 1):
        raise Refused("F_TOO_BIG")


def _part(content: bytes, info: zipfile.ZipInfo, ceiling: int) -> bytes:
    """One entry, inflated for real: the sizes of the central directory are not believed."""
    at = info.header_offset
    if content[at : at + 4] != b"PK\x03\x04" or len(content) < at + _LOCAL_HEADER.size:
        raise Refused("F_CORRUPT")
    _, name_length, extra_length = _LOCAL_HEADER.unpack_from(content, at)
    start = at + _LOCAL_HEADER.size + name_length + extra_length
    raw = content[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        data = raw
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        data = _deflated(raw, ceiling)
    else:
        raise Refused("F_CORRUPT")
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise Refused("F_CORRUPT")
    return data


def _deflated(raw: bytes, ceiling: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    size = 0
    waiting = raw
    try:
        while not inflater.eof:
            piece = inflater.decompress(waiting, CHUNK)
            waiting = inflater.unconsumed_tail
            size += len(piece)
            if size > ceiling:
                raise Refused("F_TOO_BIG")
            _check_ratio(size, len(raw))
            if not piece and not waiting:
                break
            pieces.append(piece)
    except zlib.error as fault:
        raise Refused("F_CORRUPT") from fault
    return b"".join(pieces)


def _refuse_doctype(data: bytes) -> None:
    """No document type, no entity: neither belongs in a workbook, both are how XML bites."""
    if any(mark in data for mark in _DOCTYPES):
        raise Refused("F_CORRUPT", "DTD")


def refuse_far_cells(sheets: list[bytes]) -> None:
    """A lone value at XFD1048576 makes 17 billion cells: refused before it is laid out."""
    for xml in sheets:
        if far := _FAR_CELL.search(xml):
            raise Refused("F_TOO_BIG", f"cellule isolée en {far[1].decode()}")
