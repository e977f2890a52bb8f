"""Asking for a month: each manager once, and what the desk sees of it."""

import json
from datetime import timedelta

import pytest
from flask import Flask

from backend.confirmations.commands import confirm_hours
from backend.extensions import db
from backend.mail.models import MailMessage
from tests.backend.browser import visitor
from tests.backend.confirmations.conftest import OCTOBER, Page, id_of

LIST = f"/api/confirmations?month={OCTOBER}"
NOBODY = {"asked": 0, "known": 0, "settled": 0, "without_address": 0}


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter; test_clicks_at_once has both."""
    return sqlite_app


@pytest.fixture
def alice(office, sign_in):
    return sign_in("alice")


def beton(answer):
    return next(each for each in answer.json["requests"] if each["company"] == "Béton Nord")


def test_each_manager_gets_one_letter_and_asking_again_changes_nothing(app, office):
    assert office.ask() == NOBODY | {"asked": 2}
    assert office.ask() == NOBODY | {"known": 2}
    with app.app_context():
        assert len(office.letters()) == 2
        [letter] = office.letters("Paul")
        assert "Groupe scolaire Jean-Moulin" in letter.subject
        assert "octobre 2026" in letter.body
        assert "5 personnes" in letter.body
        assert "20/11/2026" in letter.body
        assert "Konaté" not in letter.body


def test_the_command_asks_about_last_month_from_its_day_on(app, office, clock):
    clock.instant -= timedelta(days=2)  # the 11th
    assert run(app) == {"month": OCTOBER, **NOBODY}
    clock.pass_by(days=1)
    assert run(app) == {"month": OCTOBER, **NOBODY, "asked": 2}
    assert run(app) == {"month": OCTOBER, **NOBODY, "known": 2}


def test_the_command_asks_about_a_month_that_is_named(app, office):
    assert run(app, "--month", "2026-09")["asked"] == 2


def test_no_month_is_refused(app, office):
    result = app.test_cli_runner().invoke(confirm_hours, ["--month", "octobre"])
    assert (result.exit_code, "YYYY-MM" in result.output) == (2, True)


def run(app, *words):
    result = app.test_cli_runner().invoke(confirm_hours, ["--json", *words])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_who_has_no_address_is_told_apart(office):
    office.change("contact", "Paul Garnier", email=None)
    assert office.ask() == NOBODY | {"asked": 1, "without_address": 1}


def test_without_a_manager_named_his_role_tells(office):
    office.change("site_presence", "présence Béton Nord", site_manager_id=None)
    office.change("contact", "Paul Garnier", valid_until="2027-12-31")
    assert office.ask() == NOBODY | {"asked": 2}


def test_what_is_confirmed_already_is_not_asked_again(office):
    assert office.ask("2026-08")["settled"] == 0  # confirmed before, on other figures
    assert office.ask("2026-02") == NOBODY


def test_the_desk_sees_asked_viewed_and_answered(app, office, alice, clock):
    shown = beton(alice.get(LIST))
    assert (shown["state"], shown["manager"], shown["lines"]) == ("to_ask", "Paul Garnier", 5)
    office.ask()
    assert beton(alice.get(LIST))["state"] == "asked"
    clock.pass_by(minutes=1)
    page = Page(visitor(app), office.token())
    shown = beton(alice.get(LIST))
    assert (shown["state"], shown["viewed_at"]) == ("viewed", "2026-11-13T09:01:00+00:00")
    page.send(all="yes")
    shown = beton(alice.get(LIST))
    assert (shown["state"], shown["confirmed_lines"], shown["signed_by"]) == (
        "answered",
        5,
        "Paul Garnier, Conducteur de travaux",
    )
    assert {each["name"] for each in shown["said"]} >= {"Awa K.", "Léo D."}


def test_the_desk_asks_and_sends_again_and_the_earlier_link_ends(app, office, alice, clock):
    body = {"site_id": id_of("site"), "company_id": id_of("Béton Nord"), "month": OCTOBER}
    asked = alice.post("/api/confirmations", json=body)
    assert (asked.status_code, asked.json["times_asked"]) == (201, 1)
    first = office.token()
    clock.pass_by(minutes=1)
    again = alice.post(f"/api/confirmations/{asked.json['id']}/link")
    assert (again.status_code, again.json["times_asked"]) == (202, 2)
    assert "Un lien plus récent" in Page(visitor(app), first).text
    assert Page(visitor(app), office.token()).send(all="yes").status_code == 200
    refused = alice.post(f"/api/confirmations/{asked.json['id']}/link")
    assert (refused.status_code, refused.json["code"]) == (409, "answered_already")


def test_nobody_to_ask_is_said(office, alice):
    office.change("contact", "Paul Garnier", email=None)
    body = {"site_id": id_of("site"), "company_id": id_of("Béton Nord"), "month": OCTOBER}
    answer = alice.post("/api/confirmations", json=body)
    assert (answer.status_code, answer.json["code"]) == (409, "nobody_to_ask")
    assert beton(alice.get(LIST))["state"] == "no_address"


def test_another_territory_sees_and_sends_nothing(app, office, alice, sign_in):
    office.ask()
    request = beton(alice.get(LIST))["id"]
    ines = sign_in("ines")
    assert ines.get(LIST).json["requests"] == []
    assert ines.post(f"/api/confirmations/{request}/link").status_code == 404


def test_the_office_reads_the_letter_without_its_link(app, office, alice):
    office.ask()
    token = office.token()
    with app.app_context():
        ids = [each.id for each in db.session.query(MailMessage)]
    every = "".join(alice.get(f"/api/mail/{each}").get_data(as_text=True) for each in ids)
    assert token not in every
    assert "lien personnel" in every


def second_site(office, manager: str) -> None:
    """The operation has another site, where the company works too."""
    office.change("site", "annexe", operation_id=id_of("op"), label="Annexe", address="1 rue",
                  state="active")  # fmt: skip
    office.change("site_presence", "présence annexe", site_id=id_of("annexe"),
                  company_id=id_of("Béton Nord"), site_manager_id=id_of(manager),
                  from_on="2026-03-02")  # fmt: skip


def test_who_answers_for_two_sites_of_an_operation_is_asked_once(app, office):
    second_site(office, "Paul Garnier")
    assert office.ask() == NOBODY | {"asked": 2}
    page = Page(visitor(app), office.token())
    assert "Annexe, Groupe scolaire Jean-Moulin" in page.text


def test_not_on_my_site_does_not_undo_what_the_manager_of_the_other_site_confirmed(app, office):
    office.change("contact", "Rémi Faure", name="Rémi Faure", role="Chef de chantier",
                  company_id=id_of("Béton Nord"), email="remi@example.org",
                  is_draft=False)  # fmt: skip
    second_site(office, "Rémi Faure")
    assert office.ask()["asked"] == 3
    Page(visitor(app), office.token("Paul Garnier")).send(all="yes")
    other = Page(visitor(app), office.token("Rémi Faure"))
    other.send(**{f"line-{number}": "not_here" for number in range(5)})
    assert other.answer.status_code == 200
    assert "pas sur mon chantier" in other.text
    assert office.confirmed("KONATÉ Awa")["state"] == "confirmed"
