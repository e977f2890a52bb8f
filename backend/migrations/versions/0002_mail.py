"""Messages that leave the office, kept before they are sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_message",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("territory_id", sa.String(36), nullable=False),
        sa.Column("about", sa.String(36), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False),
        sa.Column("recipient_name", sa.String(120), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("attachment_name", sa.String(120), nullable=False),
        sa.Column("attachment", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(36), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True)),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("error", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["territory_id"], ["territory.id"], name="fk_mail_message_territory_id"
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name="fk_mail_message_created_by"
        ),
        sa.UniqueConstraint(
            *("territory_id", "about", "recipient", "digest"),
            name="uq_mail_message_territory_id_about_recipient_digest",
        ),
    )
    op.create_index("ix_mail_message_territory_id", "mail_message", ["territory_id"])
    op.create_index("ix_mail_message_waiting", "mail_message", ["state", "next_try_at"])


def downgrade() -> None:
    op.drop_table("mail_message")
