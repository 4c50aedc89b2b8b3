"""The table of persona chats."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class PersonaChatRow(Base):
    """A persona chat. `sealed` holds what was said, the form, and which of its fields were filled in by hand."""

    __tablename__ = "persona_chats"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    status: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    turns_used: Mapped[int] = mapped_column(server_default=text("0"))
    generation_id: Mapped[UUID | None]
    persona_id: Mapped[UUID | None]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    rev: Mapped[int] = mapped_column(server_default=text("1"))
    error_code: Mapped[str | None] = mapped_column(String(32))
    error_retryable: Mapped[bool | None]
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    updated_at: Mapped[datetime] = mapped_column(MOMENT)

    __table_args__ = (
        Index("ix_persona_chats_account_updated", "account_id", "updated_at"),
        Index(None, "updated_at"),
    )
