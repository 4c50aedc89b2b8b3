"""What one account may use now: asked, and reserved before anything is called."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.usage import metrics
from echodiary.features.usage.books import BudgetBooks
from echodiary.features.usage.domain import NOTHING, Allowance, BudgetStanding, Consumer, Kind, Period, period_of
from echodiary.features.usage.errors import BudgetSpent, QuotaExceeded
from echodiary.features.usage.repository import UsageRepository
from echodiary.features.usage.reserving import Work, money_for, reservation
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock

Refusal = QuotaExceeded | BudgetSpent


class UsageService:
    """The share of one account, and the server's budget as it meets it."""

    def __init__(self, session: AsyncSession, clock: Clock, rules: UsageRules, consumer: Consumer) -> None:
        self._usage = UsageRepository(session)
        self._books = BudgetBooks(session, clock, rules)
        self._clock = clock
        self._rules = rules
        self._consumer = consumer

    async def allowance(self, kind: Kind) -> Allowance:
        """What the account has used and has left."""
        period = self._period(kind)
        used = await self._usage.get_used(self._consumer.account_id, kind, period.begins)
        return Allowance(kind, used, self._rules.limit_of(kind), period.resets_at)

    async def standing(self) -> BudgetStanding:
        """How the server's budget stands."""
        return await self._books.standing()

    async def refusal_of(self, work: Work) -> Refusal | None:
        """What would be in the way now; nothing is reserved."""
        allowance = await self.allowance(work.kind)
        if allowance.left == 0:
            return self._quota_exceeded(work.kind, allowance.resets_at)
        money = await money_for(self._books, work)
        if money is None:
            return None
        sums = await self._books.budgets.get_sums(money.month.begins)
        room = money.budget.has_room_for(money.cost or NOTHING, committed=sums.spent + sums.reserved)
        return None if room else self._budget_spent(money.month)

    async def reserve(self, work_id: UUID, work: Work) -> Refusal | None:
        """Reserve for work before it begins, in the transaction that accepts it; returns what is in the way.

        A value, not raised: the memo that is stored in the same transaction has to stay (ADR 0008). The server's month
        is counted last: all requests meet in that one row, which is locked until the transaction ends.
        """
        period, money = self._period(work.kind), await money_for(self._books, work)
        limit, who = self._rules.limit_of(work.kind), self._consumer.account_id
        if not await self._usage.count_one(who, work.kind, period.begins, limit):
            metrics.RESERVATIONS.labels(work.kind, QuotaExceeded.code).inc()
            return self._quota_exceeded(work.kind, period.resets_at)
        await self._usage.add(reservation(work_id, work, money, self._clock.now(), period.begins, who))
        if money is None or not money.cost:
            return None
        if await self._books.budgets.reserve(money.month.begins, money.cost, money.budget.monthly_usd):
            return None
        await self._usage.remove(work_id)
        await self._usage.give_back_one(who, work.kind, period.begins)
        metrics.RESERVATIONS.labels(work.kind, BudgetSpent.code).inc()
        return self._budget_spent(money.month)

    def _period(self, kind: Kind) -> Period:
        return period_of(kind, self._consumer, self._clock.now())

    def _quota_exceeded(self, kind: Kind, resets_at: datetime) -> QuotaExceeded:
        limit = self._rules.limit_of(kind)
        return QuotaExceeded(kind=kind.value, limit=limit, resets_at=resets_at, retry_after=self._seconds_to(resets_at))

    def _budget_spent(self, month: Period) -> BudgetSpent:
        return BudgetSpent(resets_at=month.resets_at, retry_after=self._seconds_to(month.resets_at))

    def _seconds_to(self, moment: datetime) -> int:
        return max(1, round((moment - self._clock.now()).total_seconds()))
