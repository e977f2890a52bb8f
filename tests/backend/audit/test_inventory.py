"""Every column has a line in the inventory: what it is for, who reads it, how long it is kept."""

import re

from backend.audit.inventory import sections, tables, told, unsaid
from backend.extensions import db
from sync.records import RECORDS

FORBIDDEN = re.compile(
    r"\bnir\b|social security|sexual|religion|ethnic|handicap|rqth|latitude|longitude|gps",
    re.IGNORECASE,
)
SENSITIVE = {"eligibility", "eligibility_proof", "outcome"}


def test_every_column_and_every_field_has_its_line(sqlite_app):
    assert unsaid() == []


def test_a_column_without_a_line_is_told(sqlite_app, monkeypatch):
    monkeypatch.setitem(told()["tables"]["job"], "running", "name shoe_size")
    found = unsaid()
    assert {"tables.job.due_at", "tables.job.shoe_size"} <= set(found)


def test_no_column_holds_what_jalon_must_never_hold(sqlite_app):
    names = [f"{t.name}.{c.name}" for t in db.metadata.tables.values() for c in t.columns]
    assert [name for name in names if FORBIDDEN.search(name.replace("_", " "))] == []
    assert len(tables()) + len(RECORDS) < len(names)


def test_what_is_sensitive_goes_to_no_phone_and_to_no_company(sqlite_app):
    for section in sections():
        if section.name in SENSITIVE:
            assert {(line.device, line.readers) for line in section.lines} == {("non", "bureau")}
