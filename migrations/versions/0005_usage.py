"""Usage: shares of accounts, the server's budget and its months, and what is reserved of both"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

USD = sa.Numeric(14, 6)
MOMENT = sa.DateTime(timezone=True)
NOTHING = sa.text("0")


def upgrade() -> None:
    _make_budgets()
    op.create_table(
        "usage_counts",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_usage_counts_account_id_accounts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", "period", name=op.f("pk_usage_counts")),
    )
    op.create_index(op.f("ix_usage_counts_period"), "usage_counts", ["period"])
    op.create_table(
        "usage_reservations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("provider", sa.String(length=32), nullable=False),
        sa.Column("model", sa.String(length=128), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("reserved_usd", USD, nullable=False),
        sa.Column("price_known", sa.Boolean(), nullable=False),
        sa.Column("own_input", USD, nullable=True),
        sa.Column("own_output", USD, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("charged_usd", USD, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_usage_reservations_account_id_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_reservations")),
    )
    op.create_index(op.f("ix_usage_reservations_account_id"), "usage_reservations", ["account_id"])
    op.create_index(
        "ix_usage_reservations_open",
        "usage_reservations",
        ["expires_at"],
        postgresql_where=sa.text("state = 'reserved'"),
    )
    op.create_index(
        "ix_usage_reservations_ended",
        "usage_reservations",
        ["ended_at"],
        postgresql_where=sa.text("ended_at IS NOT NULL"),
    )


def _make_budgets() -> None:
    op.create_table(
        "budgets",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("monthly_usd", USD, nullable=True),
        sa.Column(
            "prices",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["accounts.id"], name=op.f("fk_budgets_saved_by_accounts"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_budgets")),
    )
    op.create_index(op.f("ix_budgets_saved_by"), "budgets", ["saved_by"])
    op.create_table(
        "budget_months",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("spent_usd", USD, server_default=NOTHING, nullable=False),
        sa.Column("reserved_usd", USD, server_default=NOTHING, nullable=False),
        sa.Column("unpriced_calls", sa.Integer(), server_default=NOTHING, nullable=False),
        sa.Column("warned_at_usd", USD, nullable=True),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_budget_months")),
    )


def downgrade() -> None:
    op.drop_table("usage_reservations")
    op.drop_table("usage_counts")
    op.drop_table("budget_months")
    op.drop_index(op.f("ix_budgets_saved_by"), table_name="budgets")
    op.drop_table("budgets")
