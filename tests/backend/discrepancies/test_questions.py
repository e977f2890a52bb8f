"""The company's right of answer, from both sides: asked, answered, corrected, decided."""

import re
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.accounts import grants
from backend.accounts.models import Link, User
from backend.discrepancies.commands import remind_answers
from backend.discrepancies.questions.letters import PURPOSE
from backend.discrepancies.questions.models import AnswerFile
from backend.extensions import db
from backend.mail.letters import whole_text
from backend.mail.models import MailMessage
from backend.settings import EXTENSION, in_force
from sync.hours import HOUR
from sync.record import natural_id
from tests.backend.discrepancies import paper
from tests.backend.discrepancies.paper import AWA, COMPANY, MAY, PARTY
from tests.backend.personas import ELSEWHERE, HERE, PEOPLE, identifier

PLACE = f"/api/reconciliation/{PARTY}/{MAY}"
GAP = "CONFIRMATION_GAP_HIGH"
PDF = b"%PDF-1.7 registre"


@pytest.fixture
def asked_of(app):
    """151 h declared, 130 h confirmed, and somebody to write to."""
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], url="https://jalon.test")
    contact = {"name": "Zoé", "company_id": COMPANY, "email": "zoe@elec.test", "is_draft": False}
    paper.put(
        app,
        *paper.registers(), *paper.sheet(151 * HOUR), paper.confirmed(130 * HOUR),
        ("contact", identifier("Zoé"), contact),
    )  # fmt: skip


@pytest.fixture
def fatou(app, asked_of, sign_in):
    """The company's administrator, who holds its part of the lot."""
    with app.app_context():
        grants.give(db.session.get_one(User, PEOPLE["fatou"].id), f"party:{PARTY}", 0)
        db.session.commit()
    return sign_in("fatou")


def finding(browser, code=GAP):
    people = browser.get(PLACE).json["people"]
    return next(each for person in people for each in person["findings"] if each["code"] == code)


def ask(browser, found, op=None, **more):
    seen = [{name: found[name] for name in ("key", "basis", "state")}]
    told = {"op": op or str(uuid4()), "findings": seen, **more}
    return browser.post(f"/api/reconciliation/{MAY}/questions", json=told)


def decide(browser, found, state, **more):
    seen = [{name: found[name] for name in ("key", "basis", "state")}]
    told = {"op": str(uuid4()), "decision": state, "findings": seen, **more}
    return browser.post(f"{PLACE}/decisions", json=told)


def questions(browser):
    return browser.get("/api/company/questions").json


def answer(browser, question, text="Voici le registre.", **more):
    place = f"/api/company/questions/{question}/answers"
    return browser.post(place, json={"op": str(uuid4()), "text": text, **more})


def letter(app):
    with app.app_context():
        kept = db.session.scalars(select(MailMessage).order_by(MailMessage.created_at)).all()[-1]
        return kept.recipient, kept.subject, whole_text(kept, in_force())


def test_a_question_is_neutral_and_both_sides_see_it(alice, fatou):
    found = finding(alice)
    assert found["can_ask"]
    told = ask(alice, found, text="Merci de vérifier la semaine 20.")
    assert (told.status_code, told.json["asked"], told.json["due_on"]) == (200, 1, "2026-06-23")
    (question,) = questions(fatou)["questions"]
    assert question["state"] == "waiting"
    assert question["text"]["fr"].startswith("151 h")
    assert question["text"]["fr"].endswith("Merci de vérifier la semaine 20.")
    after = finding(alice)
    assert (after["state"], after["round"], after["days_to_answer"]) == ("asked", 1, 15)
    assert [each["kind"] for each in after["thread"]] == ["asked"]


def test_asking_twice_sends_one_letter(app, alice, fatou):
    found, op = finding(alice), str(uuid4())
    assert [ask(alice, found, op=op).status_code for _ in range(2)] == [200, 200]
    refused = ask(alice, finding(alice))
    assert (refused.status_code, refused.json["code"]) == (409, "question_refused")
    assert refused.json["reasons"] == {found["key"]: "already_asked"}


@contextmanager
def of_another_territory(app, file_id):
    """The document is meanwhile one of another territory."""
    for territory in (ELSEWHERE, HERE):
        with app.app_context():
            db.session.get_one(AnswerFile, file_id).territory_id = territory
            db.session.commit()
        if territory == ELSEWHERE:
            yield


def test_the_company_answers_with_a_document_and_the_supervisor_decides(alice, fatou, ines):
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    sent = fatou.post(
        f"/api/company/questions/{question['id']}/files?name=..%2Fregistre.pdf",
        data=PDF, content_type="application/octet-stream",
    )  # fmt: skip
    assert (sent.status_code, sent.json["name"]) == (200, "registre.pdf")
    with of_another_territory(fatou.application, sent.json["id"]):
        assert answer(fatou, question["id"], attachments=[sent.json["id"]]).status_code == 422
    given = answer(fatou, question["id"], attachments=[sent.json["id"]])
    assert given.json["state"] == "answered"
    assert given.json["lines"][0]["worked_minutes"] == 151 * HOUR
    found = finding(alice)
    assert (found["state"], found["company_answer"]) == ("answered", "Voici le registre.")
    (file,) = found["thread"][-1]["attachments"]
    assert alice.get(f"/api/reconciliation/attachments/{file['id']}").data == PDF
    assert ines.get(f"/api/reconciliation/attachments/{file['id']}").status_code == 404
    told = decide(alice, found, "dismissed", reason="Entre nous", told="Registre conforme.")
    assert told.status_code == 200, told.json
    (question,) = questions(fatou)["questions"]
    assert question["state"] == "lifted"
    assert question["thread"][-1]["text"]["fr"].endswith("Registre conforme.")
    assert "Entre nous" not in str(question)


def test_nothing_is_upheld_while_the_company_may_still_answer(alice, fatou, clock, sign_in):
    ask(alice, finding(alice))
    refused = decide(alice, finding(alice), "accepted")
    assert (refused.status_code, refused.json["code"]) == (409, "answer_awaited")
    clock.pass_by(days=16)
    later = sign_in("alice")
    assert decide(later, finding(later), "accepted").status_code == 200


def test_there_is_a_second_round_and_no_third(alice, fatou):
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    answer(fatou, question["id"])
    assert ask(alice, finding(alice), text="Le registre est signé d’un autre.").status_code == 200
    (question,) = questions(fatou)["questions"]
    assert (question["state"], question["round"]) == ("waiting", 2)
    answer(fatou, question["id"], text="Le chef a signé.")
    refused = ask(alice, finding(alice))
    assert set(refused.json["reasons"].values()) == {"second_round_done"}
    kinds = [each["kind"] for each in finding(alice)["thread"]]
    assert kinds == ["asked", "answered", "escalated", "answered"]


def test_a_corrected_sheet_answers_the_question(app, alice, fatou):
    ask(alice, finding(alice))
    second = natural_id("monthly_sheet", PARTY, MAY, "2")
    handed = {"party_id": PARTY, "period": MAY, "version": 2, "state": "submitted",
              "channel": "portal", "submitted_at": "2026-06-08T08:00:00Z"}  # fmt: skip
    line = {"sheet_id": second, "worker_id": AWA, "raw_name": "DIALLO Awa"}
    paper.put(
        app,
        ("monthly_sheet", second, handed),
        (
            "sheet_line",
            natural_id("sheet_line", second, AWA),
            line | {"worked_minutes": 145 * HOUR},
        ),
    )
    found = finding(alice)
    assert (found["state"], found["answered_version"]) == ("answered", 2)
    (question,) = questions(fatou)["questions"]
    assert (question["state"], question["corrected_version"]) == ("corrected", 2)


@contextmanager
def of_another(app, what):
    """The link in hand is meanwhile one of another month, or of other lots."""
    with app.app_context():
        link = db.session.scalars(select(Link).where(Link.purpose == PURPOSE)).one()
        own, link_id = link.subject, link.id
        link.subject = {**own, **what}
        db.session.commit()
    yield
    with app.app_context():
        db.session.get_one(Link, link_id).subject = own
        db.session.commit()


def test_whoever_has_the_letter_answers_without_an_account(app, alice, asked_of, nobody):
    told = ask(alice, finding(alice)).json
    assert told["letters"][0]["recipient"] == "z•••@elec.test"
    recipient, subject, text = letter(app)
    assert (recipient, subject) == ("zoe@elec.test", "1 question sur vos heures de mai 2026")
    assert "Diallo" not in text
    token = re.search(r"/reponse#(\S+)", text)[1]
    shown = nobody.post("/api/answers/look", json={"token": token}).json
    (question,) = shown["questions"]
    assert (shown["company"], question["state"]) == ("Élec", "waiting")
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], photos_per_day=1)
    sent, too_many = (
        nobody.post(
            f"/api/answers/files?question={question['id']}&name=registre.pdf",
            data=PDF, content_type="application/octet-stream", headers={"Jalon-Link": token},
        )
        for _ in range(2)
    )  # fmt: skip
    assert too_many.status_code == 429
    given = {"token": token, "op": str(uuid4()), "question": question["id"], "text": "Voici."}
    for another in ({"parties": []}, {"month": "2026-04"}):
        with of_another(app, another):
            assert nobody.post("/api/answers", json=given).json["code"] == "not_found"
    after = nobody.post("/api/answers", json=given | {"attachments": [sent.json["id"]]})
    assert after.json["questions"][0]["state"] == "answered"
    lost = nobody.post("/api/answers", json=given)
    assert (lost.status_code, len(lost.json["questions"][0]["thread"])) == (200, 2)
    again = nobody.post("/api/answers/look", json={"token": token})
    assert (again.status_code, again.json["state"]) == (410, "used")
    assert finding(alice)["thread"][-1]["by"] == "zoe@elec.test"


def test_another_companys_question_does_not_exist(app, alice, fatou, sign_in):
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    with app.app_context():
        grants.take(db.session.get_one(User, PEOPLE["fatou"].id), f"party:{PARTY}", 1)
        db.session.commit()
    stranger = sign_in("fatou")
    assert questions(stranger)["questions"] == []
    assert stranger.get(f"/api/company/questions/{question['id']}").status_code == 404
    assert answer(stranger, question["id"]).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"), [("a.exe", b"MZ\0"), ("a.pdf", b""), ("a.html", b"<script>")]
)
def test_a_file_of_another_kind_is_refused(alice, fatou, name, content):
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    place = f"/api/company/questions/{question['id']}/files?name={name}"
    sent = fatou.post(place, data=content, content_type="application/octet-stream")
    assert (sent.status_code, sent.json["code"]) == (422, "wrong_file")


def test_an_answer_after_the_decision_comes_too_late(alice, fatou):
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    decide(alice, finding(alice), "dismissed", reason="Vu")
    late = answer(fatou, question["id"])
    assert (late.status_code, late.json["code"]) == (409, "answer_too_late")


def remind(app):
    return app.test_cli_runner().invoke(remind_answers, ["--json"]).output


def test_a_company_is_reminded_once_before_and_once_after_the_day(app, alice, fatou, clock):
    ask(alice, finding(alice))
    assert remind(app).startswith('{"Ailleurs": 0, "Ici": 0}')
    clock.pass_by(days=12)
    assert '"Ici": 1' in remind(app)
    assert '"Ici": 0' in remind(app)
    assert letter(app)[1] == "Rappel : 1 question sur vos heures de mai 2026"
    clock.pass_by(days=4)
    assert '"Ici": 1' in remind(app)
    assert '"Ici": 0' in remind(app)


def test_who_has_answered_is_not_reminded(app, alice, fatou, clock):
    ask(alice, finding(alice))
    answer(fatou, questions(fatou)["questions"][0]["id"])
    clock.pass_by(days=12)
    assert '"Ici": 0' in remind(app)


def test_a_company_that_is_asked_takes_its_sheet_back_and_answers_by_the_next_version(alice, fatou):
    at = f"/api/sheets/{PARTY}/{MAY}"
    assert "edit" not in fatou.get(at).json["may"]
    ask(alice, finding(alice))
    (question,) = questions(fatou)["questions"]
    place = f"/api/company/questions/{question['id']}/correction"
    for _ in range(2):
        told = fatou.post(place, json={"op": str(uuid4())})
        assert told.status_code == 200, told.json
    assert "edit" in fatou.get(at).json["may"]
    assert finding(alice)["state"] == "asked"
    decide(alice, finding(alice), "dismissed", reason="Registre vu.")
    assert fatou.post(place, json={"op": str(uuid4())}).json["code"] == "answer_too_late"
