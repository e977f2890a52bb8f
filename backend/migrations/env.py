"""How Alembic reaches the database: one migration at a time, never long in others' way."""

from typing import Literal

from alembic import context
from sqlalchemy import func, select

from backend.extensions import Instant, db

LIMITS = {"lock_timeout": "5s", "statement_timeout": "120s"}


def render_item(kind: str, item: object, _autogen_context: object) -> str | Literal[False]:
    """Write our column types as what they are in the database."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Apply or compare, in one transaction."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            told = LIMITS | context.get_x_argument(as_dictionary=True)
            for name in LIMITS:
                connection.execute(select(func.set_config(name, told[name], True)))  # noqa: FBT003
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            render_item=render_item,
            compare_type=True,
            transactional_ddl=True,  # on SQLite too: `backend.extensions` emits BEGIN itself
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
