"""What `docs/scaling.md` says of territories over nodes, checked over the declared tables.

The rules are those of Citus: a primary key or unique constraint of a distributed table contains the
distribution column; a distributed table refers to reference tables, or with that column to another
distributed one; a reference table refers to reference tables only.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import Identity, Sequence, Table, UniqueConstraint

from backend import create_app
from backend.extensions import db
from tests.architecture.tree import ROOT
from tests.backend.database import settings_of

HOME, COLUMN = "territory", "territory_id"
REFERENCE = {
    *("territory", "user_account", "sync_device", "refresh_token", "user_totp", "passkey"),
    *("passkey_challenge", "recovery_code", "sign_in_attempt", "job", "alert_told"),
}
"""A copy on each node: small, and looked up before a territory is known or by whoever it is."""
AFTER_ONE_MIGRATION = {
    *("answer_file", "company_user", "confirmation_request", "grant_log", "link", "mail_message"),
    *("month_closing", "person_archive", "person_request", "setting_change", "sheet_document"),
    *("sheet_reading", "sheet_reminder", "upload"),
}
"""Their key is `id` alone: Citus asks for (territory_id, id)."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    create_app(settings_of(tmp_path_factory.mktemp("nothing")))
    return dict(db.metadata.tables)


def unique(table: Table) -> Iterator[set[str]]:
    yield {column.name for column in table.primary_key.columns}
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield {column.name for column in constraint.columns}
    for index in table.indexes:
        if index.unique:
            yield {column.name for column in index.columns}


def test_every_other_table_can_be_distributed_as_it_is(tables):
    others = tables.keys() - REFERENCE - AFTER_ONE_MIGRATION
    for name in others:
        assert not tables[name].columns[COLUMN].nullable, name
        assert all(COLUMN in columns for columns in unique(tables[name])), name


def test_the_exceptions_are_tables_that_need_to_be_exceptions(tables):
    assert tables.keys() >= REFERENCE | AFTER_ONE_MIGRATION
    for name in AFTER_ONE_MIGRATION:
        assert not tables[name].columns[COLUMN].nullable, name
        assert not all(COLUMN in columns for columns in unique(tables[name])), name


def test_no_foreign_key_crosses_nodes(tables):
    for name, table in tables.items():
        for key in table.foreign_key_constraints:
            refers_to = key.referred_table.name
            assert refers_to in REFERENCE or (name not in REFERENCE and COLUMN in key.column_keys)


def test_no_number_is_drawn_by_a_node(tables):
    columns = [column for table in tables.values() for column in table.columns]
    drawn = (column.default for column in columns)
    assert not any(isinstance(each, Sequence | Identity) for each in drawn)
    assert not any(column.identity or column.autoincrement is True for column in columns)


def test_the_page_tells_the_exceptions():
    told = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")
    missing = [name for name in REFERENCE | AFTER_ONE_MIGRATION if f"`{name}`" not in told]
    assert missing == []
