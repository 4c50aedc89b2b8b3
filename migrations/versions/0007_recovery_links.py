"""Links by which an admin lets an owner who is locked out set a new password"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "recovery_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("used_on", sa.String(length=64), nullable=True),
        sa.Column("confirmed_at", moment, nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_recovery_links_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["issued_by"], ["accounts.id"], name=op.f("fk_recovery_links_issued_by_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_links")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_recovery_links_token_digest")),
    )
    for columns in (["account_id"], ["issued_by"], ["issued_at", "id"]):
        name = f"ix_recovery_links_{'_'.join(columns)}"
        op.create_index(op.f(name), "recovery_links", columns, unique=False)


def downgrade() -> None:
    op.drop_table("recovery_links")
