"""A reading as JSON, to leave the process in which the file was opened."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from sync.reconcile.reading import Question, SheetReading, SheetRow, StatedTotal


def to_json(reading: SheetReading) -> dict[str, Any]:
    """Only text, numbers and lists: days become ISO text."""
    plain: dict[str, Any] = asdict(reading)
    for row in plain["rows"]:
        for name in ("start", "end", "birth_date"):
            row[name] = row[name].isoformat() if row[name] else None
    return plain


def from_json(said: dict[str, Any]) -> SheetReading:
    """The reading again; raises KeyError, TypeError or ValueError on anything else."""
    return SheetReading(
        file_errors=tuple(said["file_errors"]),
        why_fr=str(said["why_fr"]),
        why_en=str(said["why_en"]),
        company_siret=said["company_siret"],
        months=tuple(said["months"]),
        rows=tuple(_row(row) for row in said["rows"]),
        totals=tuple(
            StatedTotal(**{**total, "rows": tuple(total["rows"])}) for total in said["totals"]
        ),
        questions=tuple(Question(**question) for question in said["questions"]),
        layout=str(said["layout"]),
    )


def _row(said: dict[str, Any]) -> SheetRow:
    days = {
        name: date.fromisoformat(said[name]) if said[name] else None
        for name in ("start", "end", "birth_date")
    }
    return SheetRow(**{**said, **days, "errors": tuple(said["errors"])})
