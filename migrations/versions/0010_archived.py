"""Personas and books that were put away; starter personas told from templates that were chosen"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("personas", "books"):
        op.add_column(table, sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    # Until now nobody could choose a template: those there are came with the account.
    op.execute("UPDATE personas SET origin = 'starter' WHERE origin = 'template'")


def downgrade() -> None:
    op.execute("UPDATE personas SET origin = 'template' WHERE origin = 'starter'")
    for table in ("books", "personas"):
        op.drop_column(table, "archived_at")
