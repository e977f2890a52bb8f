"""What is past its time goes by itself, once, unless something still needs it."""

from backend.clock import day_in_france
from backend.extensions import db
from backend.privacy import archive, commands
from backend.privacy.models import PersonArchive
from backend.privacy.retention_models import StatisticCell
from backend.settings import in_force
from tests.backend.personas import HERE
from tests.backend.privacy.awa import DISCREPANCY, OPEN
from tests.backend.privacy.conftest import LATER
from tests.backend.privacy.searching import in_tables
from tests.backend.station import WORKER


def of_here(lines):
    return next(line for line in lines if line["territory"] == HERE)


def test_a_file_in_its_time_is_left_alone(run, awa):
    assert of_here(run("purge"))["archived"] == []


def test_a_dry_run_says_who_would_go_and_touches_nothing(run, two_years_on, awa):
    assert of_here(run("purge", "--dry-run"))["archived"] == [WORKER]
    with awa.app_context():
        assert in_tables("konat")


def test_a_file_past_its_time_goes_under_lock_once(run, two_years_on, awa):
    assert of_here(run("purge"))["archived"] == [WORKER]
    assert of_here(run("purge"))["archived"] == []
    with awa.app_context():
        assert in_tables("konat", "grutière") == []
        (kept,) = db.session.scalars(db.select(PersonArchive))
        told = archive.opened(in_force(), kept.id, kept.sealed)
    assert told["person"]["name"] == "Awa KONATÉ"
    assert "grutière" in str(told)


def test_counts_remain_of_her_and_no_small_one_is_told(run, two_years_on, awa, sign_in):
    run("purge")
    with awa.app_context():
        cells = list(db.session.scalars(db.select(StatisticCell)))
    assert {(c.axis, c.persons, c.minutes) for c in cells if c.axis == "contract"} == {
        ("contract", 1, 6000)
    }
    assert sign_in("alice").get("/api/privacy/due").json["statistics"] == []
    two_years_on.pass_by(days=365)
    told = sign_in("alice").get("/api/privacy/due").json["statistics"]
    assert {axis["total"] for axis in told} == {None}


def test_an_open_question_keeps_her_file(run, two_years_on, put):
    put(("discrepancy", DISCREPANCY, OPEN))
    kept = of_here(run("purge"))
    assert (kept["archived"], kept["kept"]) == ([], {WORKER: ["open_discrepancy"]})


def test_a_question_opened_while_the_purge_runs_keeps_her_file(run, two_years_on, put, awa):
    with awa.app_context():
        due = commands.planned(HERE, day_in_france(two_years_on.now()))
    put(("discrepancy", DISCREPANCY, OPEN))
    with awa.app_context():
        commands.carry_out(due)
        assert due.archived == []
        assert in_tables("konat")


def test_a_litigation_keeps_her_file_until_it_ends(run, two_years_on, sign_in):
    alice = sign_in("alice")
    body = {"kind": "litigation", "reason": "recours devant le tribunal"}
    noted = alice.post(f"/api/privacy/people/{WORKER}/requests", json=body).json
    assert of_here(run("purge"))["kept"] == {WORKER: ["litigation"]}
    alice.post(f"/api/privacy/requests/{noted['id']}/end")
    assert of_here(run("purge"))["archived"] == [WORKER]


def test_a_clock_that_jumped_purges_nothing(run, awa, clock):
    run("purge")
    clock.pass_by(days=3650)
    assert of_here(run("purge"))["refused"] == "clock_moved"
    with awa.app_context():
        assert in_tables("konat")


def test_a_refused_purge_runs_once_an_administrator_agrees(run, awa, clock, sign_in):
    run("purge")
    clock.pass_by(days=LATER)
    despite = ("purge", "--despite", "damien@example.org")
    assert of_here(run(*despite))["refused"] == "clock_moved", "a name alone is nobody's consent"
    damien = sign_in("damien")
    assert damien.get("/api/privacy/due").json["refused"] == "clock_moved"
    damien.post("/api/privacy/due/consent", json={})
    assert of_here(run("purge"))["refused"] == "clock_moved", "nor does the job take it"
    assert of_here(run(*despite))["archived"] == [WORKER]
    clock.pass_by(days=LATER)
    assert of_here(run(*despite))["refused"] == "clock_moved", "it held once, for a day"


def test_an_archive_is_purged_after_its_own_time(run, two_years_on, ran_last_week, awa):
    run("purge")
    two_years_on.pass_by(days=LATER)
    ran_last_week(two_years_on)
    run("purge")
    with awa.app_context():
        assert db.session.scalar(db.select(db.func.count()).select_from(PersonArchive)) == 0


def test_what_falls_due_within_the_notice_is_shown_before(awa, clock, sign_in):
    clock.pass_by(days=LATER - 90)
    (due,) = sign_in("alice").get("/api/privacy/due").json["files"]
    assert (due["person"], due["phase"], due["guards"]) == (WORKER, "notice", [])
