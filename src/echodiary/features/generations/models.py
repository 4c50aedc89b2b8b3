"""Tables of generations."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Numeric, String, UniqueConstraint, false, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class GenerationRow(Base):
    """One run of a writer. `sealed` holds what was asked, `sealed_receipt` what left for the provider; `result` ids,
    numbers and states only.
    """

    __tablename__ = "generations"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[UUID] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(String(16))
    provider: Mapped[str] = mapped_column(String(32))
    model: Mapped[str] = mapped_column(String(128))
    role: Mapped[str] = mapped_column(String(16))
    policy_version: Mapped[int]
    attempt: Mapped[int]
    lease_owner: Mapped[UUID | None]
    lease_until: Mapped[datetime | None] = mapped_column(MOMENT)
    cancel_requested: Mapped[bool] = mapped_column(server_default=false())
    error_code: Mapped[str | None] = mapped_column(String(32))
    error_retryable: Mapped[bool | None]
    result: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    sealed_receipt: Mapped[bytes | None] = mapped_column(LargeBinary, info={"sealed": True})
    sent_at: Mapped[datetime | None] = mapped_column(MOMENT)
    times_sent: Mapped[int] = mapped_column(server_default=text("0"))
    input_tokens: Mapped[int | None]
    output_tokens: Mapped[int | None]
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    started_at: Mapped[datetime | None] = mapped_column(MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (
        Index("ix_generations_live", "lease_until", postgresql_where=text("status IN ('queued', 'running')")),
        Index("ix_generations_ended", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
    )


class ChunkRow(Base):
    """A numbered piece of a stream, kept for a day so that it can be replayed."""

    __tablename__ = "generation_chunks"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    generation_id: Mapped[UUID] = mapped_column(ForeignKey("generations.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    seq: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})

    __table_args__ = (UniqueConstraint("generation_id", "seq"),)
