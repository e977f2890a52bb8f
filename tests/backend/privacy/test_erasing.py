"""A person who is erased is nowhere: not in a table, not in a file, not on a phone."""

import pytest

from sync.retention_names import MASK
from tests.backend.phone import Phone
from tests.backend.privacy.awa import ITEM, LEDGER
from tests.backend.privacy.searching import in_tables, on_disk
from tests.backend.station import WORKER

HER_WORDS = ("konat", "secrète", "grutière", "apprendre la grue", "niveau 2")


@pytest.fixture
def erased(awa, alice):
    response = alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.json


def test_nothing_of_her_is_left_in_any_table(awa, erased):
    with awa.app_context():
        assert in_tables(*HER_WORDS) == []


def test_the_search_finds_her_before(awa, tmp_path):
    if awa.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("its bytes lie with the server")
    found = " ".join(on_disk(tmp_path, *HER_WORDS))
    assert all(word in found for word in HER_WORDS)


def test_nothing_of_her_is_left_in_the_bytes_on_the_disk(erased, tmp_path):
    assert on_disk(tmp_path, *HER_WORDS) == []


def test_her_hours_stay_in_the_ledger_without_a_name(erased, station):
    station.pull()
    kept = station.rows[LEDGER]["data"]
    assert kept["retained_minutes"] == 6000
    assert "reason" not in kept
    assert station.rows[WORKER]["data"]["last_name"] == MASK


def test_what_others_wrote_stays_with_a_mask(erased, station):
    station.pull()
    said = station.rows[ITEM]["data"]["body"]
    assert said == f"{MASK} portait son casque ; M. Roux aussi. {MASK} à revoir."


def test_phones_are_told_to_forget(awa, bruno, alice):
    phone = Phone(bruno)
    phone.pull()
    assert phone.rows[WORKER]["data"]["last_name"] == "KONATÉ"
    alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    page = phone.pull()
    told = {line["id"]: line for line in page["changes"]}
    assert told[WORKER]["erase"] is True
    assert phone.rows[WORKER]["data"]["last_name"] == MASK
