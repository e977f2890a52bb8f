"""Whatever stands in the cells, and wherever a file is damaged, the reader answers."""

from datetime import date, time, timedelta
from random import Random

import pytest

from backend.sheets.reader.read import read_sheet
from tests.sheets.combined import combined
from tests.sheets.layouts_of_columns import people_as_columns
from tests.sheets.workbooks import Tab, csv_file, xlsx

ODD = [
    None, "", "?", "#REF!", True, 0, -1, 1e9, 1e16, date(1900, 1, 1), date(9999, 12, 31),
    time(7, 30), timedelta(days=400), "Nom", "Prénom", "Heures", "Total", "Mois", "Janvier",
    "31/02/2025", "=x", "@", "a" * 900, "Nom " * 100, "12", "S1", "()", "((", "--", "1 2 3", "M.",
    "née", "\N{GRINNING FACE}", "٣", "Ⅳ", "²", "½", "٣/٣/٢٠٢٥", "é" * 40,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_odd_cells_never_make_the_reader_fail(seed):
    random = Random(seed)
    lines = [["Mois : mars 2025"], ["Nom", "Prénom", "Contrat", "Début", "Heures", "Tuteur"]]
    lines += [["DIALLO", "Mamadou", "CDD", date(2025, 1, 6), 151.67, "M. Perrot"] for _ in range(8)]
    for _ in range(random.choice([3, 10, 40])):
        line = random.choice(lines)
        line[random.randrange(len(line))] = random.choice(ODD)
    cells = [[str(c) if isinstance(c, (time, bool)) else c for c in line] for line in lines]
    for content in (csv_file(Tab(cells), ";", "utf-8"), xlsx(Tab(cells))):
        reading = read_sheet(content, random.choice([("2025-03",), (), ("2025-01", "2025-02")]))
        assert reading.readable == (not reading.file_errors)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_are_read_or_refused(seed):
    random = Random(seed)
    content = bytearray(random.choice([combined(seed), people_as_columns(random)]).content)
    for _ in range(random.choice([1, 5, 50])):
        content[random.randrange(len(content))] = random.randrange(256)
    reading = read_sheet(
        bytes(content[: random.randrange(1, len(content))] if seed % 2 else content)
    )
    assert reading.readable or reading.why_fr
