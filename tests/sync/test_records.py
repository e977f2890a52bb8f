"""What holds for every record type, from its declaration."""

import json
from dataclasses import asdict

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.records.schemas import SCHEMAS
from backend.records.wire import encode
from backend.records.wire import values_of as values_from_wire
from sync.exchange import Stored
from sync.record import Kind
from sync.records import RECORDS
from sync.scope import steps_of
from sync.validation import check_values
from tests.sync.values import values_of

ALL = pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.name)


@ALL
@settings(max_examples=20)
@given(data=st.data())
def test_a_record_survives_the_wire(kind, data):
    values = data.draw(values_of(kind))
    assert not list(check_values(kind, values))
    stored = Stored(kind.name, "id", 1, values, frozenset({"ref"}), {})
    assert values_from_wire(encode(stored)) == json.loads(orjson.dumps(values))
    typed = asdict(kind.python(**values))
    assert {name: value for name, value in typed.items() if value is not None} == values


@ALL
@settings(max_examples=10)
@given(data=st.data())
def test_the_schema_of_a_type_takes_what_its_declaration_takes(kind, data):
    values = data.draw(values_of(kind))
    assert not SCHEMAS[kind.name]().validate(values)
    missing = [f.name for f in kind.fields.values() if not f.optional]
    for name in missing[:1]:
        assert name in SCHEMAS[kind.name]().validate({**values, name: None})


@ALL
def test_a_record_type_is_explained_and_labelled_in_both_languages(kind):
    assert len(kind.doc.split()) > 4
    assert all(field.fr and field.en for field in kind.fields.values())
    assert kind.fr
    assert kind.en


@ALL
def test_references_name_a_type_that_comes_before_or_itself(kind):
    order = list(RECORDS)
    for field in kind.fields.values():
        if field.kind in (Kind.REF, Kind.REFS) and kind.name not in {"worker", "site_presence"}:
            assert order.index(field.target) <= order.index(kind.name), field.name


@ALL
def test_scopes_lead_to_a_site_or_a_party(kind):
    for path in kind.scope:
        if path not in {"ref", "same"} and not path.startswith("me."):
            assert steps_of(kind.name, path)[-1].target in {"site", "lot_party"}


def test_what_must_stay_in_the_office_has_no_way_to_a_phone_or_a_company():
    for name in ("eligibility", "eligibility_proof", "outcome"):
        assert RECORDS[name].scope == ()
    assert RECORDS["worker_voice"].scope == ("me.author_id",)


@pytest.mark.parametrize(
    ("table", "field", "value", "code"),
    [
        ("visit", "kind", "party", "not_a_choice"),
        ("visit", "started_at", "2026-02-30T10:00:00Z", "not_an_instant"),
        ("visit", "next_meeting_on", "2026-02-30", "not_a_day"),
        ("visit", "company_remarks", "x" * 4001, "too_long"),
        ("visit", "company_remarks", "a\x00b", "not_a_text"),
        ("visit", "number", 1000, "too_large"),
        ("visit", "number", True, "not_a_whole_number"),
        ("visit", "site_id", "gare", "not_an_id"),
        ("visit", "register_available", "yes", "not_a_boolean"),
        ("visit", "nothing", 1, "unknown_field"),
        ("visit", "state", None, "required"),
        ("monthly_sheet", "period", "2026-13", "not_a_month"),
        ("sheet_line", "daily_minutes", {"2026-05-12": 1441}, "not_minutes_by_day"),
        ("photo", "sha256", "abc", "not_a_digest"),
        ("tutoring_check", "answers", {"T99": {"answer": "yes"}}, "not_a_choice"),
        ("tutoring_check", "answers", {"tutor_load": {"answer": "maybe"}}, "not_answers"),
        (
            "tutoring_check",
            "answers",
            {"tutor_load": {"answer": "no", "evidence": None}},
            "not_answers",
        ),
        ("contract", "considerations", ["clause", "clause"], "twice"),
    ],
)
def test_a_value_outside_its_declaration_is_told_with_its_field_and_a_code(
    table, field, value, code
):
    (problem,) = check_values(RECORDS[table], {field: value})
    assert (problem.pointer, problem.code) == (f"/{field}", code)
