"""Files that mean harm, or are no table at all: each with the refusals that are right for it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.sheets.workbooks import Tab, ods, xlsx

TABLE = Tab(
    [
        ["Mois : mars 2025"],
        ["Nom", "Prénom", "Heures"],
        ["DIALLO", "Mamadou", 151.67],
        ["KONÉ", "Awa", 70.0],
    ]
)
SHEET = "xl/worksheets/sheet1.xml"
ANY = {"F_TOO_BIG", "F_CORRUPT", "F_UNSUPPORTED", "F_EMPTY", "F_ENCRYPTED"}
MEGABYTE = 1_000_000


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """The same archive with one part replaced or added."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, data)
    return held.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def bomb() -> bytes:
    """A sheet of 130 MB of blanks in 130 kB."""
    sheet = part(xlsx(TABLE), SHEET).replace(
        b"<sheetData>", b"<sheetData>" + b" " * (130 * MEGABYTE)
    )
    return with_part(xlsx(TABLE), SHEET, sheet)


def lying_bomb() -> bytes:
    """The same, whose directory says that it is small."""
    content = bytearray(bomb())
    at = content.rfind(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    content[at + 24 : at + 28] = struct.pack("<I", 2000)
    return bytes(content)


def bomb_in_a_picture() -> bytes:
    return with_part(xlsx(TABLE), "xl/media/image1.png", bytes(150 * MEGABYTE))


def with_doctype(doctype: str, encoding: str = "utf-8") -> bytes:
    sheet = part(xlsx(TABLE), SHEET).decode()
    head, _, rest = sheet.partition("?>")
    head = head.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8")
    return with_part(xlsx(TABLE), SHEET, (head + "?>" + doctype + rest).encode(encoding))


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def far_cell(place: str) -> bytes:
    """One value at the far end of the sheet, in one kilobyte."""
    row = "".join(c for c in place if c.isdigit())
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    return with_part(xlsx(TABLE), SHEET, part(xlsx(TABLE), SHEET).replace(b"</sheetData>", cell))


def repeated_ods() -> bytes:
    content = part(ods(TABLE), "content.xml").replace(
        b"<table:table-row>",
        b'<table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell office:value-type="float" office:value="7" '
        b'table:number-columns-repeated="16000"/></table:table-row><table:table-row>',
        1,
    )
    return with_part(ods(TABLE), "content.xml", content)


def encrypted_ods() -> bytes:
    manifest = part(ods(TABLE), "META-INF/manifest.xml").replace(
        b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"
    )
    return with_part(ods(TABLE), "META-INF/manifest.xml", manifest)


def encrypted_zip() -> bytes:
    content = bytearray(xlsx(TABLE))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


def encrypted_workbook() -> bytes:
    """What Excel writes with a password: an OLE file that holds an encrypted package."""
    names = ["EncryptionInfo", "EncryptedPackage"]
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(2048)


def other_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


def flipped() -> bytes:
    """One byte of the sheet has changed on its way."""
    content = bytearray(xlsx(TABLE))
    content[content.find(SHEET.encode()) + len(SHEET) + 60] ^= 0xFF
    return bytes(content)


def wide_html() -> bytes:
    return (
        b"<html><table>"
        + b'<tr><td colspan="999999999" rowspan="999999999">Nom</td></tr>' * 3
        + b"</table></html>"
    )


def deep_html() -> bytes:
    return b"<html>" + b"<table><tr><td>" * 200_000 + b"7" + b"</td></tr></table>" * 10


def far_spreadsheetml() -> bytes:
    return (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
        b'<Row ss:Index="999999999"><Cell ss:Index="99999999">'
        b'<Data ss:Type="Number">1</Data></Cell></Row>'
        b"</Table></Worksheet></Workbook>"
    )


def laughing_spreadsheetml() -> bytes:
    return far_spreadsheetml().replace(b"?>", b"?>" + LAUGHS.encode(), 1)


def long_csv() -> bytes:
    return b"Nom;Heures\r\n" + b"DIALLO Mamadou;151,67\r\n" * 1_500_000


def one_long_line() -> bytes:
    return b"a" * (60 * MEGABYTE)


def slow_text() -> bytes:
    """Cells made to keep careless patterns busy."""
    traps = [
        "1 " * 400,
        "a - " * 300,
        "((" * 400,
        "contrat " * 120,
        "h" * 900 + "!",
        "1h" * 400,
        "01/" * 300,
    ]
    lines = [["Nom", "Type de contrat", "Début", "Heures"], *([trap] * 4 for trap in traps * 60)]
    return xlsx(Tab(lines))


def raw_deflate_garbage() -> bytes:
    return b"PK\x03\x04" + zlib.compress(bytes(range(256)) * 400)


FILES: dict[str, tuple[bytes, set[str]] | tuple[object, set[str]]] = {
    "bomb.xlsx": (bomb, {"F_TOO_BIG"}),
    "lying bomb.xlsx": (lying_bomb, {"F_TOO_BIG", "F_CORRUPT"}),
    "bomb in a picture.xlsx": (bomb_in_a_picture, {"F_TOO_BIG"}),
    "billion laughs.xlsx": (lambda: with_doctype(LAUGHS), {"F_CORRUPT"}),
    "billion laughs in UTF-16.xlsx": (lambda: with_doctype(LAUGHS, "utf-16"), {"F_CORRUPT"}),
    "entity from outside.xlsx": (lambda: with_doctype(OUTSIDE), {"F_CORRUPT"}),
    "cell at XFD1048576.xlsx": (lambda: far_cell("XFD1048576"), {"F_TOO_BIG"}),
    "cell at A1048576.xlsx": (lambda: far_cell("A1048576"), {"F_TOO_BIG"}),
    "cell at ZZ90000.xlsx": (lambda: far_cell("ZZ90000"), {"F_TOO_BIG"}),
    "repeated.ods": (repeated_ods, {"F_TOO_BIG", "F_CORRUPT"}),
    "encrypted.ods": (encrypted_ods, {"F_ENCRYPTED"}),
    "encrypted entries.xlsx": (encrypted_zip, {"F_ENCRYPTED"}),
    "password.xlsx": (encrypted_workbook, {"F_ENCRYPTED"}),
    "truncated.xlsx": (lambda: xlsx(TABLE)[:3000], {"F_CORRUPT"}),
    "truncated.ods": (lambda: ods(TABLE)[:600], {"F_CORRUPT"}),
    "truncated.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), {"F_CORRUPT"}),
    "flipped.xlsx": (flipped, {"F_CORRUPT"}),
    "document.docx": (other_zip, {"F_UNSUPPORTED"}),
    "letter.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, {"F_UNSUPPORTED"}),
    "photo.xlsx": (lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, {"F_UNSUPPORTED"}),
    "noise.xls": (lambda: bytes(range(256)) * 40, {"F_CORRUPT"}),
    "garbage.zip": (raw_deflate_garbage, {"F_CORRUPT"}),
    "nothing.csv": (lambda: b"", {"F_EMPTY"}),
    "blank.csv": (lambda: b"\xef\xbb\xbf \r\n;;;\r\n \r\n", {"F_EMPTY", "F_UNSUPPORTED"}),
    "blank.xlsx": (lambda: xlsx(Tab([])), {"F_EMPTY"}),
    "letter.csv": (
        lambda: b"Bonjour,\r\nveuillez trouver ci-joint nos heures.\r\n",
        {"F_UNSUPPORTED"},
    ),
    "list of towns.xlsx": (
        lambda: xlsx(Tab([["Commune", "Habitants"], ["Nantes", 320000], ["Rezé", 43000]])),
        {"F_UNSUPPORTED"},
    ),
    "page.html": (lambda: b"<!DOCTYPE html><html><body>Bonjour</body></html>", {"F_UNSUPPORTED"}),
    "wide.html": (wide_html, ANY),
    "deep.html": (deep_html, ANY),
    "far.xml": (far_spreadsheetml, {"F_TOO_BIG"}),
    "laughing.xml": (laughing_spreadsheetml, {"F_CORRUPT"}),
    "long.csv": (long_csv, {"F_TOO_BIG"}),
    "one line.csv": (one_long_line, ANY),
    "too many bytes.csv": (lambda: b"a;b\n" * (26 * MEGABYTE), {"F_TOO_BIG"}),
}
