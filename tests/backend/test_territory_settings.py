"""What a territory chooses: within bounds, noted for ever, and in force at once."""

import pytest

from sync.hours import HOUR
from sync.settings import SETTINGS, Settings
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import MAY


def change(browser, **values):
    return browser.patch("/api/settings", json={"values": values})


def value(browser, name):
    told = browser.get("/api/settings").json["settings"]
    return next(each for each in told if each["name"] == name)


def test_a_territory_that_chose_nothing_has_the_defaults(alice):
    told = value(alice, "answer_days")
    assert (told["value"], told["default"], told["own"]) == (15, 15, False)
    assert (told["low"], told["high"], told["kind"]) == (1, 120, "days")


def test_the_administrator_changes_a_setting_and_the_change_is_kept(damien):
    assert change(damien, answer_days=20, answer_reminder_days=[7, 2]).status_code == 200
    assert change(damien, answer_days=None).status_code == 200
    told = damien.get("/api/settings").json
    assert value(damien, "answer_days")["value"] == 15
    assert value(damien, "answer_reminder_days")["value"] == [2, 7]
    noted = [(each["before"], each["after"]) for each in told["changes"]
             if each["name"] == "answer_days"]  # fmt: skip
    assert sorted(noted, key=str) == [(20, None), (None, 20)]
    assert {each["by"] for each in told["changes"]} == {"Damien"}


@pytest.mark.parametrize(
    ("name", "wrong", "code"),
    [
        ("answer_days", 0, "too_small"),
        ("answer_days", 121, "too_large"),
        ("answer_days", "15", "not_a_whole_number"),
        ("answer_days", True, "not_a_whole_number"),
        ("answer_reminder_days", 3, "not_a_list"),
        ("answer_reminder_days", [61], "too_large"),
        ("the_moon", 1, "unknown_field"),
    ],
)
def test_what_is_out_of_bounds_is_refused_whole(damien, name, wrong, code):
    refused = change(damien, answer_late_days=[2], **{name: wrong})
    assert (refused.status_code, refused.json["errors"][0]["code"]) == (422, code)
    assert refused.json["errors"][0]["pointer"] == f"/values/{name}"
    assert value(damien, "answer_late_days")["own"] is False


def test_a_threshold_changes_the_next_reading(app, clock, sign_in):
    clock.pass_by(days=90)
    paper.put(app, *paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR))
    alice, place = sign_in("alice"), f"/api/reconciliation?month={MAY}"
    assert alice.get(place).json["totals"]["disputed"] == 21 * HOUR
    change(sign_in("damien"), large_gap=30 * HOUR)
    assert alice.get(place).json["totals"]["disputed"] == 0


def test_every_setting_has_words_and_a_default_within_its_bounds():
    for name, setting in SETTINGS.items():
        assert setting.problem(setting.default) is None, name
        assert setting.fr
        assert setting.en
    assert dict(Settings({"answer_days": 900}))["answer_days"] == 15
