"""The table of remembered requests."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class RememberedRequest(Base):
    """What a request with an `Idempotency-Key` made; the key itself is kept as a digest, for clients may put
    anything in it.
    """

    __tablename__ = "idempotency_keys"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    action: Mapped[str] = mapped_column(String(64), primary_key=True)
    key_digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    made_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(MOMENT, index=True)
