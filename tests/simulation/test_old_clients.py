"""What a released schema pushed is taken today as it was on its day (I14)."""

import json
from dataclasses import replace

import pytest

from backend.syncing.taking import OF_THE_DESK, OF_WHO_WAS_THERE
from sync import validation
from sync.protocol import OLDEST_SCHEMA, SCHEMA
from sync.record import Choice
from sync.records import RECORDS
from tests.simulation.recorded import PUSHES, outcomes

SPOKEN = range(OLDEST_SCHEMA, SCHEMA + 1)
NEVER_SENT = OF_THE_DESK | OF_WHO_WAS_THERE.keys()
"""Recorded with the rest, though no supervisor's phone ever sent them: the office holds them."""


def recording(schema):
    return json.loads((PUSHES / f"schema-{schema}.json").read_text(encoding="utf-8"))


def of_phones(recorded, became):
    """What became of the changes that phones send."""
    said = zip(recorded["ops"], became, strict=True)
    return [each for op, each in said if op["tbl"] not in NEVER_SENT]


@pytest.mark.parametrize("schema", SPOKEN)
def test_a_push_of_each_schema_that_phones_may_speak_is_taken_as_on_its_day(schema):
    recorded = recording(schema)
    assert of_phones(recorded, outcomes(recorded)) == of_phones(recorded, recorded["gives"])


@pytest.mark.parametrize("schema", SPOKEN)
def test_the_recording_has_effect(schema):
    assert {each["status"] for each in recording(schema)["gives"]} == {"applied"}


class Fewer(Choice):
    """An enumeration that lost its members."""

    NONE = "none", "Aucun", "None"


def a_new_field_is_compulsory(field):
    return replace(field, optional=False)


def a_text_may_be_less_long(field):
    return replace(field, high=3)


def a_choice_is_gone(field):
    return replace(field, choices=Fewer)


CHANGED = (
    ("company", "active_until", a_new_field_is_compulsory),
    ("minutes_item", "body", a_text_may_be_less_long),
    ("visit", "kind", a_choice_is_gone),
)


@pytest.fixture
def _redeclared():
    """What was read of the declarations is read again, before and after they are changed."""
    validation._required.cache_clear()  # noqa: SLF001 - no declaration changes but here
    yield
    validation._required.cache_clear()  # noqa: SLF001


@pytest.mark.usefixtures("_redeclared")
@pytest.mark.parametrize(
    ("table", "name", "change"), CHANGED, ids=[change.__name__ for *_, change in CHANGED]
)
def test_a_declaration_that_old_phones_do_not_meet_is_caught(table, name, change, monkeypatch):
    fields = RECORDS[table].fields
    monkeypatch.setitem(fields, name, change(fields[name]))
    recorded = recording(OLDEST_SCHEMA)
    assert of_phones(recorded, outcomes(recorded)) != of_phones(recorded, recorded["gives"])


def test_a_field_that_was_renamed_is_caught(monkeypatch):
    monkeypatch.delitem(RECORDS["minutes_item"].fields, "body")
    recorded = recording(OLDEST_SCHEMA)
    assert of_phones(recorded, outcomes(recorded)) != of_phones(recorded, recorded["gives"])
