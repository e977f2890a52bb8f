"""The archive under lock: who finds and opens it, what is noted, what holds it, how it goes."""

import pytest

from backend.accounts.reads import Reads
from backend.audit.readers import reads_of
from backend.extensions import db
from backend.privacy import archive
from backend.privacy.models import PersonArchive
from backend.problems import NotFound
from backend.records.store import writing
from tests.backend.personas import ELSEWHERE, HERE, identifier
from tests.backend.privacy.conftest import LATER
from tests.backend.privacy.searching import in_tables
from tests.backend.station import WORKER

HOME = "/api/privacy/archives"
WHY = {"reason": "contrôle de la Cour des comptes"}
NOBODY_LEFT = identifier("Moussa, sans heures")


@pytest.fixture
def archived(run, put, two_years_on):
    """Awa's file and that of Moussa, of whom nothing stays in the ledger, under lock."""
    moussa = {"last_name": "Sissoko", "first_name": "Moussa", "is_draft": False}
    put(("worker", NOBODY_LEFT, moussa))
    run("purge")
    two_years_on.pass_by(minutes=30)
    return run


@pytest.fixture
def damien(archived, sign_in):
    return sign_in("damien")


def found(damien, name):
    return damien.post(f"{HOME}/search", json={"name": name}).json["archives"]


def place_of(damien, name="Konaté"):
    (only,) = found(damien, name)
    return f"{HOME}/{only['id']}"


def test_a_whole_name_finds_it_and_only_an_administrator_may_look(damien, sign_in):
    assert [each["name"] for each in found(damien, "awa konate")] == ["Awa KONATÉ"]
    assert found(damien, "konat") == []
    alice, place = sign_in("alice"), place_of(damien)
    assert alice.post(f"{HOME}/search", json={"name": "Konaté"}).status_code == 403
    assert alice.post(f"{place}/open", json=WHY).status_code == 403


def test_it_opens_and_leaves_with_a_reason_and_each_look_is_a_reading(damien, awa):
    place = place_of(damien, "Sissoko")
    assert damien.post(f"{place}/open", json={"reason": ""}).status_code == 422
    assert damien.get(f"{place}/file").json["code"] == "archive_not_opened"
    assert damien.post(f"{place}/open", json=WHY).json["file"]["person"]["id"] == NOBODY_LEFT
    assert damien.get(f"{place}/file").get_data().startswith(b"%PDF-1.7")
    (again,) = found(damien, "Sissoko")
    assert [(line["by"], line["reason"]) for line in again["openings"]] == [
        ("Damien", WHY["reason"])
    ]
    with awa.app_context():
        read = {each.what for each in reads_of(HERE, NOBODY_LEFT)}
    assert read == {Reads.NAMES, Reads.FILE, Reads.EXPORT}


def test_an_archive_is_its_territory_s(damien, awa):
    (only,) = found(damien, "Konaté")
    with awa.app_context(), pytest.raises(NotFound):
        archive.one(ELSEWHERE, only["id"])


def test_a_litigation_holds_it_past_its_time(
    damien, archived, two_years_on, ran_last_week, sign_in
):
    place = place_of(damien)
    noted = damien.post(f"{place}/requests", json={"kind": "litigation", **WHY}).json
    two_years_on.pass_by(days=LATER)
    ran_last_week(two_years_on)
    here = next(line for line in archived("purge") if line["territory"] == HERE)
    assert (here["archives_purged"], here["archives_kept"]) == (1, 1)
    damien = sign_in("damien")
    assert found(damien, "Sissoko") == []
    assert damien.post(f"{place}/erase", json=WHY).json["guards"] == ["litigation"]
    damien.post(f"/api/privacy/requests/{noted['id']}/end")
    archived("purge")
    assert found(damien, "Konaté") == []


def test_it_is_erased_when_the_person_asks_and_stays_so_after_a_restore(damien, awa):
    assert damien.post(f"{place_of(damien)}/erase", json=WHY).json == {"deleted": 1}
    with awa.app_context():
        kept = PersonArchive(id=identifier("an older copy"), territory_id=HERE, person_id=WORKER)
        kept.archived_at, kept.last_contact_on = db.func.now(), db.func.current_date()
        kept.sealed = b"as it was"
        db.session.add(kept)
        db.session.commit()
        with writing(HERE) as store:
            store.begin_anew(store.seq, agreed=store.seq)
        db.session.commit()
        assert in_tables("konat") == []
        left = db.session.scalars(db.select(PersonArchive.person_id)).all()
        assert left == [NOBODY_LEFT]
