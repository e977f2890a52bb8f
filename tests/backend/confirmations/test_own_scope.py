"""A manager with an account and the app: what reaches his phone, and what he may say."""

from dataclasses import dataclass

import pytest
from flask import Flask

from backend.accounts.models import Territory
from backend.extensions import db
from backend.invitations.inviting import Invited, open_account
from backend.records.store import writing
from sync.reconcile.from_records import line_digest
from sync.record import Role, natural_id
from tests.backend.browser import signed_in
from tests.backend.confirmations.conftest import OCTOBER, Office
from tests.backend.personas import HERE, Person
from tests.backend.phone import Phone
from tests.documents.chantier import BETON, id_of

AWA = "KONATÉ Awa"
OF_OTHERS = (id_of("Couleurs"), id_of("10 Couleurs"), "Deniz", "Julie")
OF_THE_UNIT = (
    "eligib", "birth_year", "qpv_code", "education", "gender", "answers", "2027-06-30",
    "tutoring", "attendance", "worker_voice", "territory:", "site:",
)  # fmt: skip
REFERENCE_LISTS = {"company", "staff", "contracting_authority"}


@dataclass(frozen=True)
class Invitee(Person):
    """Somebody whose account was opened from the registers."""

    account: str = ""

    @property
    def id(self) -> str:
        return self.account


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter."""
    return sqlite_app


@pytest.fixture(params=[Role.SITE_MANAGER, Role.COMPANY_ADMIN])
def paul(office: Office, app: Flask, request: pytest.FixtureRequest) -> Phone:
    """Paul's phone, as manager of his site or as administrator of his company."""
    with app.app_context():
        with writing(HERE) as store:
            place = db.session.get_one(Territory, HERE)
            invited = Invited(id_of("Paul Garnier"), request.param)
            account = open_account(place, store.records, invited, store.seq).user_id
        db.session.commit()
    phone = Phone(signed_in(app, Invitee("paul", request.param, account=account)))
    phone.pull()
    return phone


def test_his_phone_has_his_company_s_hours_with_the_names_and_places(paul):
    tables = {row["tbl"] for row in paul.rows.values()}
    assert {"lot_party", "lot", "site", "sheet_line", "monthly_sheet", "worker"} <= tables
    assert paul.rows[id_of(AWA)]["data"] == {
        "last_name": "Konaté",
        "first_name": "Awa",
        "is_draft": False,
    }


def test_nothing_of_eligibility_tutoring_or_other_companies_reaches_it(paul):
    rows = [row for row in paul.rows.values() if row["tbl"] not in REFERENCE_LISTS]
    assert [word for word in (*OF_OTHERS, *OF_THE_UNIT) if word in str(rows)] == []
    assert {row["data"].get("company_id", BETON) for row in rows} == {BETON}


def test_what_it_holds_is_what_the_office_says_that_it_holds(paul):
    page = paul.page(cursor=None)
    assert {scope: paul.digest(scope) for scope in page["digest"]} == page["digest"]


def test_a_manager_confirms_from_his_phone_and_never_for_another_company(paul, office):
    answers = paul.push(said(paul, "2 Béton Nord", AWA), said(paul, "10 Couleurs", "ARSLAN Deniz"))
    manages = paul.browser.person.role is Role.SITE_MANAGER
    assert [each["status"] for each in answers] == ["applied" if manages else "held", "held"]
    assert bool(office.confirmed(AWA)) is manages, "who fills in the sheet does not confirm it"


def test_a_manager_confirms_in_no_other_name_than_his(paul, office):
    forged = said(paul, "2 Béton Nord", AWA)
    forged["set"]["confirmed_by"] = "Karine Chef, conductrice (par lien)"
    paul.push(forged)
    paul.pull()
    known = office.confirmed(AWA)
    assert known is None or known["confirmed_by"] == "Paul Garnier"
    if known is not None:
        paul.push(paul.update("hours_confirmation", forged["id"], confirmed_by="Karine Chef"))
        paul.push(paul.update("hours_confirmation", forged["id"], confirmed_minutes=60))
        assert office.confirmed(AWA)["confirmed_by"] == "Paul Garnier"


def test_what_he_hears_back_of_a_worker_is_the_name_alone(paul):
    [answer] = paul.push(paul.update("worker", id_of(AWA), first_name="Eva"))
    assert answer["status"] == "held"
    assert answer["record"] is None or "eligible_until" not in str(answer["record"])


def said(phone: Phone, party: str, name: str):
    key = (id_of(party), id_of(name), OCTOBER)
    return phone.create(
        "hours_confirmation",
        natural_id("hours_confirmation", *key),
        party_id=key[0],
        worker_id=key[1],
        period=OCTOBER,
        state="confirmed",
        confirmed_minutes=2700,
        confirmed_at="2026-11-13T09:00:00Z",
        confirmed_by="Paul Garnier",
        line_digest=line_digest({"worker_id": key[1], "worked_minutes": 2700}),
    )
