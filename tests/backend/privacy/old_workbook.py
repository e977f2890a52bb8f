"""A binary workbook of before 2007, as small as one can be: a compound file with one sheet."""

from struct import pack

SECTOR, ROOM = 512, 4096
"""A stream of less than 4,096 bytes would lie elsewhere."""
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(rows: list[list[str]]) -> bytes:
    """Return a workbook with these cells."""
    stream = _stream(rows).ljust(ROOM, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    header += pack("<108I", *[FREE] * 108)
    chain = [FAT, END, *range(3, 2 + len(stream) // SECTOR), END]
    fat = pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    folder = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    return header + fat + folder.ljust(SECTOR, b"\0") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le")
    told = said.ljust(64, b"\0") + pack("<HBBIII", len(said) + 2, kind, 1, FREE, FREE, child)
    return told + bytes(36) + pack("<III", start, size, 0)


def _stream(rows: list[list[str]]) -> bytes:
    end = _record(0x0A, b"")
    sheet = _record(0x809, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            said = cell.encode("utf-16-le")
            sheet += _record(0x204, pack("<HHHHB", at, column, 0, len(cell), 1) + said)
    begin = _record(0x809, pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    place = len(begin) + 4 + 6 + 2 + 4 + len(end)
    named = _record(0x85, pack("<IBBBB", place, 0, 0, 4, 0) + b"Mars")
    return begin + named + end + sheet + end


def _record(kind: int, content: bytes) -> bytes:
    return pack("<HH", kind, len(content)) + content
