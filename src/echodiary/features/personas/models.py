"""The table of personas."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class PersonaRow(Base):
    """A writing voice. `sealed` holds everything that was typed: name, description, traits, samples, do and dont."""

    __tablename__ = "personas"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    speech_level: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(8))
    origin: Mapped[str] = mapped_column(String(16))
    position: Mapped[int]
    rev: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    updated_at: Mapped[datetime] = mapped_column(MOMENT)
    archived_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (Index(None, "account_id", "position", "id"),)
