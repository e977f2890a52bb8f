"""What is kept of a month in the table is what would be computed now, whoever changed what."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.territory_settings import change, settings_of_id
from backend.discrepancies import reading
from backend.discrepancies.commands import months
from backend.discrepancies.figures import of_month
from backend.discrepancies.near import only, read_of
from backend.discrepancies.parts import keeping, upkeep
from backend.discrepancies.parts import reading as parts
from backend.discrepancies.parts.models import InputChange, MonthPart, MonthState
from backend.discrepancies.worklist import Narrowing, lines, ordered
from backend.extensions import db, readonly
from backend.records.store import writing
from sync.hours import HOUR
from tests.backend.discrepancies import crossroads, paper
from tests.backend.discrepancies.crossroads import AWA, BAKARY, HELD, LENT, PARTY
from tests.backend.discrepancies.paper import MAY
from tests.backend.personas import HERE, PEOPLE, identifier

TODAY = date(2026, 6, 12)
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
STEPS = st.one_of(
    crossroads.CHANGES,
    crossroads.CHANGES,
    crossroads.CHANGES,
    st.sampled_from(["a threshold", "a restore", "a new process", "another day"]),
)


@pytest.fixture
def month(sqlite_app):
    return begun(sqlite_app)


def begun(app):
    put = [*crossroads.registers(), *crossroads.sheet(PARTY, AWA, 151 * HOUR)]
    put += [*crossroads.sheet(HELD, BAKARY, 90 * HOUR), *crossroads.sheet(LENT, AWA, 60 * HOUR)]
    paper.put(app, *put)
    return app


def known(today=TODAY):
    with readonly():
        return parts.read_month(HERE, MAY, today)


def computed(today=TODAY):
    with readonly():
        return reading.computed(HERE, MAY, today, settings_of_id(HERE).thresholds)


def carry_out(app, step, number):
    if isinstance(step, list):
        paper.put(app, *step)
    elif step == "a threshold":
        change(HERE, {"large_gap": number * HOUR}, PEOPLE["damien"].id, paper.AT)
        db.session.commit()
    elif step == "a restore":
        with writing(HERE) as store:
            store.begin_anew(store.seq + number)
        db.session.commit()
    elif step == "a new process":
        parts.begin_anew()


@FEW
@given(steps=st.lists(STEPS, min_size=1, max_size=5))
def test_what_is_kept_equals_what_is_computed_after_any_changes(month, steps):
    with month.app_context():
        for number, step in enumerate(steps):
            carry_out(month, step, number)
            today = date(2026, 6, 15 + number) if step == "another day" else TODAY
            kept, fresh = known(today), computed(today)
            assert ordered(kept.lines) == lines(fresh, Narrowing())
            assert kept.figures == of_month(fresh)


@FEW
@given(steps=st.lists(crossroads.CHANGES, min_size=1, max_size=5))
def test_a_party_alone_is_read_as_in_the_whole_territory(month, steps):
    with month.app_context():
        for step in steps:
            paper.put(month, *step)
        fresh = computed()
        for party in sorted(fresh.records["lot_party"]):
            with readonly():
                near = read_of(HERE, MAY, {party}, TODAY)
            mine = only(fresh, frozenset({party}))
            assert near.result.discrepancies == mine.result.discrepancies
            assert near.result.retained == mine.result.retained
            assert lines(near, Narrowing()) == lines(fresh, Narrowing(party=party))


@pytest.fixture(params=["sqlite_app", "postgres_app"])
def kept(request):
    app = begun(request.getfixturevalue(request.param))
    with app.app_context():
        known()
        yield app


def test_a_change_computes_the_operations_that_it_reaches_and_no_other(kept):
    before = known().parts
    paper.put(kept, crossroads.word(HELD, BAKARY, 80 * HOUR))
    after = known().parts
    assert {key for key in after if after[key] is not before[key]} == {paper.OPERATION}


def test_what_no_finding_rests_on_writes_nothing(kept):
    with readonly():
        before = keeping.state_of(HERE, MAY)
    point = {"visit_id": identifier("visit"), "theme": "decisions", "body": "Un point."}
    paper.put(kept, ("minutes_item", identifier("point"), point))
    assert known().parts
    with readonly():
        assert keeping.state_of(HERE, MAY) == before


def test_another_process_finds_what_this_one_wrote(kept, monkeypatch):
    paper.put(kept, crossroads.word(HELD, BAKARY, 80 * HOUR))
    mine = ordered(known().lines)
    parts.begin_anew()
    monkeypatch.delattr(parts, "computed_rows")
    monkeypatch.delattr(parts, "_rows_of")
    assert ordered(known().lines) == mine


def test_who_computed_from_an_older_moment_writes_nothing(kept):
    with readonly():
        then = keeping.state_of(HERE, MAY)
    paper.put(kept, crossroads.word(HELD, BAKARY, 80 * HOUR))
    after = ordered(known().lines)
    late = keeping.Writing(HERE, MAY, then, then.seq, then.basis, {}, frozenset({paper.OPERATION}))
    assert keeping.keep(late) is None
    parts.begin_anew()
    assert ordered(known().lines) == after


def test_a_reading_in_a_transaction_that_writes_keeps_nothing_and_is_right(kept):
    with writing(HERE) as store:
        store.put(*crossroads.word(HELD, BAKARY, 80 * HOUR), paper.actor())
        store.flush()
        told = {each["party_id"]: each for each in parts.read_month(HERE, MAY, TODAY).lines}
    assert told[HELD]["confirmed"] == 80 * HOUR
    db.session.rollback()
    assert {each["party_id"]: each for each in known().lines}[HELD]["confirmed"] is None


def test_what_was_thrown_away_is_computed_again_and_the_comparison_finds_a_wrong_row(kept):
    upkeep.throw_away(HERE)
    db.session.commit()
    assert known().lines
    with readonly():
        assert upkeep.different(HERE, TODAY) == []
    row = db.session.get(MonthPart, (HERE, MAY, paper.OPERATION))
    row.told = row.told.replace(b'"retained":', b'"retained":1')
    db.session.commit()
    parts.begin_anew()
    with readonly():
        assert upkeep.different(HERE, TODAY) == [(MAY, paper.OPERATION)]


def test_changes_are_forgotten_once_every_kept_month_has_taken_them_in(kept):
    for minutes in (80, 81, 82):
        paper.put(kept, crossroads.word(HELD, BAKARY, minutes * HOUR))
    assert db.session.query(InputChange).count() == 3
    db.session.rollback()
    known()
    assert db.session.query(InputChange).count() == 0
    states = {each.month: each.seq for each in db.session.query(MonthState)}
    assert states[""] == states[MAY]


def test_the_command_computes_before_people_come_and_compares(month, clock, monkeypatch):
    clock.instant = paper.AT.replace(day=12)
    run = month.test_cli_runner().invoke
    assert "1 mois à jour" in run(months).output
    with month.app_context():
        monkeypatch.delattr(parts, "computed_rows")
        assert known().lines
        monkeypatch.undo()
    checked = run(months, ["--check"])
    assert (checked.exit_code, "Ici : 0 différences" in checked.output) == (0, True)
    assert "1 mois à jour" in run(months, ["--anew"]).output


def test_a_month_that_nobody_opens_any_more_is_forgotten(month, clock):
    clock.instant = paper.AT.replace(day=12)
    with month.app_context():
        with readonly():
            parts.read_month(HERE, "2024-01", TODAY)
        month.test_cli_runner().invoke(months)
        assert {each.month for each in db.session.query(MonthState)} - {""} == {MAY}
