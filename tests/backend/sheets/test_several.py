"""Many files dropped at once by the office: each goes where it says that it belongs, or waits."""

import pytest

from tests.backend.discrepancies.paper import put
from tests.backend.personas import identifier
from tests.backend.sheets.place import (
    FEBRUARY,
    LOT,
    OTHER_COMPANY,
    OTHER_PARTY,
    PARTY,
    YANN,
    job_of,
)
from tests.backend.sheets.sending import AT, BINARY, CLEAR
from tests.sheets.workbooks import Tab, xlsx

HEAD = ["Nom", "Prénom", "Contrat", "Heures"]
LINES = (HEAD, ["DIALLO", "Awa", "CDD", 151.67], ["LE GOFF", "Yann", "CDD", 70])


def drop(browser, *titles, name="fiche.xlsx", month=""):
    content = xlsx(Tab([*([title] for title in titles), *LINES]))
    asked = f"{AT}/several?name={name}" + (f"&month={month}" if month else "")
    return browser.post(asked, data=content, content_type=BINARY)


@pytest.fixture
def alice(sqlite_office, sqlite_sign_in):
    return sqlite_sign_in("alice")


@pytest.mark.parametrize(
    "titles",
    [
        ("SIRET : 995 803 590 00018", "Mois : février 2026"),
        ("Entreprise : BATISSEURS", "Mois : février 2026"),
    ],
    ids=["by its SIRET", "by its name"],
)
def test_a_file_that_names_its_company_and_month_is_put_in_its_place(alice, titles):
    reading = drop(alice, *titles).json
    assert (reading["state"], reading["party_id"]) == ("open", PARTY)
    assert (reading["months"], reading["open"]) == ([FEBRUARY], 0)


def test_a_file_without_a_month_is_of_the_month_that_was_chosen(alice):
    reading = drop(alice, "Bâtisseurs", month=FEBRUARY).json
    assert (reading["party_id"], reading["lines"][0]["month"]) == (PARTY, FEBRUARY)


def test_the_name_of_the_file_tells_too(alice):
    told = drop(alice, "Mois : février 2026", name="fevrier-Batisseurs.xlsx").json
    assert told["party_id"] == PARTY


@pytest.mark.parametrize(
    "titles",
    [
        ("Mois : février 2026",),
        ("Bâtisseurs et Autre", "Mois : février 2026"),
        ("SIRET : 99111111100017", "Bâtisseurs", "Mois : février 2026"),
        ("Bâtisseurs", "Mois : juillet 2026"),
    ],
    ids=["names nobody", "names two", "SIRET of nobody here", "a month to come"],
)
def test_what_is_not_clear_waits_for_a_person(alice, titles):
    assert drop(alice, *titles).json["state"] == "unplaced"


def test_of_two_lots_that_wait_the_one_that_is_named(sqlite_office, alice):
    put(sqlite_office, *list(job_of(YANN, OTHER_COMPANY, OTHER_PARTY))[1:])
    second = identifier("another party of the other company")
    held = {"lot_id": LOT, "company_id": OTHER_COMPANY, "role": "subcontractor"}
    put(sqlite_office, ("lot_party", second, {**held, "from_on": "2026-01-01"}))
    put(sqlite_office, *job_of(identifier("Ali Benali"), OTHER_COMPANY, second))
    assert drop(alice, "Autre", "Mois : février 2026").json["state"] == "unplaced"
    assert drop(alice, "Autre", "Gros oeuvre", "Mois : février 2026").json["party_id"] == second


def test_the_same_file_dropped_twice_is_there_once(alice):
    asked = {"data": CLEAR, "content_type": BINARY}
    first = alice.post(f"{AT}/several?name=fiche.xlsx", **asked)
    again = alice.post(f"{AT}/several?name=copie.xlsx", **asked)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["id"] == again.json["id"]


def test_a_company_drops_one_file_at_a_time(sqlite_office, sqlite_sign_in):
    assert drop(sqlite_sign_in("fatou"), "Bâtisseurs").status_code == 403
