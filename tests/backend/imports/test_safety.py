"""Files that mean harm, and two who import at once."""

from datetime import date
from uuid import uuid4

import pytest

from backend.accounts.commands import user_of
from backend.clock import now
from backend.extensions import db, readonly
from backend.imports.carrying_out import carry_out
from backend.imports.commands import identity_of
from backend.imports.opening import sheets_of
from backend.imports.planning import Act, Asked, Existing, plan
from backend.imports.problems import FileRefused
from backend.records import feed
from backend.records.working_set import WorkingSet
from backend.registers.saving import Change
from tests.backend.imports.desk import ON_BOTH, csv_of
from tests.backend.personas import PEOPLE
from tests.sheets.hostile import FILES

TWO = csv_of(["Nom", "Prénom"], ["Le Goff", "Inès"], ["Péron", "Yann"])
SOME = ("cell at XFD1048576.xlsx", "password.xlsx", "laughing.xml", "garbage.zip")


@pytest.mark.parametrize("name", SOME)
def test_a_hostile_file_is_refused(name) -> None:
    make, codes = FILES[name]
    with pytest.raises(FileRefused) as refused:
        sheets_of(make())
    assert refused.value.reason in codes


@ON_BOTH
def test_what_somebody_added_meanwhile_is_not_added_again(app, station) -> None:
    with app.app_context():
        sheets = sheets_of(TWO)
        with readonly():
            me = identity_of(user_of(PEOPLE["hugo"].email))
            asked = Asked("worker", Existing.SKIP, str(uuid4()), date(2026, 3, 10))
            records = WorkingSet(db.session.connection(), me.territory_id)
            tried = plan(asked, records, sheets), feed.clock_of(me.territory_id)
        done = []
        for _ in range(2):
            change = Change(str(uuid4()), "worker", me, now())
            done.append(carry_out(change, asked, sheets, tried))
            db.session.commit()
    assert [each.count(Act.CREATE) for each in done] == [2, 0]
    assert done[1].count(Act.UNCHANGED) == 2
