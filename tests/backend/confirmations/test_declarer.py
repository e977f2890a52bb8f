"""Who handed a sheet in does not confirm it."""

from dataclasses import replace

import pytest
from flask import Flask

from backend.accounts.models import Territory
from backend.extensions import db
from backend.invitations.inviting import Invited, open_account
from backend.records.store import writing
from sync.record import Role
from tests.backend.building import ACTOR
from tests.backend.confirmations.conftest import HERE, id_of


@pytest.fixture
def app(sqlite_app: Flask) -> Flask:
    """Where the database is not the matter; test_clicks_at_once has both."""
    return sqlite_app


def test_the_account_that_handed_the_sheet_in_does_not_confirm_by_its_address(page, app, office):
    with app.app_context():
        with writing(HERE) as store:
            invited = Invited(id_of("Paul Garnier"), Role.COMPANY_ADMIN)
            place = db.session.get_one(Territory, HERE)
            account = open_account(place, store.records, invited, store.seq).user_id
            sheet = id_of("2 Béton Nord 2026-10")
            known = store.records.data("monthly_sheet", sheet)
            store.put(
                "monthly_sheet",
                sheet,
                {**known, "state": "submitted"},
                replace(ACTOR, user=account),
            )
        db.session.commit()
    page.send(all="yes")
    assert page.answer.status_code == 409
    assert "Une autre personne doit confirmer" in page.text
