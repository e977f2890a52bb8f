"""The station with Awa, of whom much is known in many places."""

import json
from datetime import UTC, date, datetime

import pytest

from backend.attachments.storage import in_use
from backend.extensions import db
from backend.privacy.commands import privacy
from backend.privacy.retention_models import RetentionHeartbeat
from backend.records.store import OFFICE_DEVICE, Actor, writing
from backend.sheets.models import SheetReading
from tests.backend.personas import HERE, PEOPLE, START
from tests.backend.phone import Phone
from tests.backend.privacy.awa import everything
from tests.backend.station import COMPANY, PARTY, WORKER, registers

CSV = "Nom;Prénom;Heures\nKONATÉ;Awa;100\nROUX;Léa;20\n"
LATER = 800
"""Days after which Awa's file is past its time."""


@pytest.fixture
def sent(awa):
    """Keep a file that her company sent; gives its digest."""

    def keep(content, kind):
        with awa.app_context():
            digest = in_use().store(HERE, content)
            told = {"months": ["2026-01"], "state": "finished", "channel": "portal"}
            told |= {"party_id": PARTY, "company_id": COMPANY, "sent_by": "Fatou", "kind": kind}
            told |= {"sha256": digest, "name": f"fiche.{kind}", "size": len(content)}
            db.session.add(SheetReading(territory_id=HERE, sent_at=START, **told))
            db.session.commit()
        return digest

    return keep


@pytest.fixture
def sent_file(sent):
    """A table that names her and somebody else."""
    return sent(CSV.encode(), "csv")


@pytest.fixture
def put(app):
    """Write records on behalf of the office."""

    def write(*records):
        at = datetime(2026, 3, 10, tzinfo=UTC)
        actor = Actor(PEOPLE["alice"].id, OFFICE_DEVICE, at, at.date())
        with app.app_context():
            with writing(HERE) as store:
                for table, record_id, data in records:
                    store.put(table, record_id, data, actor)
            db.session.commit()

    return write


@pytest.fixture
def station(alice):
    """The registers of the station, as the supervisor entered them."""
    phone = Phone(alice)
    phone.push(*registers(phone))
    phone.pull()
    return phone


@pytest.fixture
def awa(station, put, app):
    """Everything that the office may know of Awa Konaté."""
    put(*everything())
    return app


@pytest.fixture
def erased(awa, alice):
    """Awa, who asked to be erased."""
    response = alice.post(f"/api/privacy/people/{WORKER}/erase", json={"reason": "sa demande"})
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.json


@pytest.fixture
def run(awa):
    """`jalon privacy …` on this installation: its lines of JSON, or the refusal."""

    def command(*words):
        found = awa.test_cli_runner().invoke(privacy, [*words, "--json"])
        assert not found.exception or isinstance(found.exception, SystemExit), found.exception
        return [json.loads(line) for line in found.output.splitlines() if line.startswith("{")]

    return command


@pytest.fixture
def ran_last_week(awa):
    """Note that the purge ran a week ago, so that no clock seems to have jumped."""

    def note(clock):
        with awa.app_context():
            day = date.fromordinal(clock.now().date().toordinal() - 7)
            db.session.merge(RetentionHeartbeat(territory_id=HERE, ran_on=day))
            db.session.commit()

    return note


@pytest.fixture
def two_years_on(awa, clock, ran_last_week):
    """The purge ran last week, and nothing was heard of Awa for two years."""
    clock.pass_by(days=LATER)
    ran_last_week(clock)
    return clock
