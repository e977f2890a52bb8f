"""What an erasure does after its transaction: files are searched, whatever comes between."""

from backend.attachments.storage import Storage, in_use
from backend.extensions import db
from backend.privacy import aftermath
from backend.privacy.commands import privacy
from backend.privacy.models import Erasure
from tests.backend.personas import HERE
from tests.backend.privacy.conftest import CSV
from tests.backend.privacy.old_workbook import old_workbook
from tests.backend.privacy.searching import in_tables
from tests.backend.station import WORKER


def erase(alice):
    return alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})


def finish(app):
    """What the job does every ten minutes."""
    assert app.test_cli_runner().invoke(privacy, ["finish"]).exit_code == 0


def test_what_an_interruption_left_is_done_by_the_job(awa, alice, sent_file, monkeypatch):
    def cut(*_):
        raise OSError("the machine stops")

    with monkeypatch.context() as stopped:
        stopped.setattr(Storage, "remove", cut)
        assert erase(alice).status_code == 500
    with awa.app_context():
        assert in_tables("konat") == [], "the names that are sought are sealed"
        assert in_use().read(HERE, sent_file) == CSV.encode()
    finish(awa)
    with awa.app_context():
        assert in_use().read(HERE, sent_file) is None
        (order,) = db.session.scalars(db.select(Erasure))
        assert (order.sealed, order.gone) == (None, [])


def test_of_many_files_nobody_waits_for_the_search(awa, alice, sent, monkeypatch):
    monkeypatch.setattr(aftermath, "AT_ONCE", 0)
    old = sent(old_workbook([["KONATÉ", "Awa"]]), "xls")
    damaged = sent(b"PK\x03\x04 damaged", "other")
    told = erase(alice).json
    assert told["files"] == 2
    assert [(each["why"], each["name"]) for each in told["places"]] == [
        ("not_searched", "fiche.other")
    ]
    with awa.app_context():
        assert in_use().read(HERE, old)
    finish(awa)
    with awa.app_context():
        left = [in_use().read(HERE, each) for each in (old, damaged)]
    assert left == [None, b"PK\x03\x04 damaged"], "only what names her goes"
