"""Tables of usage: shares of accounts, the server's budget, and what is reserved of both. No text is in them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Numeric, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base

USD = Numeric(14, 6)


class BudgetRow(Base):
    """One version of the server-wide budget: inserted, never changed.

    `prices`: model → {"input", "output"}, US dollars for a million tokens, as decimal strings.
    """

    __tablename__ = "budgets"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    monthly_usd: Mapped[Decimal | None] = mapped_column(USD)
    prices: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    saved_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    saved_at: Mapped[datetime] = mapped_column(MOMENT)


class MonthRow(Base):
    """What a calendar month has cost, and what running calls may still come to.

    `warned_at_usd`: the budget whose approach was told already, so that it is told once.
    """

    __tablename__ = "budget_months"

    month: Mapped[date] = mapped_column(primary_key=True)
    spent_usd: Mapped[Decimal] = mapped_column(USD, server_default=text("0"))
    reserved_usd: Mapped[Decimal] = mapped_column(USD, server_default=text("0"))
    unpriced_calls: Mapped[int] = mapped_column(server_default=text("0"))
    warned_at_usd: Mapped[Decimal | None] = mapped_column(USD)


class CountRow(Base):
    """How many of a kind an account has used in a day or a month."""

    __tablename__ = "usage_counts"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    period: Mapped[date] = mapped_column(primary_key=True)
    used: Mapped[int]

    __table_args__ = (Index(None, "period"),)


class ReservationRow(Base):
    """What one piece of work may come to, and what it came to; its id is the one of the work (a generation, an image).

    It outlives its account, without the account's name: what was spent stays spent. `month` None: it costs no money.
    `own_input`, `own_output`: the admin's price when it was reserved.
    """

    __tablename__ = "usage_reservations"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    period: Mapped[date]
    month: Mapped[date | None]
    provider: Mapped[str] = mapped_column(String(32))
    model: Mapped[str] = mapped_column(String(128))
    role: Mapped[str] = mapped_column(String(16))
    reserved_usd: Mapped[Decimal] = mapped_column(USD)
    price_known: Mapped[bool]
    own_input: Mapped[Decimal | None] = mapped_column(USD)
    own_output: Mapped[Decimal | None] = mapped_column(USD)
    state: Mapped[str] = mapped_column(String(8))
    charged_usd: Mapped[Decimal | None] = mapped_column(USD)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (
        Index("ix_usage_reservations_open", "expires_at", postgresql_where=text("state = 'reserved'")),
        Index("ix_usage_reservations_ended", "ended_at", postgresql_where=text("ended_at IS NOT NULL")),
    )
