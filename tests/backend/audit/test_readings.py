"""Whoever is shown by an answer stands in the log of readings."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text

from backend.accounts import policy
from backend.audit import tables
from backend.audit.commands import audit
from backend.audit.readers import reads_of
from backend.audit.stored import Stored
from backend.audit.verifying import verified
from backend.extensions import db
from tests.backend.access_matrix import MATRIX
from tests.backend.browser import signed_in
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, COMPANY, JOB, MAY, PARTY, VISIT
from tests.backend.personas import GARE, HERE, PEOPLE, identifier
from tests.backend.phone import Phone

HOUR = 60
ELIGIBILITY = identifier("eligibility")


@pytest.fixture(autouse=True)
def june(clock):
    clock.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)


@pytest.fixture
def world(sqlite_app: Flask) -> Flask:
    """The invented place, where the database is not the matter."""
    return entered(sqlite_app)


@pytest.fixture
def place(app: Flask) -> Flask:
    """The invented place on each database."""
    return entered(app)


def entered(app: Flask) -> Flask:
    """Awa Diallo on a site, with a sheet, a visit and what was found about it."""
    met = {"site_id": GARE, "kind": "quarterly", "state": "draft",
           "started_at": "2026-05-12T08:00:00Z", "officer_id": PEOPLE["alice"].id}  # fmt: skip
    seen = {"visit_id": VISIT, "worker_id": AWA, "status": "seen"}
    paper.put(app, *paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR),
              ("visit", VISIT, met),
              ("attendance_observation", identifier("appel"), seen))  # fmt: skip
    return app


def readings(app: Flask) -> list[dict[str, Any]]:
    with app.app_context():
        query = select(tables.reading).order_by(tables.reading.c.at, tables.reading.c.id)
        return [dict(row) for row in db.session.execute(query).mappings()]


SHOWS_AWA = (
    f"/api/registers/worker/{AWA}",
    f"/api/registers/worker/{AWA}/history",
    "/api/registers/worker?q=diallo",
    f"/api/registers/eligibility/{ELIGIBILITY}",
    f"/api/registers/employment/{JOB}",
    f"/api/registers/company/{COMPANY}",
    f"/api/reconciliation?month={MAY}",
    f"/api/reconciliation/{PARTY}/{MAY}",
    f"/api/reconciliation/{PARTY}/{MAY}/closing",
    f"/api/sheets/{PARTY}/{MAY}",
    f"/api/sheets/{PARTY}/{MAY}/template.csv",
    f"/api/exports/reconciliation.csv?month={MAY}",
    f"/api/exports/discrepancies.xlsx?month={MAY}",
    f"/api/visits/{VISIT}",
    f"/api/visits/{VISIT}/history",
    f"/api/visits/{VISIT}/minutes",
    f"/api/visits/{VISIT}/minutes.pdf",
    "/api/audit/people?q=diallo",
)


def test_every_answer_that_names_somebody_is_noted_with_whom_it_names(world: Flask, clock) -> None:
    lists = [
        line.call.removeprefix("GET ")
        for lines in MATRIX.values()
        for line in lines
        if line.call.startswith("GET ") and "{" not in line.call
    ]
    unnoted, named = [], set()
    for path in (*SHOWS_AWA, *lists):
        clock.pass_by(minutes=11)
        before = len(readings(world))
        answer = signed_in(world, PEOPLE["alice"]).get(path)
        if path in SHOWS_AWA:
            assert answer.status_code == 200, path
        packed = path in SHOWS_AWA and answer.mimetype.endswith(("pdf", "sheet"))
        shown = packed or b"diallo" in answer.get_data().lower()
        if shown and answer.status_code == 200:
            named.add(path)
            if len(readings(world)) == before:
                unnoted.append(path)
    assert unnoted == []
    quiet = {f"/api/visits/{VISIT}", f"/api/visits/{VISIT}/history"}
    assert named >= set(SHOWS_AWA) - quiet


def test_a_person_is_told_who_read_what_of_her(place: Flask, clock) -> None:
    signed_in(place, PEOPLE["alice"]).get(f"/api/registers/worker/{AWA}")
    clock.pass_by(hours=1)
    signed_in(place, PEOPLE["damien"]).get(f"/api/registers/eligibility/{ELIGIBILITY}")
    clock.pass_by(minutes=5)
    told = signed_in(place, PEOPLE["alice"]).get(f"/api/audit/people/{AWA}/readers").json
    assert told["person"] == "Diallo Awa"
    assert [(each["name"], each["what"]) for each in told["readings"]] == [
        ("Damien", "eligibility"),
        ("Alice", "file"),
    ]
    with place.app_context():
        assert [each.name for each in reads_of(HERE, AWA)][1:] == ["Damien", "Alice"]


def test_a_page_that_stays_open_is_noted_once_in_ten_minutes(world: Flask, clock) -> None:
    alice = signed_in(world, PEOPLE["alice"])
    for _ in range(25):
        alice.get("/api/registers/worker?q=diallo")
        clock.pass_by(seconds=30)
    assert len(readings(world)) == 2


def test_what_a_phone_receives_is_noted_and_is_no_mass_reading(place: Flask, clock) -> None:
    phone = Phone(signed_in(place, PEOPLE["bruno"]))
    phone.pull()
    phone.pull()
    (noted,) = readings(place)
    assert (noted["what"], noted["user_id"]) == ("phone", PEOPLE["bruno"].id)


def test_a_refused_answer_shows_nobody(world: Flask) -> None:
    assert signed_in(world, PEOPLE["ines"]).get(f"/api/registers/worker/{AWA}").status_code == 404
    assert signed_in(world, PEOPLE["bruno"]).get(f"/api/registers/worker/{AWA}").status_code == 403
    assert readings(world) == []


def test_readings_are_under_the_chain(place: Flask) -> None:
    signed_in(place, PEOPLE["alice"]).get(f"/api/registers/worker/{AWA}")
    with place.app_context():
        assert verified(Stored(HERE)).faults == []
        db.session.rollback()
        connection = db.session.connection()
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE person_read_of DISABLE TRIGGER USER"))
        else:
            connection.execute(text("DROP TRIGGER append_only_person_read_of_update"))
        connection.execute(tables.reading_of.update().values(person_id="somebody else"))
        (fault,) = verified(Stored(HERE)).faults
    assert fault.where.startswith("person_read ")


def test_an_answer_whose_line_cannot_be_written_does_not_leave(place: Flask) -> None:
    alice = signed_in(place, PEOPLE["alice"])
    with place.app_context():
        db.session.execute(text("ALTER TABLE person_read_of RENAME TO gone"))
        db.session.commit()
    answer = alice.get(f"/api/registers/worker/{AWA}")
    assert answer.status_code == 503
    assert b"Diallo" not in answer.get_data()


def test_a_breach_report_has_what_a_notification_needs(world: Flask, clock) -> None:
    browser = signed_in(world, PEOPLE["alice"])
    browser.get(f"/api/registers/worker/{AWA}")
    browser.get(f"/api/registers/eligibility/{ELIGIBILITY}")
    signed_in(world, PEOPLE["damien"]).get(f"/api/registers/worker/{AWA}")
    since = (clock.now() - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
    words = ["breach-report", "--account", "alice@jalon.test", "--since", since]
    said = world.test_cli_runner().invoke(audit, words).output
    for expected in ("personnes concernées : 1", "Alice <alice@jalon.test>", "son éligibilité",
                     "sa fiche", f"{AWA}  Diallo Awa", PEOPLE["alice"].device):  # fmt: skip
        assert expected in said
    assert PEOPLE["damien"].device not in said


def test_every_route_of_a_person_s_file_says_so(sqlite_app: Flask) -> None:
    document = signed_in(sqlite_app, PEOPLE["alice"]).get("/api/openapi.json").json
    schemas = document["components"]["schemas"]
    silent = []
    for methods in document["paths"].values():
        for operation in methods.values():
            rule = policy.ROUTES.get(operation["operationId"])
            answers = [each for status, each in operation["responses"].items() if status < "3"]
            if rule is None or rule.reads is not None:
                continue
            if PERSONAL & fields_of(answers, schemas):
                silent.append(operation["operationId"])
    assert silent == [], silent


PERSONAL = {"worker_id", "worker", "person", "last_name", "first_name"}


def fields_of(told: Any, schemas: dict[str, Any], seen: frozenset[str] = frozenset()) -> set[str]:
    """The names of all fields of some answers, those of what they refer to included."""
    if isinstance(told, list):
        return {name for each in told for name in fields_of(each, schemas, seen)}
    if not isinstance(told, dict):
        return set()
    found = set(told.get("properties", {}))
    reference = str(told.get("$ref", "")).rpartition("/")[2]
    if reference and reference not in seen:
        found |= fields_of(schemas[reference], schemas, seen | {reference})
    return found | {n for each in told.values() for n in fields_of(each, schemas, seen)}
