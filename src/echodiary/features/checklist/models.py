"""Table of the checklist's runs. What stands in it comes from the program's own memos: nothing that anybody typed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class ChecklistRunRow(Base):
    """One run. `results`: what `domain.Result.to_json` gives, in the order of the samples."""

    __tablename__ = "checklist_runs"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    policy_version: Mapped[int]
    provider: Mapped[str] = mapped_column(String(32))
    models: Mapped[dict[str, Any]] = mapped_column(JSONB)
    trigger: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(12))
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    started_at: Mapped[datetime | None] = mapped_column(MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)
    results: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))

    __table_args__ = (Index(None, "created_at", "id"), Index(None, "policy_version"))
