"""A worker's own words: their author and who answers for the unit, nobody else, by no way round."""

from uuid import uuid4

import pytest

from backend.accounts import grants
from backend.extensions import db
from backend.records.store import Actor, writing
from tests.backend.personas import GARE, HERE, PEOPLE, START, identifier, user_of
from tests.backend.phone import Phone
from tests.backend.station import WORKER, registers

WORDS = "on me paie de la main à la main"
VISIT, VOICE = identifier("a visit of Bruno"), identifier("what Awa said")


@pytest.fixture
def heard(sqlite_app, sqlite_sign_in):
    """Bruno heard Awa alone, on a visit of the station, which Chloé follows as well."""
    desk = Phone(sqlite_sign_in("alice"))
    desk.push(*registers(desk))
    with sqlite_app.app_context():
        with writing(HERE) as store:
            actor = Actor("test", "office", START, START.date())
            for name in ("bruno", "chloe"):
                staff = {"name": name.title(), "role": "officer"}
                store.put("staff", PEOPLE[name].id, staff, actor)
            grants.give(user_of(PEOPLE["chloe"]), f"site:{GARE}", store.seq)
        db.session.commit()
    phone = Phone(sqlite_sign_in("bruno"))
    phone.pull()
    officer = PEOPLE["bruno"].id
    visit = {"site_id": GARE, "kind": "quarterly", "state": "draft", "officer_id": officer}
    voice = {"visit_id": VISIT, "worker_id": WORKER, "author_id": officer, "words": WORDS}
    told = {"heard_at": "2026-03-10T09:00:00Z", "accepted": True}
    answers = phone.push(
        phone.create("visit", VISIT, **visit),
        phone.create("worker_voice", VOICE, **voice, **told),
    )
    assert [each["status"] for each in answers] == ["applied", "applied"]
    return sqlite_sign_in


def test_its_author_s_phone_has_them(heard) -> None:
    phone = Phone(heard("bruno"))
    phone.pull()
    assert phone.rows[VOICE]["data"]["words"] == WORDS


def test_a_supervisor_may_read_them(heard) -> None:
    phone = Phone(heard("alice"))
    phone.pull()
    assert phone.rows[VOICE]["data"]["words"] == WORDS


@pytest.mark.parametrize("name", ["chloe", "emma", "fatou", "hugo", "ines", "jean"])
def test_nobody_else_s_phone_gets_them(heard, name) -> None:
    phone = Phone(heard(name))
    phone.pull()
    assert VOICE not in phone.rows
    assert WORDS not in str(phone.rows)


@pytest.mark.parametrize("name", ["chloe", "hugo", "emma", "gilles"])
@pytest.mark.parametrize(
    "path",
    [
        f"/api/visits/{VISIT}",
        f"/api/visits/{VISIT}/history",
        f"/api/visits/{VISIT}/minutes",
        "/api/registers/worker_voice",
        f"/api/registers/worker_voice/{VOICE}",
        f"/api/registers/worker_voice/{VOICE}/history",
        "/api/exports/ledger.csv?month=2026-03",
    ],
)
def test_no_page_shows_them(heard, name, path) -> None:
    assert WORDS not in heard(name).get(path).text


def test_a_change_to_them_by_another_is_like_one_to_nothing(heard) -> None:
    chloe = Phone(heard("chloe"))
    chloe.pull()
    foreign = chloe.change("update", "worker_voice", VOICE, {"words": "rien"})
    nothing = chloe.change("update", "worker_voice", str(uuid4()), {"words": "rien"})
    answers = [chloe.push(each)[0] for each in (foreign, nothing)]
    assert answers[0]["status"] == answers[1]["status"]
    assert WORDS not in str(answers)
