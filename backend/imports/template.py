"""Empty files to fill in, one for each register, derived from the declarations of its type."""

import csv
import io
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from backend.imports.columns import Column, columns
from backend.imports.planning import EXPLANATIONS
from backend.registers.declared import register_of
from sync.categories import CATEGORIES
from sync.record import Field, Kind
from sync.records import RECORDS

LINES = 1000
LONGEST_LIST = 255
FORMATS = {Kind.DAY: "dd/mm/yyyy", Kind.INTEGER: "0", Kind.MINUTES: "0.00"}
HINTS = {
    Kind.DAY: "Une date : 05/01/2026",
    Kind.MINUTES: "Des heures : 151,67 ou 7 h 30",
    Kind.INTEGER: "Un nombre entier",
    Kind.BOOLEAN: "oui ou non",
    Kind.MONTH: "Un mois : 2026-01",
}
BY_FIELD = {
    "siret": "14 chiffres, clé comprise",
    "buyer_siret": "14 chiffres, clé comprise",
    "commune_insee": "Code INSEE à 5 caractères",
    "birth_year": "L’année seule : 1990",
    "cpv": "8 chiffres : 45000000 ou 45000000-7",
    "naf": "4 chiffres et une lettre : 4120B",
    "rome_code": "Une lettre et 4 chiffres : F1703",
}
INTRODUCTION = (
    "Une ligne par fiche, sous la ligne des titres de la première feuille.",
    "L’ordre des colonnes est libre ; une colonne facultative peut être supprimée.",
    "Une fiche déjà connue est laissée ou mise à jour, selon votre choix au moment de l’import.",
    "Une cellule vide ne change rien à une fiche déjà connue.",
    "Rien n’est enregistré tant qu’une ligne est à corriger.",
)


def workbook(table: str) -> bytes:
    """Return the template of a register as a workbook: lists to choose from, and explanations."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    kind = RECORDS[table]
    sheet = book.add_worksheet(kind.fr[:31])
    told = book.add_worksheet(EXPLANATIONS)
    lists = book.add_worksheet("Listes")
    lists.hide()
    heads = {
        True: book.add_format({"bold": True, "bg_color": "#CFE3F5", "border": 1}),
        False: book.add_format({"bold": True, "bg_color": "#EEEEEE", "border": 1}),
    }
    for place, column in enumerate(columns(table)):
        style = book.add_format({"num_format": _format(column.field)})
        sheet.set_column(place, place, max(12, min(40, len(column.fr) + 4)), style)
        sheet.write_string(0, place, _head(column), heads[column.required])
        _check(sheet, lists, place, column)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    _explain(told, table, (bold, wrap))
    book.close()
    return held.getvalue()


def as_csv(table: str) -> bytes:
    """Return the heads of a register as a CSV that French spreadsheets open as it is."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerow([_head(column) for column in columns(table)])
    return held.getvalue().encode("utf-8-sig")


def _head(column: Column) -> str:
    return column.fr + (" *" if column.required else "")


def _format(field: Field) -> str:
    if field.name.endswith("_cents"):
        return "#,##0.00"
    return "0" if field.name == "birth_year" else FORMATS.get(field.kind, "@")


def _check(sheet: Worksheet, lists: Worksheet, place: int, column: Column) -> None:
    """What the workbook refuses while it is filled in."""
    rule = _rule(lists, place, column.field)
    if rule is not None:
        sheet.data_validation(1, place, LINES, place, {
            **rule, "error_title": column.fr[:32], "error_message": _hint(column.field)[:255],
        })  # fmt: skip


def _rule(lists: Worksheet, place: int, field: Field) -> dict[str, Any] | None:
    if field.kind is Kind.DAY:
        limits = {"minimum": date(1920, 1, 1), "maximum": date(2099, 12, 31)}
        return {"validate": "date", "criteria": "between", **limits}
    if field.kind is Kind.INTEGER and not field.name.endswith("_cents"):
        high = min(field.high or 2**31, 2**31)
        return {"validate": "integer", "criteria": "between", "minimum": field.low or 0,
                "maximum": high}  # fmt: skip
    offered = _offered(field)
    if offered:
        for row, words in enumerate(offered):
            lists.write_string(row, place, words)
        name = xlsxwriter.utility.xl_col_to_name(place)
        return {"validate": "list", "source": f"=Listes!${name}$1:${name}${len(offered)}"}
    return None


def _offered(field: Field) -> list[str]:
    """The list that a cell is chosen from; empty: none."""
    if field.name == "category":
        return [each.fr for each in CATEGORIES]
    if field.kind is Kind.CHOICE and field.choices:
        return [member.fr for member in field.choices]
    return ["oui", "non"] if field.kind is Kind.BOOLEAN else []


def _hint(field: Field) -> str:
    if field.name == "category":
        return "Au choix, selon le premier jour : " + ", ".join(_offered(field))
    if field.name in BY_FIELD:
        return BY_FIELD[field.name]
    if field.name.endswith("_cents"):
        return "Un montant en euros : 1250,50"
    if field.choices is not None:
        several = (
            " ; plusieurs, séparées par un point-virgule" if field.kind is Kind.CHOICES else ""
        )
        return "Au choix : " + ", ".join(member.fr for member in field.choices) + several
    return HINTS.get(field.kind) or f"Un texte d’au plus {field.high} caractères"


def _explain(sheet: Worksheet, table: str, styles: tuple[Any, Any]) -> None:
    bold, wrap = styles
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 18)
    sheet.set_column(2, 2, 90)
    for row, words in enumerate((RECORDS[table].fr, *INTRODUCTION)):
        sheet.write_string(row, 0, words, bold if row == 0 else None)
    start = len(INTRODUCTION) + 2
    for place, words in enumerate(("Colonne", "À remplir", "Ce qui est attendu")):
        sheet.write_string(start, place, words, bold)
    for row, column in enumerate(columns(table), start + 1):
        sheet.write_string(row, 0, column.fr, wrap)
        sheet.write_string(row, 1, _need(column), wrap)
        sheet.write_string(row, 2, _explained(table, column), wrap)


def _need(column: Column) -> str:
    if column.required:
        return "obligatoire"
    return "l’une des deux" if column.either else "facultatif"


def _explained(table: str, column: Column) -> str:
    usual = register_of(table).blank.get(column.path[0]) if len(column.path) == 1 else None
    otherwise = f". Vide : {_shown(column.field, usual)}" if usual is not None else ""
    return _hint(column.field) + otherwise


def _shown(field: Field, value: Any) -> str:  # noqa: ANN401 - the value of any field
    if isinstance(value, bool):
        return "oui" if value else "non"
    if field.choices is not None:
        return next(member.fr for member in field.choices if member.value == value)
    return f"{value / 60:g}" if field.kind is Kind.MINUTES else str(value)
