"""The sheets of the reconciliation corpus, when it lies beside the repository, against its "
"scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from backend.sheets.commands import read_sheet, reconcile

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "reconciliation"
DEV = CORPUS / "dev"
pytestmark = pytest.mark.skipif(
    not DEV.is_dir(), reason="no reconciliation corpus beside the repository"
)


@pytest.fixture(scope="module")
def scored(tmp_path_factory):
    out = tmp_path_factory.mktemp("batch") / "out.json"
    asked = [
        "--reference",
        DEV / "reference.json",
        "--manifest",
        DEV / "manifest.json",
        "--sheets",
        DEV / "files",
        "--out",
        out,
        "--quiet",
    ]
    done = CliRunner().invoke(reconcile, [str(word) for word in asked])
    assert done.exit_code == 0, done.output
    result = out.with_name("scored.json")
    scorer = [sys.executable, CORPUS / "score.py", out, DEV, "--json", result]
    subprocess.run(scorer, check=True, capture_output=True)
    return json.loads(result.read_text(encoding="utf-8"))


def f1(counts):
    tp, fp, fn = (counts.get(k, 0) for k in ("tp", "fp", "fn"))
    return 200 * tp / (2 * tp + fp + fn)


def test_no_file_crashes_and_only_the_unreadable_are_refused(scored):
    status = scored["status"]
    assert (
        status.get("crash", 0)
        == status.get("wrongly_rejected", 0)
        == status.get("wrongly_read", 0)
        == 0
    )
    assert status["rightly_rejected"] == status["unreadable_total"]


def test_rows_and_their_fields_are_read(scored):
    assert f1(scored["rows"]) >= 99
    assert {
        name: 100 * ok / n for name, (ok, n) in scored["fields"].items() if 100 * ok / n < 98
    } == {}


def test_lines_are_given_to_the_right_workers(scored):
    worker = scored["worker"]
    assert f1(worker) >= 98.5
    assert worker["sure_tp"] / (worker["sure_tp"] + worker.get("sure_fp", 0)) >= 0.999
    assert worker["sure_tp"] >= 0.85 * worker["n"]


def test_the_errors_of_rows_are_found(scored):
    total = {
        k: sum(counts.get(k, 0) for counts in scored["errors"].values()) for k in ("tp", "fp", "fn")
    }
    assert f1(total) >= 97


@pytest.mark.parametrize(
    "file", sorted((DEV / "files").glob("*")) if DEV.is_dir() else [], ids=lambda f: f.name[:3]
)
def test_the_command_shows_a_sheet_or_why_it_is_refused(file):
    done = CliRunner().invoke(read_sheet, [str(file)])
    assert done.exit_code in {0, 2}
    assert ("lignes" in done.output) == (done.exit_code == 0)


def test_the_command_gives_all_that_was_read_as_json():
    done = CliRunner().invoke(read_sheet, [str(next((DEV / "files").glob("d01*"))), "--json"])
    assert len(json.loads(done.output)["rows"]) == 16
