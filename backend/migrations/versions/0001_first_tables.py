"""The tables of the first version, as each database writes them.

They come from the declarations of records and accounts on the day of this migration, and are kept
as SQL beside this file: later declarations must not change what an old migration does.
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    tables = Path(__file__).with_name(revision) / f"{op.get_bind().dialect.name}.sql"
    for statement in tables.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("before the first version there is nothing")
