"""Objects that exist look like nothing to whom they do not belong: another territory's, a peer's.

A demo territory full of records stands beside an empty one. Every closed route with an identifier
in its path is called with real ones, of every type that the identifier may be of. What is deleted
looks like what never was, to everybody.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.commands import new_territory, new_user
from backend.accounts.models import Territory, User
from backend.demo.commands import demo
from backend.extensions import db
from backend.records import tables
from backend.records.store import Actor, Store, writing
from backend.sheets.store import delete
from sync.record import REGISTERS, Kind
from sync.records import RECORDS
from tests.backend.access.lines import NONEXISTENT
from tests.backend.access_matrix import MATRIX, Line
from tests.backend.browser import Browser, signed_in
from tests.backend.conftest import Clock
from tests.backend.database import close, opened
from tests.backend.personas import ELSEWHERE, PEOPLE, START, identifier
from tests.security.real_objects import TYPES_OF, months_of

SMALL = ["--json", "--seed", "7", "--sites", "4"]
ROUTES = [
    line
    for lines in MATRIX.values()
    for line in lines[:1]
    if not line.open_to_all and set(re.findall(r"{(\w+)}", line.call)) & TYPES_OF.keys()
]
WITHOUT_CONTENT = {
    "GET /api/mail/{message_id}/attachment",
    "GET /api/registers/company/{record_id}/merge",
}
"""Where the demo's objects have nothing to show either: no attachment, nobody to merge into."""
OWN = ("alice", "damien", "gilles", "bruno", "fatou", "emma")
EXAMPLES = 2
"""Records of each type: what belongs to nobody here is refused whichever it is."""


@dataclass(frozen=True)
class Somebody:
    """A person of one of the two territories."""

    id: str
    name: str
    role: str
    territory: str

    @property
    def device(self) -> str:
        return identifier(f"another phone of {self.id}")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A demo territory, and beside it an empty one with somebody of each role."""
    app = opened(tmp_path_factory.mktemp("full"), "", Clock())
    with app.app_context():
        db.create_all()
        told = app.test_cli_runner().invoke(demo, SMALL)
        assert told.exit_code == 0, told.output
        new_territory("Ailleurs", territory_id=ELSEWHERE)
        _people_elsewhere()
    yield app
    close(app)


@pytest.fixture(scope="module")
def emptied(full: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The same, where a few records of each type that anybody reads have been deleted."""
    with full.app_context():
        file = Path(str(db.engine.url.database))
    close(full)  # what is in the log beside the file goes into it
    folder = tmp_path_factory.mktemp("emptied")
    shutil.copy(file, folder)
    app = opened(folder, "", Clock())
    gone = {
        (table, record)
        for email in OWN
        for table, found in seen_by(app, nearby(app, f"{email}@example.org")).items()
        for record in found
    }
    with app.app_context():
        home = nearby(app, "alice@example.org").territory
        actor = Actor("test", "office", START, START.date())
        with writing(home) as store:
            for table, record in sorted(gone):
                delete_whole(store, table, record, actor)
        db.session.commit()
    yield app
    close(app)


def delete_whole(store: Store, table: str, record: str, actor: Actor) -> None:
    """Delete a record after those that name it: none is deleted while another refers to it."""
    for kind in RECORDS.values():
        for field in kind.fields.values():
            if field.kind is Kind.REF and field.target == table:
                for each in list(store.records.referring(kind.name, field.name, record)):
                    delete_whole(store, kind.name, each, actor)
    if store.records.data(table, record) is not None:
        delete(store, table, record, actor)


def seen_by(app: Flask, person: Somebody) -> dict[str, list[str]]:
    """A few records of each type that reach somebody, before any is deleted."""
    with app.app_context():
        held = grants.tags_held(person.id)
    if person.role in REGISTERS:
        held |= {f"territory:{person.territory}"}
    return {
        table: [record for record, tags in found if tags & held][:EXAMPLES]
        for table, found in records(app).items()
        if table in {name for names in TYPES_OF.values() for name in names}
    }


def _people_elsewhere() -> None:
    home = db.session.get_one(Territory, ELSEWHERE)
    for person in PEOPLE.values():
        if not person.disabled:
            address = f"{person.name}@ailleurs.test"
            new_user(home, email=address, name=person.name, role=person.role, user_id=person.id)
    db.session.commit()


def nearby(app: Flask, email: str) -> Somebody:
    with app.app_context():
        user = db.session.scalars(select(User).where(User.email == email)).one()
        return Somebody(user.id, user.name, user.role, user.territory_id)


@cache
def others(app: Flask) -> dict[str, list[str]]:
    """A few objects of the demo territory of each kind: records, and rows of other tables."""
    found = {name: [record for record, _ in of_it] for name, of_it in records(app).items()}
    with app.app_context():
        for name in {name for names in TYPES_OF.values() for name in names} - RECORDS.keys():
            table = db.metadata.tables[name]
            rows = select(table.c.id).where(table.c.territory_id != ELSEWHERE).order_by(table.c.id)
            found[name] = [str(each) for each in db.session.scalars(rows)]
    return {name: of_it[:EXAMPLES] for name, of_it in found.items()}


@cache
def records(app: Flask) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The records of each type, with their tags."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    with app.app_context():
        rows = db.session.execute(
            select(tables.record.c.tbl, tables.record.c.id, tables.record.c.tags)
            .where(tables.record.c.territory_id != ELSEWHERE, ~tables.record.c.deleted)
            .order_by(tables.record.c.id)
        )
        for table, record_id, tags in rows:
            found.setdefault(table, []).append((record_id, frozenset(tags.split())))
    return found


def told(browser: Browser, line: Line, values: dict[str, str], month: str) -> tuple[Any, ...]:
    """What a call says of an object: the same of one that is not there."""
    method, path = line.call.split(" ")
    body = line.body(browser.person)
    there = path.format(**values).replace("2026-02", month)
    answer = browser.open(there, method=method, **({} if body is None else {"json": body}))
    problem = answer.get_json(silent=True) if answer.status_code >= 400 else None
    return answer.status_code, *((problem or {}).get(key) for key in ("code", "detail", "errors"))


def calls(line: Line, chosen: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Values of the path: every combination of the records chosen for each of its names."""
    names = re.findall(r"{(\w+)}", line.call)
    of_each = [
        [record for table in TYPES_OF.get(name, ()) for record in chosen.get(table, ())]
        or [NONEXISTENT]
        for name in names
    ]
    for values in product(*of_each):
        yield dict(zip(names, values, strict=True))


def differences(
    browser: Browser, line: Line, chosen: dict[str, list[str]], months: list[str]
) -> list[tuple[Any, ...]]:
    """The calls at real objects that say anything else than at nothing."""
    nothing = dict.fromkeys(re.findall(r"{(\w+)}", line.call), NONEXISTENT)
    said = {month: told(browser, line, nothing, month) for month in months}
    return [
        (browser.person.name, values, answer, said[month])
        for month in months
        for values in calls(line, chosen)
        if (answer := told(browser, line, values, month)) != said[month]
    ]


@pytest.mark.parametrize("line", [pytest.param(line, id=line.call) for line in ROUTES])
def test_another_territory_s_objects_look_like_nothing(full: Flask, line: Line) -> None:
    wrong = []
    for name in sorted(line.may):
        person = PEOPLE[name]
        browser = signed_in(full, Somebody(person.id, name, person.role, ELSEWHERE))
        wrong += differences(browser, line, others(full), months_of(line))
    assert wrong == []


@pytest.mark.parametrize("email", ["bruno@example.org", "fatou@example.org", "emma@example.org"])
def test_a_peer_s_objects_look_like_nothing(full: Flask, email: str) -> None:
    person = nearby(full, email)
    with full.app_context():
        held = grants.tags_held(person.id)
    beyond = {
        table: [record for record, tags in found if not tags & held][:EXAMPLES]
        for table, found in records(full).items()
    }
    chosen = {table: records for table, records in beyond.items() if records}
    assert "lot_party" in chosen
    roles = {PEOPLE[name].role: name for name in PEOPLE if not PEOPLE[name].disabled}
    wrong = []
    browser = signed_in(full, person)
    for line in ROUTES:
        if roles[person.role] in line.may:
            found = differences(browser, line, chosen, months_of(line))
            wrong += [(line.call, *each) for each in found]
    assert wrong == []


def test_to_their_own_office_the_same_objects_are_something(full: Flask) -> None:
    alice = nearby(full, "alice@example.org")
    browser = signed_in(full, alice)
    known = {
        name for name, types in TYPES_OF.items() if any(others(full).get(table) for table in types)
    }
    read = [
        line
        for line in ROUTES
        if line.call.startswith("GET")
        and "alice" in line.may
        and known.issuperset(re.findall(r"{(\w+)}", line.call))
    ]
    nothing = {
        line.call.partition("?")[0]
        for line in read
        if not differences(browser, line, others(full), months_of(line))
    }
    assert len(read) > 15
    assert nothing <= WITHOUT_CONTENT


@pytest.mark.parametrize("name", OWN)
def test_what_is_deleted_looks_like_what_never_was(full: Flask, emptied: Flask, name: str) -> None:
    person = nearby(emptied, f"{name}@example.org")
    chosen = {table: found for table, found in seen_by(full, person).items() if found}
    assert "lot_party" in chosen
    roles = {PEOPLE[each].role: each for each in PEOPLE if not PEOPLE[each].disabled}
    browser = signed_in(emptied, person)
    wrong = []
    for line in ROUTES:
        if roles[person.role] in line.may:
            found = differences(browser, line, chosen, months_of(line))
            wrong += [(line.call, *each) for each in found]
    assert wrong == []
