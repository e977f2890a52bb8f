"""A second wall between territories on PostgreSQL: row-level security.

Every table lets through the rows of the territory that the transaction names, so that a query that
forgets its filter finds nothing of another one. A request names its user's territory from the
moment he is recognised; before, and in commands and jobs, which serve all, the transaction names
all. One that names nothing sees nothing. Superusers pass every wall: the application's role is not
one (`./jalon doctor` looks).
"""

from collections.abc import Iterator
from typing import Any

from flask import g, has_app_context
from sqlalchemy import Connection, Engine, MetaData, String, Table, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from backend.extensions import db

SETTING = "jalon.territory"
ALL = "*"
NAME = "SELECT set_config(%s, %s, true)"


def raise_walls(engine: Engine) -> None:
    """Name the territory at the beginning of each transaction on PostgreSQL."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begun)


class entered(FunctionElement[str]):  # noqa: N801 - a function of SQL
    """A territory by its id, named for the rest of the transaction by the query that shows it."""

    name, type, inherit_cache = "entered", String(), True


@compiles(entered)
def _shown(element: "entered", compiler: SQLCompiler, **rest: Any) -> str:  # noqa: ANN401
    return compiler.process(element.clauses, **rest)


@compiles(entered, "postgresql")
def _named(element: "entered", compiler: SQLCompiler, **rest: Any) -> str:  # noqa: ANN401
    return f"set_config('{SETTING}', {compiler.process(element.clauses, **rest)}, true)"


def enter(territory: str) -> None:
    """Name the territory for the rest of the session's transaction."""
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        _name(connection, territory)


def statements(table: Table) -> Iterator[str]:
    """The DDL of a table's wall."""
    column = "id" if table.name == "territory" else "territory_id"
    if column not in table.columns:
        return
    here = f"current_setting('{SETTING}', true)"
    rule = f"{here} = '{ALL}' OR {column} = {here}"
    if table.columns[column].nullable:
        rule += f" OR {column} IS NULL"
    yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table.name} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY territory ON {table.name} USING ({rule})"


def _begun(connection: Connection) -> None:
    me = g.get("me") if has_app_context() else None
    _name(connection, ALL if me is None else me.territory_id)


def _name(connection: Connection, territory: str) -> None:
    # Straight to the driver: this runs in every transaction.
    driver: Any = connection.connection.driver_connection
    driver.execute(NAME, (SETTING, territory)).close()


@event.listens_for(MetaData, "after_create")
def _built(
    _metadata: MetaData, connection: Connection, *, tables: list[Table], **_rest: object
) -> None:
    """Tables made without a migration (tests do) get their walls too."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        for statement in statements(table):
            connection.exec_driver_sql(statement)
