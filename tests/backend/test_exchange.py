"""Push and pull as phones and the desk live them, on both databases."""

from uuid import uuid4

import pytest

from sync.record import natural_id
from tests.backend.personas import CLINIQUE, GARE, HALLES, PEOPLE, identifier
from tests.backend.phone import Phone
from tests.backend.station import COMPANY, JOB, PARTY, WORKER, registers

VISIT = identifier("visite de mars")
BRUNO = PEOPLE["bruno"].id


@pytest.fixture
def desk(alice):
    """The supervisor's browser, after the registers were entered."""
    phone = Phone(alice)
    results = phone.push(*registers(phone))
    assert {each["status"] for each in results} == {"applied"}, results
    return phone


@pytest.fixture
def phone(desk, bruno):
    """The phone of the officer of the station, after its first sync."""
    phone = Phone(bruno)
    phone.pull()
    return phone


def visit(phone, **values):
    return phone.create("visit", VISIT, site_id=GARE, kind="quarterly", state="draft", **values)


@pytest.fixture
def staffed(desk, phone):
    """The officer is in the directory, so that visits can name him."""
    return phone


def test_an_officer_receives_his_sites_whole_and_nothing_of_others(phone):
    assert {GARE, HALLES, PARTY, WORKER, JOB, COMPANY} <= phone.rows.keys()
    assert CLINIQUE not in phone.rows
    assert phone.scopes[f"site:{GARE}"] == {"id": f"site:{GARE}", "state": "ready"}


def test_a_supervisor_receives_everything(desk):
    desk.pull()
    assert {GARE, HALLES, CLINIQUE, WORKER} <= desk.rows.keys()


def test_the_digest_of_each_scope_is_that_of_what_arrived(phone, desk):
    phone.cursor = None
    page = phone.pull()
    for scope, digest in page["digest"].items():
        assert phone.digest(scope) == digest


def test_pages_of_one_row_bring_all_and_say_how_far_a_scope_has_arrived(desk, bruno):
    phone = Phone(bruno)
    page = phone.page(limit=1)
    arriving = phone.scopes[f"site:{GARE}"]
    assert arriving["state"] == "entering"
    assert 0 <= arriving["at"] < arriving["of"]
    while page.get("more"):
        page = phone.page(limit=1)
    whole = Phone(bruno)
    whole.pull()
    assert phone.rows == whole.rows
    assert {scope["state"] for scope in phone.scopes.values()} == {"ready"}


def test_the_same_push_twice_takes_effect_once(phone):
    change = phone.create("contact", str(uuid4()), name="Mme Roy", site_id=GARE, is_draft=False)
    first, second = phone.push(change)[0], phone.push(change)[0]
    assert (first["replayed"], second["replayed"]) == (False, True)
    assert (first["status"], first["rev"]) == (second["status"], second["rev"])


def test_two_people_who_change_different_fields_are_merged(phone, desk):
    desk.pull()
    desk.push(desk.update("employment", JOB, job_title="Cheffe d'équipe"))
    answer = desk.push(
        desk.change(
            "update", "employment", JOB, {"weekly_minutes": 1800}, base={"epoch": None, "rev": 1}
        )
    )[0]
    assert answer["status"] in {"applied", "merged"}
    assert answer["record"]["data"]["job_title"] == "Cheffe d'équipe"
    assert answer["record"]["data"]["weekly_minutes"] == 1800


def test_two_people_who_change_the_same_field_collide_and_both_words_are_kept(phone, desk):
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    desk.pull()
    phone.pull()
    desk.push(desk.update("contact", contact, phone="0261910001"))
    answer = phone.push(phone.update("contact", contact, phone="0261910002"))[0]
    assert answer["status"] == "conflict"
    assert answer["record"]["data"]["phone"] == "0261910001"
    phone.pull()
    clash = phone.rows[answer["conflict"]]["data"]
    assert clash["theirs"] == {"phone": "0261910001"}
    assert clash["mine"] == {"phone": "0261910002"}


def test_the_same_words_do_not_collide_however_a_phone_writes_its_accents(phone, desk):
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    desk.pull()
    phone.pull()
    desk.push(desk.update("contact", contact, name="Zo\u00e9"))
    assert phone.push(phone.update("contact", contact, name="Zoe\u0301"))[0]["status"] == "merged"


def test_who_says_that_he_saw_what_nobody_wrote_yet_has_seen_nothing(phone, desk):
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    desk.pull()
    phone.pull()
    desk.push(desk.update("contact", contact, phone="0261910001"))
    change = phone.update("contact", contact, phone="0261910002")
    change["base"]["rev"] = 10**9
    assert phone.push(change)[0]["status"] == "conflict"


def test_a_collision_is_settled_by_a_choice(phone, desk):
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    phone.pull()
    desk.pull()
    desk.push(desk.update("contact", contact, phone="0261910001"))
    clash = phone.push(phone.update("contact", contact, phone="0261910002"))[0]["conflict"]
    desk.pull()
    settled = desk.push(desk.change("settle", "conflict", clash, {"choice": "mine"}))[0]
    assert settled["status"] == "applied"
    desk.pull()
    assert desk.rows[contact]["data"]["phone"] == "0261910002"
    assert desk.rows[clash]["data"]["state"] == "settled"


def test_what_is_said_of_a_duplicate_is_said_of_the_person_who_is_kept(phone, desk):
    kept = str(uuid4())
    desk.push(desk.create("worker", kept, last_name="KONATÉ", first_name="Hawa", is_draft=False))
    desk.pull()
    desk.push(desk.update("worker", WORKER, merged_into_id=kept))
    told = phone.push(
        phone.update("worker", WORKER, birth_year=1990),
        phone.update("worker", WORKER, first_name="Awa Marie"),
    )
    assert [each["status"] for each in told] == ["held", "held"], "he does not see that person yet"
    holds = [each["held"]["id"] for each in told]
    desk.push(*[desk.change("settle", "hold", each, {"choice": "accept"}) for each in holds])
    desk.pull()
    assert desk.rows[kept]["data"]["birth_year"] == 1990
    clash = next(row["data"] for row in desk.rows.values() if row["tbl"] == "conflict")
    assert (clash["record_id"], clash["mine"]) == (kept, {"first_name": "Awa Marie"})


def test_two_who_settle_alike_agree_and_the_third_who_does_not_is_held(phone, desk):
    contact = str(uuid4())
    desk.push(desk.create("contact", contact, name="Mme Roy", site_id=GARE, is_draft=False))
    phone.pull()
    desk.pull()
    desk.push(desk.update("contact", contact, phone="0261910001"))
    clash = phone.push(phone.update("contact", contact, phone="0261910002"))[0]["conflict"]
    for wrong in ({"choice": ["mine"]}, {"choice": "other", "values": {"name": "Mme Blanc"}}):
        answer = phone.push(phone.change("settle", "conflict", clash, wrong))[0]
        assert answer["held"]["reason"] == "invalid"
    answers = [
        each.push(each.change("settle", "conflict", clash, {"choice": choice}))[0]["status"]
        for each, choice in ((desk, "mine"), (phone, "mine"), (phone, "theirs"))
    ]
    assert answers == ["applied", "applied", "held"]
    desk.pull()
    assert desk.rows[contact]["data"]["phone"] == "0261910002"


def test_a_foreign_and_a_nonexistent_record_get_the_same_answer(phone):
    foreign, unknown = phone.push(
        phone.update("site", CLINIQUE, label="À moi"),
        phone.update("site", str(uuid4()), label="À moi"),
    )
    assert foreign["status"] == unknown["status"] == "held"
    foreign, unknown = phone.push(
        phone.create("visit", str(uuid4()), **new_visit(CLINIQUE)),
        phone.create("visit", str(uuid4()), **new_visit(str(uuid4()))),
    )
    assert foreign["held"]["reason"] == unknown["held"]["reason"] == "unknown_record"
    assert foreign["record"] is unknown["record"] is None


def new_visit(site):
    return {"site_id": site, "kind": "quarterly", "state": "draft", "officer_id": BRUNO}


def test_a_refused_change_is_held_with_its_content_and_does_not_block_the_next(phone, desk):
    wrong, right = phone.push(
        phone.create("contact", str(uuid4()), name="x" * 121, site_id=GARE, is_draft=True),
        phone.create("contact", str(uuid4()), name="M. Blanc", site_id=GARE, is_draft=True),
    )
    assert wrong["held"]["problems"] == [{"pointer": "/name", "code": "too_long", "limit": 120}]
    assert right["status"] == "applied"
    phone.pull()
    kept = phone.rows[wrong["held"]["id"]]["data"]
    assert kept["content"]["set"]["name"] == "x" * 121
    desk.pull()
    assert wrong["held"]["id"] in desk.rows


def test_a_number_left_out_and_a_number_used_twice_are_told(phone):
    first = phone.create("contact", str(uuid4()), name="A", site_id=GARE, is_draft=True)
    phone.push(first)
    later = phone.create("contact", str(uuid4()), name="B", site_id=GARE, is_draft=True)
    response = phone.send({**later, "n": 5})
    assert (response.status_code, response.json["code"], response.json["expect"]) == (409, "gap", 2)
    response = phone.send({**later, "n": 1})
    assert (response.status_code, response.json["code"]) == (409, "device_forked")


def test_changes_of_a_group_are_applied_together_or_all_held(phone):
    ids = [str(uuid4()), str(uuid4())]
    good = phone.create("contact", ids[0], name="A", site_id=GARE, is_draft=True)
    bad = phone.create("contact", ids[1], name="", site_id=GARE, is_draft=True)
    answers = phone.push({**good, "group": "g"}, {**bad, "group": "g"})
    assert [each["held"]["reason"] for each in answers] == ["depends_on_held", "invalid"]
    phone.pull()
    assert ids[0] not in phone.rows


def test_a_worker_follows_his_jobs_to_the_phones_of_their_sites(phone, desk, chloe):
    other = Phone(chloe)
    other.pull()
    assert WORKER not in other.rows
    phone.pull()
    assert f"site:{GARE}" in phone.rows[WORKER]["tags"]
    assert f"party:{PARTY}" in phone.rows[WORKER]["tags"]


def test_a_poll_with_nothing_new_is_small(phone):
    response = phone.browser.post(
        "/sync/v1/pull", json={"device": phone.device, "schema": 1, "cursor": phone.cursor}
    )
    assert response.json["unchanged"] is True
    assert len(response.data) < 300


def test_the_id_of_a_natural_key_is_checked(phone, desk):
    answer = desk.push(desk.create("company", str(uuid4()), siret="99580359000018", name="X"))[0]
    assert answer["held"]["problems"] == [{"pointer": "/id", "code": "not_the_key"}]
    assert natural_id("company", "99580359000018") == COMPANY
