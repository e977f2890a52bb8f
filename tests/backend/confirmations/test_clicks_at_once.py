"""Clicks that arrive at the same instant, on both databases."""

import pytest

from backend.extensions import db
from backend.mail.models import MailMessage
from backend.records import journal
from sync.record import natural_id
from tests.backend.browser import visitor
from tests.backend.confirmations.conftest import FORM, HERE, OCTOBER, id_of
from tests.backend.test_at_once import at_once

AWA = "KONATÉ Awa"


@pytest.mark.parametrize("same", [True, False], ids=["the same answer", "eight answers"])
def test_of_eight_clicks_at_once_one_counts(page, app, office, same):
    form, token = page.form | {"all": "yes"}, page.token
    numbers = iter(range(8))

    def click() -> int:
        own = {} if same else {"answer": id_of(f"click {next(numbers)}")}
        return visitor(app).post("/c/answer", data=form | own, content_type=FORM).status_code

    assert token
    assert at_once(8, click) == ({200: 8} if same else {200: 1, 409: 7})
    with app.app_context():
        record = natural_id("hours_confirmation", id_of("2 Béton Nord"), id_of(AWA), OCTOBER)
        assert len(journal.history(HERE, [record])) == 1
        assert db.session.query(MailMessage).filter(MailMessage.subject.like("Reçu%")).count() == 1
