"""What left for a provider, beside the generation that it left for"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("generations", sa.Column("sealed_receipt", sa.LargeBinary(), nullable=True))
    op.add_column("generations", sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("generations", sa.Column("times_sent", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("generations", sa.Column("input_tokens", sa.Integer(), nullable=True))
    op.add_column("generations", sa.Column("output_tokens", sa.Integer(), nullable=True))
    op.add_column("generations", sa.Column("cost_usd", sa.Numeric(12, 6), nullable=True))


def downgrade() -> None:
    for column in ("cost_usd", "output_tokens", "input_tokens", "times_sent", "sent_at", "sealed_receipt"):
        op.drop_column("generations", column)
