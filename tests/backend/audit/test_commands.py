"""`./jalon audit …` as an operator runs it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text

from backend.audit.chain import Chain
from backend.audit.commands import audit
from backend.audit.stored import Stored
from backend.audit.verifying import verified
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.settings import EXTENSION
from tests.backend.browser import signed_in
from tests.backend.discrepancies import paper
from tests.backend.personas import HERE, PEOPLE, identifier

READERS = ("alice", "damien", "hugo")
EACH = 4


@pytest.fixture
def office(sqlite_app: Flask) -> Flask:
    paper.put(sqlite_app, *paper.registers())
    return sqlite_app


def run(app: Flask, *words: object) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(audit, list(map(str, words)))
    return done.exit_code, done.output


def tampered(app: Flask, *statements: str) -> None:
    with app.app_context():
        for name in db.session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            db.session.execute(text(f'DROP TRIGGER "{name}"'))
        for statement in statements:
            db.session.execute(text(statement))
        db.session.commit()


def test_verify_says_that_all_is_well_or_names_the_line_and_ends_with_one(office: Flask) -> None:
    code, said = run(office, "verify")
    assert (code, "✓ Ici" in said) == (0, True)
    tampered(office, "UPDATE sync_op SET user_id = 'x' WHERE tbl = 'worker'")
    code, said = run(office, "verify")
    assert code == 1
    assert f"worker {paper.AWA}" in said
    assert "journal: altered" in said


def test_a_head_that_was_kept_shows_a_tail_that_is_gone(office: Flask, tmp_path) -> None:
    kept = tmp_path / "heads.txt"
    kept.write_text(f"Bonjour,\n\n{run(office, 'head')[1]}\nJalon\n", encoding="utf-8")
    assert run(office, "verify", "--head", kept)[0] == 0
    tampered(office, "DELETE FROM sync_op", "DELETE FROM audit_link WHERE chain = 'journal'")
    code, said = run(office, "verify", "--head", kept)
    assert (code, "the end of the chain is missing: links 1 to 1" in said) == (1, True)


def test_a_file_that_holds_no_heads_is_refused(office: Flask, tmp_path) -> None:
    wrong = tmp_path / "heads.txt"
    wrong.write_text('{"territory": 1}\n', encoding="utf-8")
    code, said = run(office, "verify", "--head", wrong)
    assert (code, "line 1" in said) == (1, True)


def test_the_watch_keeps_the_heads_and_mails_them_once_a_day(office: Flask, tmp_path) -> None:
    place = tmp_path / "elsewhere" / "heads.jsonl"
    settings = office.extensions[EXTENSION]
    told = {"audit_heads": place, "audit_mail": "dpo@jalon.test"}
    office.extensions[EXTENSION] = replace(settings, **told)
    assert [run(office, "watch")[0] for _ in range(2)] == [0, 0]
    assert len(place.read_text(encoding="ascii").splitlines()) == 2 * 3 * 2
    with office.app_context():
        letters = db.session.scalars(db.select(MailMessage)).all()
    assert [each.recipient for each in letters] == ["dpo@jalon.test"] * 2, "one for each territory"
    assert '"chain":"journal","n":1' in "".join(each.body for each in letters)
    assert "effacements de contenu 0" in letters[0].body


def test_supervisors_get_a_letter_about_the_week_once(office: Flask, clock) -> None:
    signed_in(office, PEOPLE["damien"]).get(f"/api/registers/worker/{paper.AWA}")
    signed_in(office, PEOPLE["damien"]).get("/api/registers/worker")
    assert run(office, "watch")[0] == 0
    clock.pass_by(days=7)
    assert [run(office, "watch")[0] for _ in range(2)] == [0, 0]
    with office.app_context():
        (letter,) = db.session.scalars(db.select(MailMessage)).all()
    assert letter.recipient == "alice@jalon.test"
    assert "Damien — dossiers ouverts : 1, personnes affichées : 1, exports : 0" in letter.body
    assert "Du 09/03/2026 au 15/03/2026" in letter.body


def test_many_who_read_at_once_leave_one_chain(app: Flask) -> None:
    ids = [identifier(f"person {number}") for number in range(EACH)]
    named = {"last_name": "Test", "first_name": "A", "is_draft": False}
    paper.put(app, *(("worker", each, named) for each in ids))
    browsers = [signed_in(app, PEOPLE[name]) for name in READERS]

    def read(browser):
        return {browser.get(f"/api/registers/worker/{each}").status_code for each in ids}

    with ThreadPoolExecutor(len(READERS)) as crew:
        assert list(crew.map(read, browsers)) == [{200}] * len(READERS)
    with app.app_context():
        found = verified(Stored(HERE))
    assert (found.faults, found.heads[Chain.READS].n) == ([], EACH * len(READERS))
