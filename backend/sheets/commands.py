"""Commands that read companies' files: one sheet on the screen, a folder of sheets as a batch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backend.sheets.reader.sandbox import read_safely
from backend.sheets.reader.wire import to_json

if TYPE_CHECKING:
    from sync.reconcile.reading import SheetReading, SheetRow

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
REFUSED = 2


@click.command("read-sheet")
@click.argument("file", type=READABLE)
@click.option(
    "--month",
    "months",
    multiple=True,
    help="Month of the deposit, YYYY-MM; completes a month without a year.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything that was read, as JSON.")
def read_sheet(file: Path, months: tuple[str, ...], *, as_json: bool) -> None:
    """Read a company's monthly FILE and show what it says; ends with 2 when it is refused."""
    reading = read_safely(file.read_bytes(), months)
    if as_json:
        click.echo(json.dumps(to_json(reading), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_shown(reading)))
    if not reading.readable:
        raise SystemExit(REFUSED)


def _shown(reading: SheetReading) -> list[str]:
    if not reading.readable:
        return [f"{', '.join(reading.file_errors)} : {reading.why_fr}"]
    months = ", ".join(reading.months) or "-"
    count = f"{len(reading.rows)} lignes"
    lines = [f"SIRET {reading.company_siret or '-'}   mois {months}   {count}"]
    lines += [_line(row) for row in reading.rows]
    lines += [
        f"total écrit en ligne {t.row} : {t.hours:g} h pour {len(t.rows)} lignes"
        for t in reading.totals
    ]
    lines += [f"? {question.fr}" for question in reading.questions]
    return lines


def _line(row: SheetRow) -> str:
    hours = "-" if row.hours is None else f"{row.hours:g}"
    days = f"{row.start or '-'} > {row.end or '-'}"
    place = f"{row.sheet or ''}:{row.row}"
    return (
        f"{place:<12.12} {row.month or '-':<7} {row.name_raw:<32.32} {hours:>9} "
        f"{row.contract_type or '-':<5}"
        f"{days:<25} {row.tutor or '':<20.20} {' '.join(row.errors)}"
    ).rstrip()


@click.command("reconcile")
@click.option(
    "--reference",
    required=True,
    type=READABLE,
    help="Workers, companies, contracts, observations (JSON).",
)
@click.option(
    "--manifest", required=True, type=READABLE, help="How and when each file arrived (JSON)."
)
@click.option(
    "--sheets",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of files.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the result is written (JSON).",
)
@click.option("--quiet", is_flag=True, help="No progress.")
@click.option("--json", "as_json", is_flag=True, help="A summary as JSON, and no progress.")
def reconcile(
    reference: Path, manifest: Path, sheets: Path, out: Path, *, quiet: bool, as_json: bool
) -> None:
    """Read a folder of SHEETS against a reference and write what comes out of it."""
    from backend.sheets.batch import reconciled  # noqa: PLC0415 - loads every rule, read-sheet none

    deposits = json.loads(manifest.read_text(encoding="utf-8"))
    known = json.loads(reference.read_text(encoding="utf-8"))
    silent = quiet or as_json
    with click.progressbar(length=len(deposits["files"]), label="Fiches", hidden=silent) as bar:
        result = reconciled(known, deposits, sheets, lambda _: bar.update(1))
    out.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(_summary(result)))
    elif not quiet:
        click.echo(f"{len(result['files'])} fiches -> {out}")


def _summary(result: dict[str, Any]) -> dict[str, int]:
    files = result["files"].values()
    return {
        "files": len(files),
        "refused": sum(file["status"] == "rejected" for file in files),
        "rows": sum(len(file["rows"]) for file in files),
        "discrepancies": sum(len(file["discrepancies"]) for file in files),
    }


@click.group()
def _commands() -> None:
    """The commands of sheets, by `python -m backend.sheets.commands`."""


_commands.add_command(read_sheet)
_commands.add_command(reconcile)

if __name__ == "__main__":
    _commands()
