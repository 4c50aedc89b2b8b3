"""The table of policies: a row a version, inserted, never changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class PolicyRow(Base):
    """One version of the server-wide policy.

    `wrapped_key` and `wrapped_note` are wrapped by the key ring, not sealed with an account's key: the policy belongs
    to the instance, and outlives the account that saved it.
    """

    __tablename__ = "llm_policies"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    provider: Mapped[str] = mapped_column(String(16))
    text_small_model: Mapped[str] = mapped_column(String(128))
    text_large_model: Mapped[str] = mapped_column(String(128))
    image_model: Mapped[str] = mapped_column(String(128))
    base_url: Mapped[str | None] = mapped_column(String(512))
    wrapped_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    wrapped_note: Mapped[bytes | None] = mapped_column(LargeBinary)
    saved_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    saved_at: Mapped[datetime] = mapped_column(MOMENT)
    saved_anyway: Mapped[bool] = mapped_column(server_default=false())
    restores: Mapped[int | None]  # the version that a rollback took back
