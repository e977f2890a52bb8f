"""The 22 core rules on the development corpus, from a perfect reading of its sheets."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from sync.reconcile import CORE_CODES
from sync.reconcile.batch import discrepancies
from sync.reconcile.reading import MatchedSheet, RowMatch, SheetReading, SheetRow, StatedTotal
from tests.sync.reconcile.oracle import Oracle
from tests.sync.reconcile.variants import variant

CORPUS = Path(__file__).parent / "corpus"
BANDS = {"id": "sure", "none": "none", "ambiguous": "ambiguous", "no_name": "none"}
OF_A_FILE = {"SHEET_UNREADABLE", "SHEET_LATE", "SIRET_MISMATCH", "WRONG_MONTH"}


def read(name):
    return json.loads((CORPUS / name).read_text(encoding="utf-8"))


def day(text):
    return date.fromisoformat(text) if text else None


def row(told):
    return SheetRow(
        sheet=told["sheet"], row=told["row"], month=told["month"], name_raw=told["name_raw"],
        hours=told["hours"], contract_type=told["contract_type"], start=day(told["start"]),
        end=day(told["end"]), tutor=told["tutor"], company_siret=told["company_siret"],
        errors=tuple(told["errors"]),
    )  # fmt: skip


def totals(told, rows):
    places = {(each["sheet"], each["row"], each["month"]): n for n, each in enumerate(rows)}
    for total in told:
        covered = tuple(places[tuple(place)] for place in total["scope"])
        yield StatedTotal(
            total["sheet"], total["row"], total["month"], total["kind"], total["value"], covered
        )


def matched(sent, truth):
    stated = truth["sheet"] or {"company_siret": None, "months": [], "declared_totals": []}
    reading = SheetReading(
        file_errors=tuple(truth["file_errors"]),
        company_siret=stated["company_siret"],
        months=tuple(stated["months"]),
        rows=tuple(map(row, truth["rows"])),
        totals=tuple(totals(stated["declared_totals"], truth["rows"])),
    )
    matches = (
        RowMatch(BANDS[each["match"]], each["worker_id"], tuple(each["candidates"]))
        for each in truth["rows"]
    )
    return MatchedSheet(
        sent["file"], sent["account_siret"], day(sent["received_at"][:10]), sent["chantier_id"],
        sent["lot_id"], tuple(sent["months"]), reading, tuple(matches),
    )  # fmt: skip


def key(found):
    if found["code"] in OF_A_FILE:
        return (found["code"],)
    return found["code"], found["month"], found["worker_id"], found["sheet"], found["row"]


def expected_key(told):
    by_row = told["code"] in ("UNKNOWN_PERSON", "AMBIGUOUS_PERSON")
    place = (told["sheet"], told["row"]) if by_row else (None, None)
    full = (told["code"], told["month"], told["worker_id"], *place)
    return (told["code"],) if told["code"] in OF_A_FILE else full


@pytest.fixture(scope="module")
def corpus():
    manifest, reference = read("manifest.json"), read("reference.json")
    truths = {f["file"]: read(f"truth/{f['file']}.truth.json") for f in manifest["files"]}
    sheets = [matched(sent, truths[sent["file"]]) for sent in manifest["files"]]
    return manifest, reference, truths, sheets


def test_every_core_discrepancy_of_the_corpus_is_found_and_no_other(corpus):
    manifest, reference, truths, sheets = corpus
    found, everywhere = discrepancies(
        sheets, reference, as_of=day(manifest["as_of"]), due_day=manifest["due_day"]
    )
    for file, truth in truths.items():
        wanted = Counter(map(expected_key, truth["discrepancies"]))
        assert Counter(map(key, found[file])) == wanted, file
    missing = read("truth/_global.truth.json")["discrepancies"]
    assert {(d["month"], d["company_siret"]) for d in everywhere} == {
        (d["month"], d["company_siret"]) for d in missing
    }


@pytest.mark.parametrize("seed", range(8))
def test_with_its_figures_moved_to_the_bounds_the_corpus_shows_what_the_table_of_rules_says(
    corpus, seed
):
    told = variant(Random(seed), corpus[:3])
    manifest, reference, truths = told
    sheets = [matched(sent, truths[sent["file"]]) for sent in manifest["files"]]
    found, everywhere = discrepancies(
        sheets, reference, as_of=day(manifest["as_of"]), due_day=manifest["due_day"]
    )
    wanted, missing = Oracle(*told).found()
    for file, mine in found.items():
        assert {key(each) for each in mine if each["code"] != "TOTAL_MISMATCH"} == wanted[file]
    assert {(d["code"], d["month"], d["company_siret"]) for d in everywhere} == missing


def test_the_order_of_the_files_is_irrelevant(corpus):
    manifest, reference, _, sheets = corpus
    as_of = day(manifest["as_of"])
    forth = discrepancies(sheets, reference, as_of=as_of)
    back = discrepancies(list(reversed(sheets)), reference, as_of=as_of)
    assert forth == back


def test_the_corpus_has_22_rules():
    assert len(CORE_CODES) == 22
