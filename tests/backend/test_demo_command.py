"""`demo` fills an empty installation once, and never touches a real one."""

import json
from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import func, select

from backend.accounts import grants
from backend.accounts.models import Territory, User
from backend.demo.commands import demo
from backend.demo.company_side import COMPANY_ACCOUNTS, EMMA, FATOU
from backend.demo.staff import accounts
from backend.demo.territory import territory
from backend.extensions import db
from backend.records import tables
from tests.backend.browser import visitor
from tests.backend.conftest import Clock
from tests.backend.database import close, opened
from tests.backend.personas import START

SMALL = ["--json", "--seed", "7", "--sites", "4"]


@pytest.fixture(params=["sqlite", pytest.param("postgres_url", marks=pytest.mark.postgres)])
def empty_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application with its tables and nobody in it, once on each database."""
    address = "" if request.param == "sqlite" else request.getfixturevalue(request.param)
    app = opened(tmp_path, address, Clock())
    with app.app_context():
        db.drop_all()
        db.create_all()
        flask_migrate.stamp()
    yield app
    close(app)


def ask(app: Flask) -> dict[str, object]:
    answer = app.test_cli_runner().invoke(demo, SMALL)
    assert answer.exit_code == 0, answer.output
    told: dict[str, object] = json.loads(answer.output)
    return told


def stored(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(tables.record)) or 0


def test_it_writes_every_record_and_says_who_may_sign_in(empty_app):
    told = ask(empty_app)
    everybody = (*accounts(7), *COMPANY_ACCOUNTS)
    assert [each["email"] for each in told["accounts"]] == [a.email for a in everybody]
    assert stored(empty_app) >= sum(1 for _ in territory(7, START.date(), 4))


def test_questions_are_under_way(empty_app):
    ask(empty_app)
    with empty_app.app_context():
        found = db.session.scalars(select(tables.TABLES["discrepancy"].c.state)).all()
        steps = db.session.scalars(select(tables.TABLES["discrepancy_message"].c.kind)).all()
    assert sorted(found) == ["answered", "asked", "asked"]
    assert sorted(steps) == ["answered", "asked", "asked", "asked"]


def test_the_password_and_code_that_it_prints_open_the_door(empty_app):
    account = ask(empty_app)["accounts"][0]
    answer = visitor(empty_app).post(
        "/auth/token",
        json={
            "email": account["email"],
            "password": account["password"],
            "code": account["code"],
            "device": {"id": "1f0b1c4e-7a51-4a4f-9d7e-0d6a3f1f6c11", "label": "phone"},
        },
    )
    assert answer.status_code == 200
    assert answer.json["user"]["territory"]["demo"] is True


def test_each_officer_follows_half_of_the_sites(empty_app):
    ask(empty_app)
    with empty_app.app_context():
        for account in accounts(7):
            tags = grants.tags_of(db.session.get(User, account.id))
            sites = [tag for tag in tags if tag.startswith("site:")]
            assert len(sites) == (2 if account.role == "officer" else 0)


def test_the_company_s_people_see_its_lots_and_nothing_of_sites(empty_app):
    ask(empty_app)
    with empty_app.app_context():
        held = {}
        for account in (FATOU, EMMA):
            user = db.session.scalars(select(User).where(User.email == account.email)).one()
            held[account] = {tag for tag in grants.tags_of(user) if tag[:3] != "me:"} - {"ref"}
    assert {tag.partition(":")[0] for tags in held.values() for tag in tags} == {"party"}
    assert held[EMMA] <= held[FATOU]


def test_a_second_time_changes_nothing_and_says_the_same(empty_app):
    first, count = ask(empty_app), stored(empty_app)
    assert ask(empty_app) == first
    assert stored(empty_app) == count


def test_it_refuses_beside_a_real_territory(sqlite_app):
    answer = sqlite_app.test_cli_runner().invoke(demo, SMALL)
    assert answer.exit_code != 0
    assert "real territory" in answer.output
    with sqlite_app.app_context():
        assert db.session.scalar(select(Territory.id).where(Territory.demo)) is None
