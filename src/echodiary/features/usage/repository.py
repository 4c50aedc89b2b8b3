"""All SQL of usage. What two processes may count at once is counted by one statement that PostgreSQL repeats on the
newest row, never by reading first.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.usage.domain import Kind, ReservationState
from echodiary.features.usage.models import BudgetRow, CountRow, MonthRow, ReservationRow

SAVING_LOCK = 0x6563686F_627564  # "echo bud"


class MonthSums(NamedTuple):
    """What stands in the books of a month."""

    spent: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)
    unpriced_calls: int = 0


class UsedRow(NamedTuple):
    """What an account has used."""

    account_id: UUID
    drafts: int
    images: int
    charged: Decimal


class UsageRepository:
    """Counts of accounts, and the reservations they were made by."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get_used(self, account_id: UUID, kind: Kind, period: date) -> int:
        """How many an account has used."""
        statement = select(CountRow.used).where(
            CountRow.account_id == account_id, CountRow.kind == kind, CountRow.period == period
        )
        return (await self._session.execute(statement)).scalar_one_or_none() or 0

    async def count_one(self, account_id: UUID, kind: Kind, period: date, limit: int) -> bool:
        """Count one more, unless the limit is reached; whether it was counted."""
        if limit < 1:
            return False
        first = insert(CountRow).values(account_id=account_id, kind=kind, period=period, used=1)
        another = first.on_conflict_do_update(
            index_elements=[CountRow.account_id, CountRow.kind, CountRow.period],
            set_={"used": CountRow.used + 1},
            where=CountRow.used < limit,
        ).returning(CountRow.used)
        return (await self._session.execute(another)).first() is not None

    async def give_back_one(self, account_id: UUID, kind: Kind, period: date) -> None:
        """Count one less."""
        statement = update(CountRow).where(
            CountRow.account_id == account_id, CountRow.kind == kind, CountRow.period == period, CountRow.used > 0
        )
        await self._session.execute(statement.values(used=CountRow.used - 1))

    async def add(self, row: ReservationRow) -> None:
        """Store a reservation."""
        self._session.add(row)
        await self._session.flush()

    async def remove(self, reservation_id: UUID) -> None:
        """Take a reservation away again, as if it had never been made."""
        row = await self._session.get(ReservationRow, reservation_id)
        if row is not None:
            await self._session.delete(row)
            await self._session.flush()

    async def lock(self, reservation_id: UUID) -> ReservationRow | None:
        """A reservation; nobody else ends it until the transaction does."""
        statement = select(ReservationRow).where(ReservationRow.id == reservation_id).with_for_update()
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def lock_forgotten(self, now: datetime, limit: int) -> Sequence[ReservationRow]:
        """Reservations whose work was never told to have ended; those that are being ended right now are left out."""
        statement = (
            select(ReservationRow)
            .where(ReservationRow.state == ReservationState.RESERVED, ReservationRow.expires_at <= now)
            .order_by(ReservationRow.expires_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return (await self._session.execute(statement)).scalars().all()

    async def list_used(self, account_ids: Sequence[UUID], since: datetime, month: date) -> Sequence[UsedRow]:
        """What these accounts reserved since then (and did not get back), and were charged with in a month."""
        kept = ReservationRow.state != ReservationState.RELEASED
        recent = ReservationRow.created_at >= since
        statement = (
            select(
                ReservationRow.account_id,
                func.count().filter(kept, recent, ReservationRow.kind == Kind.DRAFT),
                func.count().filter(kept, recent, ReservationRow.kind == Kind.IMAGE),
                func.sum(ReservationRow.charged_usd).filter(ReservationRow.month == month),
            )
            .where(ReservationRow.account_id.in_(account_ids))
            .group_by(ReservationRow.account_id)
        )
        found = (await self._session.execute(statement)).all()
        return [UsedRow(who, drafts, images, charged or Decimal(0)) for who, drafts, images, charged in found if who]

    async def sweep(self, ended_before: datetime, counted_before: date) -> None:
        """Forget reservations that ended, and counts of periods that were over, long ago."""
        await self._session.execute(delete(ReservationRow).where(ReservationRow.ended_at < ended_before))
        await self._session.execute(delete(CountRow).where(CountRow.period < counted_before))


class BudgetRepository:
    """Versions of the budget, and the books of its months."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get_newest(self) -> BudgetRow | None:
        """The version in force."""
        statement = select(BudgetRow).order_by(BudgetRow.version.desc()).limit(1)
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def list_versions(self, limit: int, before: int | None = None) -> Sequence[BudgetRow]:
        """Versions, the newest first."""
        statement = select(BudgetRow).order_by(BudgetRow.version.desc()).limit(limit)
        if before is not None:
            statement = statement.where(BudgetRow.version < before)
        return (await self._session.execute(statement)).scalars().all()

    async def lock_saving(self) -> int:
        """Let one save at a time; returns the number of the version in force (0: none was saved)."""
        await self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SAVING_LOCK})
        statement = select(func.coalesce(func.max(BudgetRow.version), 0))
        return int((await self._session.execute(statement)).scalar_one())

    async def add(self, row: BudgetRow) -> None:
        """Store a new version."""
        self._session.add(row)
        await self._session.flush()

    async def get_sums(self, month: date) -> MonthSums:
        """The sums of a month."""
        statement = select(MonthRow.spent_usd, MonthRow.reserved_usd, MonthRow.unpriced_calls)
        row = (await self._session.execute(statement.where(MonthRow.month == month))).first()
        return MonthSums() if row is None else MonthSums(*row)

    async def reserve(self, month: date, cost: Decimal, limit: Decimal | None) -> bool:
        """Reserve, unless the limit would be passed; whether it was reserved."""
        if limit is not None and cost > limit:
            return False
        first = insert(MonthRow).values(month=month, reserved_usd=cost)
        room = None if limit is None else MonthRow.spent_usd + MonthRow.reserved_usd + cost <= limit
        another = first.on_conflict_do_update(
            index_elements=[MonthRow.month], set_={"reserved_usd": MonthRow.reserved_usd + cost}, where=room
        ).returning(MonthRow.month)
        return (await self._session.execute(another)).first() is not None

    async def settle(self, month: date, *, spent: Decimal, reserved: Decimal, unpriced_calls: int = 0) -> Decimal:
        """Add to the sums of a month (or take from them); returns what is spent now."""
        first = insert(MonthRow).values(
            month=month, spent_usd=spent, reserved_usd=max(Decimal(0), reserved), unpriced_calls=unpriced_calls
        )
        added = first.on_conflict_do_update(
            index_elements=[MonthRow.month],
            set_={
                "spent_usd": MonthRow.spent_usd + spent,
                "reserved_usd": MonthRow.reserved_usd + reserved,
                "unpriced_calls": MonthRow.unpriced_calls + unpriced_calls,
            },
        ).returning(MonthRow.spent_usd)
        return (await self._session.execute(added)).scalar_one()

    async def note_warned(self, month: date, limit: Decimal) -> bool:
        """Note that the admin was warned of a budget; whether this was the first time."""
        statement = update(MonthRow).where(MonthRow.month == month, MonthRow.warned_at_usd.is_distinct_from(limit))
        noted = await self._session.execute(statement.values(warned_at_usd=limit).returning(MonthRow.month))
        return noted.first() is not None
