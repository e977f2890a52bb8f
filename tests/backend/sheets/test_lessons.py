"""What is said once of a company's columns and names is proposed with its next file."""

from tests.backend.discrepancies.paper import put
from tests.backend.personas import identifier
from tests.backend.sheets.place import AWA, FEBRUARY, JANUARY, PARTY, ROSA, YANN
from tests.backend.sheets.sending import AT, CLEAR, answers_to, asked, finish, send, workbook


def test_a_column_said_once_is_taken_up_the_next_month_and_can_be_revoked(fatou):
    head = ["Nom", "Prénom", "Contrat", "Prestation", "Solde"]
    lines = (["DIALLO", "Awa", "CDD", 151.67, 3.0], ["LE GOFF", "Yann", "CDD", 70.0, 4.0])
    reading = send(
        fatou, workbook(*lines, head=head, title="Mois : janvier 2026"), month=JANUARY
    ).json
    question = asked(reading)["hours_guessed"]
    assert [c["fr"] for c in question["choices"]][1:] == [
        "Non, prendre « Nom »", "Non, prendre « Prénom »", "Non, prendre « Contrat »",
        "Non, prendre « Solde »",
    ]  # fmt: skip
    other = next(c["value"] for c in question["choices"] if "Solde" in c["fr"])
    after = answers_to(fatou, reading, {question["key"]: other}).json
    assert [line["minutes"] for line in after["lines"]] == [180, 240]
    assert {c["header"]: c["meaning"] for c in after["columns"]} == {
        "Prestation": "other",
        "Solde": "hours",
    }
    assert finish(fatou, after).status_code == 200
    again = send(fatou, workbook(*lines, head=head)).json
    assert [line["minutes"] for line in again["lines"]] == [180, 240]
    assert {c["from"]["fr"] for c in again["columns"]} == {"repris de la fiche de janvier 2026"}
    company = again["company_id"]
    known = fatou.get(f"/api/sheets/memory?company={company}").json["columns"]
    assert {each["header"] for each in known} == {"Prestation", "Solde"}
    for each in known:
        assert fatou.post(f"/api/sheets/memory/{each['id']}/revoke").status_code == 200
    fatou.post(f"{AT}/{again['id']}/drop", json={"rev": again["rev"]})
    assert "hours_guessed" in asked(send(fatou, workbook(*lines, head=head)).json)


def test_a_spelling_decided_once_is_sure_the_next_month(fatou, alice):
    lines = (["LEGAULT", "Yannick", "CDD", 70.0],)
    reading = send(fatou, workbook(*lines, title="Mois : janvier 2026"), month=JANUARY).json
    key = reading["lines"][0]["person"]["key"]
    after = answers_to(fatou, reading, {key: YANN}).json
    assert after["lines"][0]["person"]["band"] == "decided"
    finish(fatou, after)
    person = send(fatou, workbook(*lines)).json["lines"][0]["person"]
    assert (person["band"], person["worker_id"]) == ("sure", YANN)
    assert person["from"]["fr"] == "repris de la fiche de janvier 2026"


def test_days_are_asked_about_and_remembered(fatou):
    head = ["Nom", "Prénom", "Contrat", "Jours"]
    lines = (
        ["DIALLO", "Awa", "CDD", 20],
        ["LE GOFF", "Yann", "CDD", 10],
        ["DIAZ", "Rosa", "CDD", 5],
    )
    reading = send(
        fatou, workbook(*lines, head=head, title="Mois : janvier 2026"), month=JANUARY
    ).json
    key = asked(reading)["days_times_seven"]["key"]
    after = answers_to(fatou, reading, {key: "7.5"}).json
    assert after["lines"][0]["minutes"] == 20 * 450
    finish(fatou, after)
    again = send(fatou, workbook(*lines, head=head)).json
    assert (again["open"], again["lines"][0]["minutes"]) == (0, 20 * 450)
    assert asked(again)["days_times_seven"]["answer"]["from"]["fr"].startswith("repris de")


def test_a_file_corrects_what_was_returned_as_the_next_version(fatou, alice):
    at = f"/api/sheets/{PARTY}/{FEBRUARY}"

    def step(browser, act, **more):
        return browser.post(f"{at}/{act}", json={"rev": browser.get(at).json["rev"], **more})

    lines = ["DIALLO", "Awa", "CDD", 100], ["DIAZ", "Rosa", "CDD", 7]
    finish(fatou, send(fatou, workbook(*lines)).json)
    step(fatou, "submit")
    step(alice, "return", comment="Les heures d'Awa sont fausses.")
    right = send(fatou, workbook(["DIALLO", "Awa", "CDD", 90], lines[1])).json
    assert finish(fatou, right).json["sheets"][0]["version"] == 2
    page = step(fatou, "submit").json
    assert [(each["version"], each["minutes"]) for each in page["versions"]] == [
        (1, 107 * 60),
        (2, 97 * 60),
    ]
    assert page["file_reading_id"] == right["id"]


TWIN = identifier("Awa Diallo, as somebody noted her")


def merge(app, worker, into, **names):
    """A duplicate in the register, merged into the person whom it means."""
    put(app, ("worker", worker, {**names, "is_draft": False, "merged_into_id": into}))


def test_a_spelling_of_somebody_merged_is_the_one_whom_she_became(sqlite_office, sqlite_sign_in):
    merge(sqlite_office, TWIN, AWA, last_name="Traoré", first_name="Awatif")
    fatou = sqlite_sign_in("fatou")
    (line,) = send(fatou, workbook(["TRAORE", "Awatif", "CDD", 70])).json["lines"]
    assert (line["person"]["band"], line["person"]["worker_id"]) == ("sure", AWA)


def test_who_is_merged_while_a_file_waits_is_found_on_the_sheet(sqlite_office, sqlite_sign_in):
    fatou = sqlite_sign_in("fatou")
    reading = send(fatou, CLEAR).json
    merge(sqlite_office, YANN, ROSA, last_name="Le Goff", first_name="Yann")
    assert finish(fatou, reading).status_code == 200
    lines = fatou.get(f"/api/sheets/{PARTY}/{FEBRUARY}").json["lines_read"]
    assert {line["worker_id"] for line in lines} == {AWA, ROSA}
