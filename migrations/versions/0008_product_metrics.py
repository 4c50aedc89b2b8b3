"""Indexes for counting drafts and entries by the moment they were begun"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_drafts_created_at"), "drafts", ["created_at"], unique=False)
    op.create_index(
        "ix_entries_by_hand", "entries", ["created_at"], unique=False, postgresql_where=sa.text("draft_id IS NULL")
    )


def downgrade() -> None:
    op.drop_index("ix_entries_by_hand", table_name="entries", postgresql_where=sa.text("draft_id IS NULL"))
    op.drop_index(op.f("ix_drafts_created_at"), table_name="drafts")
