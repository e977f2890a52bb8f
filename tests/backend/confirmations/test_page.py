"""The page behind the link: what it shows, what an answer does, and what uses nothing up."""

import re

import pytest
from flask import Flask

from backend.accounts.models import Link, Territory
from backend.extensions import db
from backend.mail.models import MailMessage
from backend.records import journal
from sync.record import natural_id
from tests.backend.browser import visitor
from tests.backend.confirmations.conftest import FORM, HERE, OCTOBER, Page, id_of

AWA, LEO, NADIA, YANN, MINH = (
    "KONATÉ Awa", "DUPONT Léo", "ÉVRARD Nadia", "LE GOFF Yann", "NGUYỄN Minh",
)  # fmt: skip
SHOWN = ["Awa K.", "Léo D.", "Minh N.", "Nadia É.", "Yann L."]
OTHERS = ("Deniz", "Julie", "Inês", "Couleurs")
SECRETS = ("éligib", "eligib", "tuteur", "RSA", "coffreu", "Konaté", "KONATÉ")


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter; test_clicks_at_once has both."""
    return sqlite_app


def place_of(page: Page, name: str) -> str:
    """The number of a person's line on the page."""
    wanted = f"{id_of('2 Béton Nord')}/{id_of(name)}"
    return next(key[4:] for key, value in page.form.items() if value == wanted)


def test_the_page_shows_first_name_initial_and_hours_and_nothing_else(page):
    body = page.answer.get_data(as_text=True)
    assert re.findall(r"<legend>(.*?) <b>", body) == SHOWN
    assert "Groupe scolaire Jean-Moulin" in page.text
    assert "octobre 2026" in page.text
    assert "45 h" in page.text
    assert [word for word in (*OTHERS, *SECRETS) if word in page.text] == []


def test_all_is_right_in_one_gesture(page, office):
    page.send(all="yes")
    assert page.answer.status_code == 200
    assert "Réponse enregistrée" in page.text
    said = office.confirmed(AWA)
    assert (said["state"], said["confirmed_minutes"]) == ("confirmed", 40 * 60 + 300)
    assert said["confirmed_by"] == "Paul Garnier, Conducteur de travaux (par lien)"
    assert said["confirmed_at"] == "2026-11-13T09:05:00Z"
    assert all(office.confirmed(name)["line_digest"] for name in (LEO, NADIA, YANN, MINH))


def test_a_figure_is_corrected_with_its_reason_and_others_are_contested_or_elsewhere(page, office):
    awa, leo, nadia = (place_of(page, name) for name in (AWA, LEO, NADIA))
    page.send(**{
        f"line-{awa}": "corrected", f"hours-{awa}": "38,5", f"reason-{awa}": "absence",
        f"note-{awa}": "une semaine de congé", f"line-{leo}": "contested",
        f"reason-{leo}": "schedule", f"line-{nadia}": "not_here", f"reason-{nadia}": "elsewhere",
    })  # fmt: skip
    assert page.answer.status_code == 200
    said = office.confirmed(AWA)
    assert (said["state"], said["confirmed_minutes"]) == ("confirmed", 2310)
    assert said["comment"] == "Absence dans le mois : une semaine de congé"
    assert (office.confirmed(LEO)["state"], "confirmed_minutes" in office.confirmed(LEO)) == (
        "contested",
        False,
    )
    assert office.confirmed(NADIA)["state"] == "not_here"
    assert office.confirmed(YANN)["state"] == "confirmed"
    assert "38 h 30 confirmées (45 h déclarées)" in page.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"line-0": "corrected", "hours-0": "dix"}, "indiquez des heures"),
        ({"line-0": "corrected", "hours-0": "800", "reason-0": "other"}, "indiquez des heures"),
        ({"line-0": "corrected", "hours-0": "40"}, "choisissez un motif"),
        ({"line-0": "contested", "reason-0": "other"}, "précisez en quelques mots"),
        ({"line-0": "whatever"}, "choisissez une réponse"),
        ({"name": " "}, "indiquez votre prénom"),
        ({"role": ""}, "indiquez votre fonction"),
    ],
)
def test_what_is_missing_is_said_at_the_top_and_entries_are_kept(page, office, fields, words):
    page.send(**{"note-1": "gardé", **fields})
    assert page.answer.status_code == 422
    assert "À corriger avant l’envoi" in page.text
    assert words in page.text
    assert page.form["note-1"] == "gardé"
    assert office.confirmed(AWA) is None
    assert page.send(all="yes", name="Paul Garnier", role="Chef").status_code == 200


def test_a_second_opening_shows_the_receipt(page, app, office):
    page.send(all="yes")
    reference = re.search(r"C-2026-10-[A-Z2-7]{6}", page.text)[0]
    again = Page(visitor(app), page.token)
    assert "Réponse enregistrée" in again.text
    assert reference in again.text


def test_a_lost_answer_sent_again_gets_the_same_receipt(page, app, clock):
    form = page.form | {"all": "yes"}
    first = page.post("/c/answer", **form).get_data(as_text=True)
    clock.pass_by(hours=3)
    again = page.post("/c/answer", **form)
    assert (again.status_code, again.get_data(as_text=True)) == (200, first)
    with app.app_context():
        assert db.session.query(MailMessage).filter(MailMessage.subject.like("Reçu%")).count() == 1


def test_the_receipt_is_given_and_sent_on_paper_too(page, app, office):
    before = page.post("/c/receipt.pdf", token=page.token)
    assert before.mimetype == "text/html"
    page.send(all="yes")
    paper = page.post("/c/receipt.pdf", token=page.token)
    assert paper.mimetype == "application/pdf"
    assert b"pdfuaid" in paper.data
    with app.app_context():
        (message,) = db.session.query(MailMessage).filter(MailMessage.subject.like("Reçu%"))
        assert message.attachment.startswith(b"%PDF")
        assert message.attachment_name.startswith("C-2026-10-")


def test_a_different_second_answer_is_refused_and_the_first_counts(page, office):
    form = page.form
    page.post("/c/answer", **form, all="yes")
    for other in ({"answer": id_of("another")}, {"name": "Jean Autre"}):
        answer = page.post("/c/answer", **{**form, **other})
        assert answer.status_code == 409
        assert "Votre première réponse" in answer.get_data(as_text=True)
    assert office.confirmed(AWA)["confirmed_by"].startswith("Paul Garnier")


def test_head_get_and_options_use_nothing_up(page, app, office):
    for method in ("HEAD", "GET", "OPTIONS"):
        for path in ("/c", "/c/answer", "/c/again", "/c/report"):
            visitor(app).open(path, method=method)
    with app.app_context():
        link = db.session.query(Link).filter_by(recipient="paul@example.org").one()
        assert (link.consumed_at, link.replaced_at) == (None, None)
    assert page.send(all="yes").status_code == 200


def test_the_journal_says_that_it_came_by_link(page, app, office):
    page.send(all="yes")
    record = natural_id("hours_confirmation", id_of("2 Béton Nord"), id_of(AWA), OCTOBER)
    with app.app_context():
        [line] = journal.history(HERE, [record])
        assert line["user_id"] == f"link:{office.request().id}"
        assert line["body"]["set"]["confirmed_by"].endswith("(par lien)")


def test_a_receipt_goes_to_the_known_address(page, app, office, clock):
    clock.pass_by(minutes=1)
    page.send(all="yes")
    with app.app_context():
        message = office.letters("Paul")[0]
        assert (message.recipient, message.subject[:5]) == ("paul@example.org", "Reçu ")
        assert "Awa K. : 45 h confirmées" in message.body.replace("\xa0", " ")
        assert "/c#" not in message.body


def test_an_error_is_reported_within_seven_days_and_the_answer_taken_up_again(page, office, clock):
    page.send(all="yes")
    clock.pass_by(days=6)
    page.answer = page.post("/c/report", token=page.token)
    awa = place_of(page, AWA)
    page.send(**{f"line-{awa}": "corrected", f"hours-{awa}": "30", f"reason-{awa}": "ended"})
    assert page.answer.status_code == 200
    assert office.confirmed(AWA)["confirmed_minutes"] == 1800


def test_after_seven_days_an_answer_is_closed(page, clock):
    page.send(all="yes")
    clock.pass_by(days=7)
    page.answer = page.post("/c/report", token=page.token)
    assert "Réponse enregistrée" in page.text
    assert "Signaler une erreur" not in page.text


def test_a_link_that_expired_offers_a_new_one_to_the_masked_address(page, app, office, clock):
    clock.pass_by(days=7)
    over = Page(visitor(app), page.token)
    assert "Ce lien a expiré" in over.text
    assert "p•••@example.org" in over.text
    assert "paul@example.org" not in over.text
    assert over.post("/c/again", token=page.token).status_code == 200
    new = Page(visitor(app), office.token())
    assert new.token != page.token
    assert new.send(all="yes").status_code == 200


def test_asking_anew_says_the_same_for_a_token_that_never_was(page, app):
    known = page.post("/c/again", token=page.token)
    unknown = page.post("/c/again", token="A" * 43)
    assert known.get_data() == unknown.get_data()


def test_a_new_link_is_asked_for_five_times_an_hour(page):
    answers = [page.post("/c/again", token=page.token).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_the_code_of_the_mail_opens_the_page_without_javascript(page, app, office):
    code = re.search(r"code : ([A-Z2-7-]{19})", office.text("Paul Garnier"))[1]
    by_code = Page(visitor(app), code.lower())
    assert by_code.send(all="yes").status_code == 200


def test_codes_are_not_tried_one_after_another(page, app):
    answers = [page.post("/c", token=f"AAAA-{n}").status_code for n in range(21)]
    assert answers == [404] * 20 + [429]


def test_hours_changed_meanwhile_are_read_again_before_they_are_confirmed(page, office):
    office.change("sheet_line", f"ligne 2 Béton Nord 2026-10 {AWA}", worked_minutes=6000)
    page.send(all="yes")
    assert page.answer.status_code == 422
    assert "a modifié ses heures" in page.text
    assert "100 h" in page.text
    page.send(all="yes")
    assert office.confirmed(AWA)["confirmed_minutes"] == 6000


def test_before_the_sheet_the_hours_of_who_is_placed_there_may_be_given(app, office):
    office.ask("2026-11")
    page = Page(visitor(app), office.token())
    assert "Aucune heure déclarée pour l’instant" in page.text
    assert "Tout est exact" not in page.text
    assert "Karim" not in page.text  # he left in October
    awa = place_of(page, AWA)
    page.send(**{f"line-{awa}": "corrected", f"hours-{awa}": "70 h 15"})
    assert page.answer.status_code == 200
    said = office.confirmed(AWA, month="2026-11")
    assert (said["confirmed_minutes"], said.get("line_digest")) == (4215, None)
    assert office.confirmed(LEO, month="2026-11") is None


def test_who_handed_the_sheet_in_does_not_confirm_it(page, app, office):
    office.change("monthly_sheet", "2 Béton Nord 2026-10", submitted_by="Paul Garnier")
    blocked = Page(visitor(app), page.token)
    assert "Une autre personne doit confirmer" in blocked.text
    assert page.send(all="yes").status_code == 409
    assert office.confirmed(AWA) is None


def test_a_territory_may_let_him_and_the_answer_says_so(page, app, office, sign_in):
    office.change("monthly_sheet", "2 Béton Nord 2026-10", submitted_by="Paul Garnier")
    with app.app_context():
        db.session.get_one(Territory, HERE).settings = {"declarer_confirms": True}
        db.session.commit()
    open_to_him = Page(visitor(app), page.token)
    assert "votre réponse le dira" in open_to_him.text
    open_to_him.send(all="yes")
    assert office.confirmed(AWA)["confirmed_by"].endswith("(par lien, a aussi déclaré)")


def test_the_page_speaks_english_when_asked(page):
    page.answer = page.post("/c", token=page.token, lang="en")
    assert "All is right" in page.text
    assert 'lang="en"' in page.answer.get_data(as_text=True)


def test_another_site_cannot_make_a_browser_answer(page, office):
    answer = page.browser.post(
        "/c/answer",
        data=page.form | {"all": "yes"},
        content_type=FORM,
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403
    assert office.confirmed(AWA) is None


def test_what_people_type_is_shown_as_text(page):
    page.send(name="<script>alert(1)</script>", role="")
    assert "<script>alert" not in page.answer.get_data(as_text=True)


def test_an_answer_that_stands_needs_no_new_reason(page, office):
    awa = place_of(page, AWA)
    page.send(**{f"line-{awa}": "corrected", f"hours-{awa}": "30", f"reason-{awa}": "ended"})
    page.answer = page.post("/c/report", token=page.token)
    page.send(**{f"reason-{awa}": "", f"note-{awa}": ""})
    assert page.answer.status_code == 200
    assert office.confirmed(AWA)["confirmed_minutes"] == 1800
