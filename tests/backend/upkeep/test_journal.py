"""The heads of the chains, kept in backups: a missing end is seen by the doctor."""

import pytest
from sqlalchemy import text

from backend.attachments.objects import Folder
from backend.audit import heads
from backend.audit.chain import Chain, append
from backend.extensions import db
from backend.upkeep.backups import PURPOSE, BackupPlace
from backend.upkeep.commands import backup
from backend.upkeep.journal import kept_heads
from tests.backend.personas import HERE, START

DROP = "DROP TRIGGER append_only_audit_link_delete"


@pytest.fixture
def said(app, tmp_path):
    """What the doctor says of the journal, with its backups."""
    settings = app.extensions["jalon.settings"]
    place = BackupPlace(Folder(tmp_path / "backups"), settings.key(PURPOSE))

    def say():
        with app.app_context():
            return [each.said for each in kept_heads(settings, START, [place])]

    return say


@pytest.fixture
def backed_up(app, tmp_path):
    """An installation with two readings, and a backup of it."""
    with app.app_context():
        for key in ("one", "two"):
            connection = db.session.connection()
            append(connection, HERE, Chain.READS, [(key, "0" * 64)], START)
            db.session.commit()
    run = app.test_cli_runner().invoke(backup, ["--in", str(tmp_path / "backups")])
    assert run.exit_code == 0, run.output
    return app


def cut_off():
    """Take the last reading away, as who owns the database can."""
    on_sqlite = db.engine.dialect.name == "sqlite"
    db.session.execute(text(DROP if on_sqlite else "ALTER TABLE audit_link DISABLE TRIGGER USER"))
    db.session.execute(text("DELETE FROM audit_link WHERE chain = 'reads' AND n = 2"))
    db.session.commit()


def test_a_missing_end_is_seen_by_the_heads_in_a_backup(backed_up, said):
    assert "holds" in said()[0]
    with backed_up.app_context():
        cut_off()
    assert said() == [f"reads of {HERE} ends before link 2, which was kept"]


def test_after_a_restore_what_was_kept_before_is_no_more(backed_up, said):
    settings = backed_up.extensions["jalon.settings"]
    with backed_up.app_context():
        heads.keep(heads.place_of(settings), list(heads.heads(START)))
        cut_off()
        heads.keep_restored(settings, START.replace(year=START.year + 1))
    assert "holds" in said()[0]
