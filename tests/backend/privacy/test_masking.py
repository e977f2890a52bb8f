"""A person leaves the files and messages of companies; whoever bears a part of her name stays."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from backend.privacy.masking import letters_in, masked_file
from backend.privacy.masking_mail import without
from sync.retention_names import MASK, names_of
from tests.backend.privacy.old_workbook import old_workbook

AWA = names_of([{"first_name": "Awa", "last_name": "Konaté"}], ["Awa Traoré", "Léa Roux"])
ROWS = [["Nom", "Matricule", "Prénom"], ["KONATÉ", 12, "Awa"], ["TRAORÉ", 13, "Awa"]]
LEFT = [["Nom", "Matricule", "Prénom"], [MASK, 12, MASK], ["TRAORÉ", 13, "Awa"]]


def workbook(rows):
    content = BytesIO()
    with xlsxwriter.Workbook(content) as made:
        sheet = made.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return content.getvalue()


def open_document(rows):
    def cell(value):
        kind, name = ("string", "string-value") if isinstance(value, str) else ("float", "value")
        said = f'office:value-type="{kind}" office:{name}="{value}"'
        return f"<table:table-cell {said}><text:p>{value}</text:p></table:table-cell>"

    said = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = BytesIO()
    with ZipFile(content, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        made.writestr(
            "content.xml",
            "<office:document-content"
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
            "<office:body><office:spreadsheet>"
            f'<table:table table:name="Mars">{said}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return content.getvalue()


def read(content):
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("made", [workbook, open_document])
def test_the_first_name_goes_from_her_row_and_stays_in_that_of_another(made):
    assert read(masked_file(made(ROWS), AWA)) == LEFT


@pytest.mark.parametrize("made", [workbook, open_document])
def test_nothing_of_her_is_left_in_the_parts_of_a_workbook(made):
    with ZipFile(BytesIO(masked_file(made(ROWS[:2]), AWA))) as parts:
        said = b"".join(map(parts.read, parts.namelist())).decode(errors="replace").lower()
    assert "konat" not in said
    assert "awa" not in said


@pytest.mark.parametrize("made", [workbook, open_document])
def test_a_workbook_that_does_not_name_her_is_left_as_it_is(made):
    content = made([ROWS[0], ROWS[2]])
    assert masked_file(content, AWA) == content


def test_a_workbook_of_old_is_read_and_goes_where_it_names_her():
    assert "konate awa" in letters_in(old_workbook([["Nom", ""], ["KONATÉ", "Awa"]]))
    assert masked_file(old_workbook([["KONATÉ", "Awa"]]), AWA) is None
    hers_not = old_workbook([["TRAORÉ", "Awa"]])
    assert masked_file(hers_not, AWA) == hers_not


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0 under a password", b"%PDF-1.7", b"\xff\xd8\0"],
    ids=["damaged", "shut", "pdf", "picture"],
)
def test_what_cannot_be_searched_is_said_to_be_so(content):
    assert letters_in(content) is None


def test_a_message_keeps_its_other_people_and_loses_her_everywhere():
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Fiche de Mme Konaté", "rh@example.org"
    mail.set_content("Les heures d'Awa KONATÉ et de Léa Roux.", cte="base64")
    mail.add_attachment(
        workbook(ROWS), maintype="application", subtype="xlsx", filename="konaté awa.xlsx"
    )
    left = message_from_bytes(without(mail.as_bytes(), AWA), policy=default)
    body, attached = left.iter_parts()
    assert left["Subject"] == f"Fiche de Mme {MASK}"
    assert body.get_content().strip() == f"Les heures d'{MASK} et de Léa Roux."
    assert attached.get_filename() == f"{MASK}.xlsx"
    assert read(attached.get_content()) == LEFT
