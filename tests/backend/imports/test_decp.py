"""Contracts from essential data: those with a social consideration wait as drafts."""

import json

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.imports.decp.parsing import parsed
from backend.imports.decp.titles import lot_of
from tests.backend.imports.desk import ON_BOTH
from tests.backend.imports.publications import (
    BUYER,
    CITY,
    HOLDER,
    OTHER,
    SCHOOL,
    STATED,
    WRAPPED,
    amended,
    contract,
    published,
)

NONE = {"considerationSociale": ["Pas de considération sociale"]}
WORDS = sorted({
    "marches", "marche", "id", "uid", "acheteur", "considerationsSociales", "considerationSociale",
    "titulaires", "titulaire", "modifications", "modification", "montant", "dureeMois", "objet",
    "dateNotification", "actesSousTraitance", "acteSousTraitance", "sousTraitant", "code",
    "lieuExecution", "typeCode", "typeIdentifiant", "codeCPV", "_type", "contrat-concession",
})  # fmt: skip
SAID = st.sampled_from(["Clause sociale", BUYER, HOLDER, "2024-03-18", "Code commune", "12,5", ""])
LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | SAID | st.text(max_size=9)
ANYTHING = st.recursive(
    LEAVES | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=5)
    ),
    max_leaves=25,
)


@given(ANYTHING)
def test_any_json_is_read_or_named(found) -> None:
    told = parsed(orjson.dumps(found))
    assert told == "not_decp" or told["read"] >= len(told["social"])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(content) -> None:
    assert isinstance(parsed(content), str | dict)


@given(st.dictionaries(st.sampled_from(sorted({*WORDS} - {"marche"})), ANYTHING, max_size=6))
def test_whatever_else_a_contract_says_it_is_counted_once(changes) -> None:
    told = parsed(orjson.dumps({"marches": [contract(), contract() | changes]}))
    counted = len(told["social"]) + len(told["others"]) + len(told["apart"])
    assert counted + told["concessions"] == told["read"] == 2


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED)
def test_a_consideration_is_found_however_it_is_written(stated) -> None:
    told = parsed(published(contract(considerationsSociales=stated)))
    assert [each["considerations"] for each in told["social"]] == [["clause"]]


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_a_file_is_read_whoever_publishes_it(wrap) -> None:
    told = parsed(wrap(contract(), contract("2", considerationsSociales=NONE)))
    assert [each["number"] for each in told["social"]] == ["202400112200"]
    assert told["others"] == ["2"]


def test_what_is_no_publication_is_refused() -> None:
    deep = b"[" * 100_000
    told = [parsed(each) for each in (b"", b"SIRET;Nom\n", deep, b'{"total": 3}', b"[1, 2]")]
    assert told == ["F_EMPTY", "not_json", "not_json", "not_decp", "not_decp"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (f"{SCHOOL} - Lot n°3 : Charpente", (SCHOOL, "3", "Charpente")),
        (f"{SCHOOL} (lot 03 - Charpente)", (SCHOOL, "3", "Charpente)")),
        ("Lot 2 Peinture", ("Lot 2 Peinture", "2", "Peinture")),
        ("Entretien des espaces verts", ("Entretien des espaces verts", "0") * 1),
    ],
    ids=["at the end", "in brackets", "at the beginning", "none"],
)  # fmt: skip
def test_a_title_names_its_lot(title, said) -> None:
    assert lot_of(title)[: len(said)] == said


@ON_BOTH
def test_contracts_become_drafts_once(clerk) -> None:
    file = published(
        amended(),
        contract("202400112300", objet=f"{SCHOOL} - Lot n°4 : Peinture"),
        contract("202400990000", acheteur={"id": CITY}, considerationsSociales=NONE),
        contract("", objet="Sans numéro"),
    )  # fmt: skip
    tried = clerk.send("decp/check", file)
    assert (tried["create"], tried["others"], tried["apart_total"]) == (2, ["202400990000"], 1)
    assert clerk.page("contract", "2024001122") == []
    done = clerk.send("decp", file)
    made = {name: done[name] for name in ("create", "authorities", "operations", "companies")}
    assert made == {"create": 2, "authorities": 1, "operations": 1, "companies": 2}
    charpente = next(c for c in clerk.page("contract") if c["market_number"] == "202400112200")
    assert (charpente["state"], charpente["duration_months"]) == ("draft", 18)
    assert (charpente["amount_cents"], charpente["notified_on"]) == (45_500_000, "2024-03-18")
    (operation,) = clerk.page("operation", "doulon")
    assert (operation["title"], operation["commune_insee"]) == (SCHOOL, "44109")
    lots = clerk.page("lot", "doulon")
    assert sorted((lot["number"], lot["title"]) for lot in lots) == [
        ("3", "Charpente bois"), ("4", "Peinture")]  # fmt: skip
    parties = {each["role"]: each for each in clerk.page("lot_party", "doulon charpente")}
    assert parties["subcontractor"]["parent_id"] == parties["holder"]["id"]
    again = clerk.send("decp", file)
    assert (again["create"], again["unchanged"], again["companies"]) == (0, 2, 0)
    drafts = clerk.browser.get("/api/registers").json["registers"]
    waiting = {each["type"]: each["drafts"] for each in drafts if each["drafts"]}
    assert waiting == {"contract": 2, "company": 2}
    rows = clerk.browser.get("/api/registers/contract?where=state:draft").json["rows"]
    assert [row["missing"] for row in rows] == [["clause", "site"]] * 2


def test_a_later_publication_updates_drafts_where_that_is_chosen(clerk) -> None:
    clerk.send("decp", published(contract()))
    later = published(contract(montant="500 000,00 €", dateNotification="18/03/2024"))
    kept = clerk.send("decp/check", later)
    assert (kept["update"], kept["kept"]) == (0, 1)
    assert "Montant" in kept["contracts"][0]["notes"][0]
    clerk.op = "6f0c1c1e-52ab-4b0f-9f0e-000000000007"
    assert clerk.send("decp", later, "update")["update"] == 1
    (found,) = clerk.page("contract", "202400112200")
    assert found["amount_cents"] == 50_000_000


def test_a_contract_that_somebody_completed_is_left_alone(clerk) -> None:
    clerk.send("decp", published(contract()))
    (found,) = clerk.page("contract", "202400112200")
    read = clerk.browser.get(f"/api/registers/contract/{found['id']}").json
    body = {"op": clerk.op, "rev": read["rev"], "values": {"state": "active"}, "was": {}}
    assert (
        clerk.browser.patch(f"/api/registers/contract/{found['id']}", json=body).status_code == 200
    )
    done = clerk.send("decp", published(contract(montant=1)), "update")
    assert (done["update"], done["kept"]) == (0, 1)


def test_holders_without_a_siret_are_named(clerk) -> None:
    holders = [{"id": "FR40303265045", "typeIdentifiant": "TVA"}, OTHER]
    done = clerk.send("decp", published(contract(titulaires=holders)))
    assert done["contracts"][0]["notes"] == [
        "« FR40303265045 » n’a pas de SIRET valable : ajoutez cette entreprise."
    ]
    (party,) = clerk.page("lot_party", "202400112200")
    assert party["role"] == "co_contractor"


def test_a_contract_of_the_same_number_without_a_buyer_is_asked_about(clerk) -> None:
    tried = clerk.send("decp/check", published(contract("24-1")))
    assert "est-ce le même" in tried["contracts"][0]["notes"][0]


def test_a_file_that_is_no_publication_changes_nothing(clerk) -> None:
    refused = clerk.send("decp", json.dumps({"total": 3}).encode(), gives=422)
    assert (refused["code"], refused["reason"]) == ("file_refused", "not_decp")
