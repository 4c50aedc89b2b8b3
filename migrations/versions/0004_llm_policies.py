"""The server-wide policy: provider and models, a row a version"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "llm_policies",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provider", sa.String(length=16), nullable=False),
        sa.Column("text_small_model", sa.String(length=128), nullable=False),
        sa.Column("text_large_model", sa.String(length=128), nullable=False),
        sa.Column("image_model", sa.String(length=128), nullable=False),
        sa.Column("base_url", sa.String(length=512), nullable=True),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("wrapped_note", sa.LargeBinary(), nullable=True),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_anyway", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["accounts.id"], name=op.f("fk_llm_policies_saved_by_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_llm_policies")),
    )
    op.create_index(op.f("ix_llm_policies_saved_by"), "llm_policies", ["saved_by"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_llm_policies_saved_by"), table_name="llm_policies")
    op.drop_table("llm_policies")
