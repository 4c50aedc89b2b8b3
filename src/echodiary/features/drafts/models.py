"""Tables of drafts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class DraftRow(Base):
    """A draft. `sealed` holds the memo, `sealed_working` the working copy: each changes without the other."""

    __tablename__ = "drafts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    book_id: Mapped[UUID] = mapped_column(ForeignKey("books.id"), index=True)
    persona_id: Mapped[UUID]
    entry_date: Mapped[date]
    status: Mapped[str] = mapped_column(String(16))
    length: Mapped[str] = mapped_column(String(8))
    fidelity: Mapped[str] = mapped_column(String(8))
    language: Mapped[str | None] = mapped_column(String(8))
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    sealed_working: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    working_version: Mapped[int | None]
    offered_version: Mapped[int | None]
    edited: Mapped[bool] = mapped_column(server_default=false())
    version_count: Mapped[int] = mapped_column(server_default=text("0"))
    rev: Mapped[int] = mapped_column(server_default=text("1"))
    generation_id: Mapped[UUID | None]
    entry_id: Mapped[UUID | None]
    error_code: Mapped[str | None] = mapped_column(String(32))
    error_retryable: Mapped[bool | None]
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    updated_at: Mapped[datetime] = mapped_column(MOMENT)
    discarded_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (
        Index("ix_drafts_account_updated", "account_id", "updated_at"),
        Index(None, "created_at"),
        Index("ix_drafts_discarded", "discarded_at", postgresql_where=text("discarded_at IS NOT NULL")),
    )


class VersionRow(Base):
    """A version: inserted, never updated (but for re-sealing under a new data key)."""

    __tablename__ = "draft_versions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    draft_id: Mapped[UUID] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    persona_id: Mapped[UUID | None]
    length: Mapped[str] = mapped_column(String(8))
    fidelity: Mapped[str] = mapped_column(String(8))
    language: Mapped[str | None] = mapped_column(String(8))
    provider: Mapped[str | None] = mapped_column(String(32))
    model: Mapped[str | None] = mapped_column(String(128))
    role: Mapped[str | None] = mapped_column(String(16))
    generation_id: Mapped[UUID | None] = mapped_column(unique=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)

    __table_args__ = (UniqueConstraint("draft_id", "number"),)
