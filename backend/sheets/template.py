"""The month's form as a workbook or a CSV to fill in; our own reader reads it unasked."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sync.hours import HOUR, days_of
from sync.notation.text import harmless, plain
from sync.reconcile.wording import month_fr
from sync.records.employment import EmploymentKind

Told = Mapping[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
HEAD = ("Nom", "Prénom", "Type de contrat", "Date d'entrée", "Date de fin", "Heures d'insertion",
        "Tuteur", "Observations")  # fmt: skip
WIDTHS = (24, 20, 16, 14, 14, 18, 24, 40)
HOURS, STARTS, ENDS, KIND = 5, 3, 4, 2
BLANK_LINES = 15
TOP = 6
HELP = (
    "Une ligne par personne et par contrat. Heures du mois : 151,67 ou 151:40. "
    "Laissez vide la date de fin d'un CDI. N'effacez pas la ligne des titres."
)
GREY, PALE = "#595959", "#FFF9E5"


def workbook(page: Told, siret: str) -> bytes:
    """Return a month's form as a workbook: people filled in, figures checked, titles protected."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(
        held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = _formats(book)
    sheet = book.add_worksheet("Fiche")
    for row, text in enumerate(_titles(page, siret)):
        sheet.write_string(row, 0, text, formats["title" if row == 0 else "told"])
    for column, (words, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(TOP, column, words, formats["head"])
    lines = page["lines_read"]
    last = TOP + len(lines) + BLANK_LINES
    for number in range(last - TOP):
        _line(sheet, TOP + 1 + number, lines[number] if number < len(lines) else {}, formats)
    _total(sheet, last, lines, formats)
    _checks(sheet, str(page["month"]), last)
    sheet.freeze_panes(TOP + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP)
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    book.close()
    return held.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    cell = {"border": 1, "border_color": GREY, "locked": False, "bg_color": PALE}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "told": book.add_format({"font_color": GREY}),
        "head": book.add_format(
            {"bold": True, "border": 1, "bg_color": "#DDDDDD", "text_wrap": True, "valign": "top"}
        ),
        "text": book.add_format({**cell, "num_format": "@"}),
        "day": book.add_format({**cell, "num_format": "dd/mm/yyyy"}),
        "hours": book.add_format({**cell, "num_format": "0.00"}),
        "total": book.add_format({"bold": True, "num_format": "0.00", "top": 2}),
    }


def _titles(page: Told, siret: str) -> tuple[str, ...]:
    lot = f"Lot {page['lot']} - {page['site']}".strip()
    return (
        "Fiche de suivi mensuelle des heures d'insertion",
        f"Mois : {month_fr(str(page['month']))}",
        f"Entreprise : {page['company']}",
        f"SIRET : {siret}",
        lot,
    )


def _line(sheet: Worksheet, row: int, line: Told, formats: dict[str, Format]) -> None:
    last, first = names_of(line)
    for column, text in enumerate((last, first, line.get("kind") or "")):
        _text(sheet, row, column, text, formats["text"])
    for column, day in ((STARTS, line.get("starts_on")), (ENDS, line.get("ends_on"))):
        if day:
            sheet.write_datetime(row, column, date.fromisoformat(day), formats["day"])
        else:
            sheet.write_blank(row, column, None, formats["day"])
    minutes = line.get("worked_minutes")
    if minutes is None:
        sheet.write_blank(row, HOURS, None, formats["hours"])
    else:
        sheet.write_number(row, HOURS, minutes / HOUR, formats["hours"])
    for column, text in enumerate((line.get("tutor_raw"), line.get("comment")), HOURS + 1):
        _text(sheet, row, column, text or "", formats["text"])


def _text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def names_of(line: Told) -> tuple[str, str]:
    """Return the last and first name of a line: the capitals of the register's name come first."""
    words = str(line.get("name") or "").split()
    capitals = [word for word in words if word == word.upper() and plain(word)]
    if not words or len(capitals) in {0, len(words)} or words[: len(capitals)] != capitals:
        return " ".join(words), ""
    return " ".join(capitals), " ".join(words[len(capitals) :])


def _total(sheet: Worksheet, row: int, lines: list[Told], formats: dict[str, Format]) -> None:
    sheet.write_string(row + 1, HOURS - 1, "TOTAL", formats["total"])
    total = sum(line["worked_minutes"] or 0 for line in lines) / HOUR
    formula = f"=SUM(F{TOP + 2}:F{row + 1})"
    sheet.write_formula(row + 1, HOURS, formula, formats["total"], total)
    sheet.write_string(row + 3, 0, HELP, formats["told"])


def _checks(sheet: Worksheet, month: str, last: int) -> None:
    """What the workbook refuses or warns of while it is filled in."""
    most = 24 * len(days_of(month))
    sheet.data_validation(TOP + 1, HOURS, last, HOURS, {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most,
        "error_title": "Heures", "error_message": f"Un nombre d'heures entre 0 et {most}.",
        "input_title": "Heures du mois", "input_message": "En heures : 151,67",
    })  # fmt: skip
    sheet.data_validation(TOP + 1, KIND, last, KIND, {
        "validate": "list", "source": [kind.value for kind in EmploymentKind],
        "error_title": "Contrat", "error_message": "Choisissez dans la liste.",
    })  # fmt: skip
    for column in (STARTS, ENDS):
        sheet.data_validation(TOP + 1, column, last, column, {
            "validate": "date", "criteria": "between",
            "minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31),
            "error_title": "Date", "error_message": "Une date : 05/01/2026.",
        })  # fmt: skip


def as_csv(page: Told, siret: str) -> bytes:
    """Return a month's form as a CSV that French spreadsheets open as it is."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for text in _titles(page, siret):
        writer.writerow([harmless(text)])
    writer.writerow([])
    writer.writerow(HEAD)
    for line in page["lines_read"]:
        days = (_day(line.get(name)) for name in ("starts_on", "ends_on"))
        minutes = line.get("worked_minutes")
        hours = "" if minutes is None else f"{minutes / HOUR:.4f}".rstrip("0").rstrip(".")
        told = (*names_of(line), line.get("kind"), *days, hours.replace(".", ","))
        notes = (line.get("tutor_raw"), line.get("comment"))
        writer.writerow([harmless(each or "") for each in (*told, *notes)])
    return held.getvalue().encode("utf-8-sig")


def _day(text: str | None) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if text else ""


def file_name(page: Told, ending: str) -> str:
    """Return the name of a form's file: plain letters, so that every machine takes it."""
    words = plain(f"fiche {page['month']} {page['company']} {page['lot']}")
    return f"{re.sub(r'[^a-z0-9]+', '-', words)[:80].strip('-')}.{ending}"
