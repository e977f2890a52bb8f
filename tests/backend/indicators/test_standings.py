"""Where we stand, from records: the ledger for closed months, the engine for open ones."""

import pytest

from backend.accounts import grants
from backend.accounts.models import User
from backend.extensions import db
from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AUTHORITY, AWA, CONTRACT, LOT, MAY, OPERATION, PARTY
from tests.backend.indicators.terms import clause, close
from tests.backend.personas import PEOPLE, identifier

CLAUSE = natural_id("clause", LOT)
MOST = 31 * 24 * HOUR


def standings(browser, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    told = browser.get(f"/api/standings?{query}")
    assert told.status_code == 200, told.json
    return told.json


@pytest.mark.parametrize(
    ("by", "label"),
    [("clause", "1 Électricité"), ("lot", "1 Électricité"), ("contract", "24-1"),
     ("operation", "Gare"), ("company", "Élec"), ("authority", "Métropole"),
     ("territory", "Ici")],
)  # fmt: skip
def test_every_level_tells_the_same_figures(lot, alice, by, label):
    (row,) = standings(alice, by=by)["rows"]
    assert (row["label"], row["required"]) == (label, 1000 * HOUR)
    assert (row["declared"], row["confirmed"]) == (151 * HOUR, 130 * HOUR)
    assert (row["retained"], row["closed"], row["disputed"]) == (130 * HOUR, 0, 21 * HOUR)
    assert row["rate"] == 130


def test_a_closed_month_comes_from_the_ledger_and_disputes_nothing(app, lot, alice):
    again = {"sheet_id": paper.SHEET, "worker_id": AWA, "raw_name": "AWA D.", "worked_minutes": 0}
    paper.put(app, ("sheet_line", identifier("written twice"), again))
    close(alice)
    (row,) = standings(alice, by="lot")["rows"]
    assert (row["retained"], row["closed"], row["disputed"]) == (130 * HOUR, 130 * HOUR, 0)
    (month,) = [each for each in standings(alice)["months"] if each["month"] == MAY]
    assert (month["declared"], month["confirmed"]) == (151 * HOUR, 130 * HOUR)


def test_any_change_shows_in_the_next_reading(app, lot, alice):
    assert standings(alice)["totals"]["retained"] == 130 * HOUR
    paper.put(app, paper.confirmed(120 * HOUR))
    assert standings(alice)["totals"]["retained"] == 120 * HOUR
    change = {"clause_id": CLAUSE, "effective_on": "2026-06-01", "reason": "Avenant 1",
              "required_minutes": 800 * HOUR}  # fmt: skip
    paper.put(app, ("clause_amendment", identifier("avenant"), change))
    assert standings(alice)["totals"]["required"] == 800 * HOUR


def test_the_figures_of_2009(app, alice):
    """933,160 h due are 511 full-time equivalents; 129 % on what was received."""
    received = {"authority_id": AUTHORITY, "code": "0", "title": "Reçue", "is_anru": False}
    old, market, first = (identifier(name) for name in ("ancienne", "ancien marché", "-"))
    lot, left = natural_id("lot", market, "1"), 381_710 * HOUR
    party = natural_id("lot_party", lot, paper.COMPANY)
    held = {"lot_id": lot, "company_id": paper.COMPANY, "role": "holder", "from_on": "2025-01-01"}
    ledger = []
    while left:
        minutes, number = min(MOST, left), len(ledger)
        entry = {"party_id": party, "worker_id": AWA, "period": "2026-04", "engine": "1",
                 "retained_minutes": minutes, "decided_on": "2026-05-10"}  # fmt: skip
        ledger.append(("retained_hours", natural_id("entry", first, str(number)), entry))
        left -= minutes
    paper.put(
        app,
        *paper.registers(), clause(637_261 * HOUR),
        ("operation", old, received | {"received_on": "2026-05-01"}),
        ("contract", market, {"operation_id": old, "market_number": "0", "state": "ended"}),
        ("lot", lot, {"contract_id": market, "number": "1", "title": "Gros œuvre"}),
        ("lot_party", party, held), clause(295_899 * HOUR, lot), *ledger,
    )  # fmt: skip
    told = standings(alice, by="operation")
    total = told["totals"]
    assert (told["fte_annual_minutes"], total["required"]) == (109_575, 933_160 * HOUR)
    assert round(total["required_fte"] / 100) == 511
    assert total["received"] == {
        "required": 295_899 * HOUR, "retained": 381_710 * HOUR, "rate": 1290
    }  # fmt: skip
    assert {each["label"]: each["rate"] for each in told["rows"]} == {"Reçue": 1290, "Gare": 0}


def test_a_subcontractor_has_hours_and_no_hours_due(app, lot, alice):
    roof = natural_id("company", "99580359000026")
    part = natural_id("lot_party", LOT, roof)
    paper.put(
        app,
        ("company", roof, {"siret": "99580359000026", "name": "Toit"}),
        ("lot_party", part, {"lot_id": LOT, "company_id": roof, "role": "subcontractor",
                             "parent_id": PARTY, "from_on": "2026-01-01"}),
    )  # fmt: skip
    rows = {each["label"]: each for each in standings(alice, by="company")["rows"]}
    assert (rows["Toit"]["required"], rows["Toit"]["rate"]) == (0, None)
    assert rows["Élec"]["retained"] == 130 * HOUR


def test_a_reader_of_an_authority_sees_its_own_contracts_and_no_more(app, lot, sign_in):
    gilles = sign_in("gilles")
    assert standings(gilles, by="contract")["rows"] == []
    with app.app_context():
        user = db.session.get_one(User, PEOPLE["gilles"].id)
        grants.give(user, f"authority:{AUTHORITY}", 0)
        db.session.commit()
    (row,) = standings(gilles, by="contract")["rows"]
    assert (row["id"], row["retained"]) == (CONTRACT, 130 * HOUR)
    assert gilles.get("/api/reconciliation").status_code == 403


def test_an_officer_sees_his_sites(app, lot, bruno, chloe, ines):
    assert [each["id"] for each in standings(bruno)["rows"]] == [OPERATION]
    assert standings(chloe)["rows"] == standings(ines)["rows"] == []
    assert chloe.get(f"/api/standings/lot/{LOT}").status_code == 404


def test_a_contract_opens_on_its_lots(lot, alice):
    told = alice.get(f"/api/standings/contract/{CONTRACT}").json
    assert (told["row"]["label"], told["below"]["by"]) == ("24-1", "lot")
    assert [each["id"] for each in told["below"]["rows"]] == [LOT]
    assert told["months"][-1]["objective"] > 0


def test_an_administrator_says_for_which_authorities_a_reader_reads(app, lot, damien, sign_in):
    gilles = sign_in("gilles")
    assert standings(gilles, by="contract")["rows"] == []
    at = f"/api/accounts/{PEOPLE['gilles'].id}"
    told = damien.post(f"{at}/authorities", json={"authorities": [AUTHORITY]}).json
    assert told["authorities"] == [{"id": AUTHORITY, "label": "Métropole", "held": True}]
    (row,) = standings(gilles, by="contract")["rows"]
    assert (row["label"], row["retained"]) == ("24-1", 130 * HOUR)
    assert "Diallo" not in gilles.get(f"/api/standings/contract/{CONTRACT}").text
    assert damien.post(f"{at}/authorities", json={"authorities": [PARTY]}).status_code == 404
    damien.post(f"{at}/authorities", json={"authorities": []})
    assert standings(gilles, by="contract")["rows"] == []


def test_a_reader_who_gets_another_role_reads_for_no_authority_any_more(lot, damien):
    at = f"/api/accounts/{PEOPLE['gilles'].id}"
    damien.post(f"{at}/authorities", json={"authorities": [AUTHORITY]})
    damien.post(f"{at}/role", json={"role": "data_clerk"})
    refused = damien.post(f"{at}/authorities", json={"authorities": []})
    assert (refused.status_code, refused.json["code"]) == (409, "no_authority_reader")
    told = damien.post(f"{at}/role", json={"role": "authority_reader"}).json
    assert [each["held"] for each in told["authorities"]] == [False]
