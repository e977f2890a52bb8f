"""Why a figure: from the total to the line and its evidence, open or closed."""

from backend.indicators.commands import explain
from sync.hours import HOUR
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, CONTRACT, LOT, MAY, PARTY
from tests.backend.indicators.terms import close


def why(browser, figure, status=200):
    told = browser.get("/api/why", query_string={"figure": figure})
    assert told.status_code == status, told.json
    return told.json


def test_a_total_is_followed_down_to_the_line_and_its_evidence(lot, alice):
    figure, seen = "territory", []
    while True:
        told = why(alice, figure)
        assert told["retained"] == 130 * HOUR
        seen.append(figure.partition(":")[0])
        if not told["parts"]:
            break
        (part,) = told["parts"]
        figure = part["figure"]
    assert seen == ["territory", "authority", "operation", "contract", "lot", *["party"] * 3]
    assert figure == f"party:{PARTY}/{MAY}/{AWA}"
    line = told["line"]
    assert line["said"]["fr"].startswith("151 h déclarées ; au plus 130 h")
    assert line["said"]["fr"].endswith("130 h retenues.")
    found = {each["code"]: each for each in line["findings"]}["CONFIRMATION_GAP_HIGH"]
    assert [each["table"] for each in found["evidence"]] == ["sheet_line", "hours_confirmation"]
    assert (line["closing"], told["is_closed"]) == (None, False)


def test_a_closed_figure_is_explained_as_it_was_then(app, lot, alice, damien):
    close(alice)
    damien.patch("/api/settings", json={"values": {"large_gap": 100 * HOUR}})
    paper.put(app, paper.confirmed(151 * HOUR))
    told = why(alice, f"party:{PARTY}/{MAY}/{AWA}")
    assert (told["is_closed"], told["retained"], told["closed"]) == (True, 7800, 7800)
    line = told["line"]
    assert (line["closing"]["by"], line["closing"]["thresholds"]["large_gap"]) == ("Alice", 420)
    assert line["confirmed"] == 130 * HOUR
    assert "CONFIRMATION_GAP_HIGH" in {each["code"] for each in line["findings"]}
    assert [each["retained"] for each in line["ledger"]] == [7800]


def test_what_is_no_figure_is_not_there(lot, alice, ines):
    for wrong in (
        "moon",
        "lot",
        f"lot:{PARTY}",
        f"lot:{LOT}/x",
        f"party:{PARTY}/may",
        "party:x/2026-05",
        "party:x",
        f"party:{PARTY}/{MAY}/{CONTRACT}",
    ):
        why(alice, wrong, 404)
    why(ines, f"contract:{CONTRACT}", 404)
    why(ines, f"party:{PARTY}/{MAY}", 404)
    why(ines, f"party:{PARTY}", 404)


def test_the_command_explains_the_same(sqlite_app, clock):
    put = [*paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR)]
    paper.put(sqlite_app, *put)
    run = sqlite_app.test_cli_runner()
    told = run.invoke(explain, [f"party:{PARTY}/{MAY}/{AWA}", "--territory", "Ici"])
    assert told.exit_code == 0, told.output
    assert "130 h retenues" in told.output
    assert "CONFIRMATION_GAP_HIGH" in told.output
    assert run.invoke(explain, ["moon", "--territory", "Ici"]).exit_code == 1
