"""A plan as the page shows it: counts, what is wrong row by row, and those rows as a file."""

from typing import Any

from backend.exchange_formats.tables import Column, Content, Table, comma_separated
from backend.imports.planning import Act, Plan
from backend.imports.rows import Fault
from backend.imports.words import said

MOST_SHOWN = 200


def result_of(plan: Plan, language: str) -> dict[str, Any]:
    """Return what a plan does, or did."""
    faults = [_fault(each, language) for each in plan.faults]
    heading = plan.heading
    return {
        "type": plan.table,
        "sheet": plan.sheet,
        "other_sheets": list(plan.other_sheets),
        "rows": plan.read,
        **{str(act): plan.count(act) for act in Act},
        "columns": [column.head(language) for column in heading.places.values()],
        "unknown_columns": [{"head": each.head, "near": each.near} for each in heading.unknown],
        "repeated_columns": list(heading.twice),
        "fault_total": len(faults),
        "faults": faults[:MOST_SHOWN],
        "report": report_of(faults, language) if faults else None,
    }


def _fault(fault: Fault, language: str) -> dict[str, Any]:
    column = fault.column.head(language) if fault.column is not None else None
    return {
        "line": fault.line,
        "column": column,
        "value": fault.said,
        "code": fault.code,
        "words": said(fault, language),
    }


def report_of(faults: list[dict[str, Any]], language: str) -> str:
    """Return the rows to mend as CSV, whose texts no spreadsheet takes for formulas."""
    english = language == "en"
    heads = ("Row", "Column", "Value", "What to do") if english else (
        "Ligne", "Colonne", "Valeur", "À faire")  # fmt: skip
    keys = ("line", "column", "value", "words")
    kinds = (Content.COUNT, Content.TEXT, Content.TEXT, Content.TEXT)
    told = [Column(*each) for each in zip(keys, heads, kinds, strict=True)]
    return comma_separated(Table("import", "import", told, faults)).decode("utf-8-sig")
