"""What the second release adds: tables, columns and indexes, as each database writes them.

Nothing is taken away and nothing becomes compulsory, so that processes of the first release go on
writing while this runs.
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    added = Path(__file__).with_name(revision) / f"{op.get_bind().dialect.name}.sql"
    for statement in added.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("a restored backup leads back")
