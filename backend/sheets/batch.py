"""The batch door: a folder of sheets against a reference, in the shape of the corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from backend.sheets.matching import match_by_company
from backend.sheets.reader.sandbox import read_many
from sync.reconcile.batch import discrepancies
from sync.reconcile.duplicates import with_duplicates_marked
from sync.reconcile.matching import Employment, Person, Register
from sync.reconcile.reading import MatchedSheet, RowMatch, SheetReading, SheetRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Reference = dict[str, Any]


def reconciled(
    reference: Reference, manifest: Mapping[str, Any], folder: Path, progress: Callable[[str], None]
) -> dict[str, Any]:
    """The output of the rules, section 5: files, rows, matches, errors, discrepancies."""
    deposits = manifest["files"]
    register = register_of(reference)
    contracts = employments_of(reference)
    readings = read_many(
        (_content(folder, deposit["file"]), deposit["months"]) for deposit in deposits
    )
    sheets = []
    for deposit, reading in zip(deposits, readings, strict=True):
        sheets.append(matched(deposit, reading, register, contracts))
        progress(deposit["file"])
    found, everywhere = discrepancies(
        sheets,
        reference,
        as_of=date.fromisoformat(manifest["as_of"]),
        due_day=int(manifest["due_day"]),
    )
    files = {sheet.file: _file_json(sheet, found.get(sheet.file, [])) for sheet in sheets}
    return {"files": files, "global": {"discrepancies": everywhere}}


def _content(folder: Path, name: str) -> bytes:
    path = folder / name
    return path.read_bytes() if path.is_file() else b""


def register_of(reference: Reference) -> Register:
    """The workers of a reference, ready for matching."""
    return Register(
        Person(
            w["id"], w["last_name"], w["first_name"], w.get("birth_name"), _day(w.get("birth_date"))
        )
        for w in reference["workers"]
    )


def employments_of(reference: Reference) -> dict[str, list[Employment]]:
    """The contracts of a reference by SIRET."""
    found: dict[str, list[Employment]] = {}
    for contract in reference["contracts"]:
        start = _day(contract["start"])
        if start is not None:
            employment = Employment(contract["worker_id"], start, _day(contract.get("end")))
            found.setdefault(contract["company_siret"], []).append(employment)
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def matched(
    deposit: Mapping[str, Any],
    reading: SheetReading,
    register: Register,
    contracts: Mapping[str, list[Employment]],
) -> MatchedSheet:
    """A file with its deposit, its rows matched to workers, its repeated lines marked."""
    account = deposit["account_siret"]
    matches = match_by_company(reading.rows, register, contracts, account)
    rows = with_duplicates_marked(reading.rows, matches)
    return MatchedSheet(
        file=deposit["file"],
        account_siret=account,
        received_on=datetime.fromisoformat(deposit["received_at"]).date(),
        site_id=deposit["chantier_id"],
        lot_id=deposit["lot_id"],
        slot_months=tuple(deposit["months"]),
        reading=replace(reading, rows=rows),
        matches=matches,
    )


def _file_json(sheet: MatchedSheet, found: list[dict[str, Any]]) -> dict[str, Any]:
    reading = sheet.reading
    return {
        "status": "ok" if reading.readable else "rejected",
        "file_errors": list(reading.file_errors),
        "sheet": {"company_siret": reading.company_siret, "months": list(reading.months)},
        "rows": [
            row_json(row, match, sheet.account_siret)
            for row, match in zip(reading.rows, sheet.matches, strict=True)
        ],
        "discrepancies": found,
    }


def row_json(row: SheetRow, match: RowMatch, account: str | None) -> dict[str, Any]:
    """A row as section 5 wants it, with the reasons of its match."""
    return {
        "sheet": row.sheet,
        "row": row.row,
        "month": row.month,
        "name_raw": row.name_raw,
        "worker_id": match.worker_id,
        "match": match.band,
        "candidates": list(match.candidates),
        "reasons": list(match.reasons_fr),
        "company_siret": row.company_siret or account,
        "hours": row.hours,
        "contract_type": row.contract_type,
        "start": row.start.isoformat() if row.start else None,
        "end": row.end.isoformat() if row.end else None,
        "tutor": row.tutor,
        "errors": list(row.errors),
    }
