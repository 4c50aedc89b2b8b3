"""Tables of accounts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class AccountRow(Base):
    """Who signs in. `sealed` holds the display name; the e-mail address is the one typed thing that is not sealed."""

    __tablename__ = "accounts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str]
    recovery_hash: Mapped[bytes] = mapped_column(LargeBinary)
    is_admin: Mapped[bool]
    locale: Mapped[str] = mapped_column(String(8))
    time_zone: Mapped[str] = mapped_column(String(64))
    day_start_minutes: Mapped[int]
    theme: Mapped[str] = mapped_column(String(8), server_default="system")
    external_ai_consent: Mapped[bool] = mapped_column(server_default=false())
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    deleting_at: Mapped[datetime | None] = mapped_column(MOMENT)
    disabled_at: Mapped[datetime | None] = mapped_column(MOMENT)


class SessionRow(Base):
    """A sign-in on one device; only a digest of its token is kept."""

    __tablename__ = "sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    device: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    last_used_at: Mapped[datetime] = mapped_column(MOMENT)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)


class RecoveryLinkRow(Base):
    """A link that an admin issued for an account whose owner is locked out; only a digest of its token is kept.

    `outcome` None: it can be used until `expires_at`. `used_on`: the device that used it. `confirmed_at`: when the
    owner had seen that it was used.
    """

    __tablename__ = "recovery_links"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    issued_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    issued_at: Mapped[datetime] = mapped_column(MOMENT)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)
    outcome: Mapped[str | None] = mapped_column(String(16))
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)
    used_on: Mapped[str | None] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (Index(None, "issued_at", "id"),)


class ThrottleRow(Base):
    """Failed tries of one subject: a digest of an address tried, or of where tries come from."""

    __tablename__ = "sign_in_throttle"

    subject: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int]
    last_failed_at: Mapped[datetime] = mapped_column(MOMENT)

    __table_args__ = (Index(None, "last_failed_at"),)
