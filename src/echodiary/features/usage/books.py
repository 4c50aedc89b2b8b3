"""The server's budget and the books of the running month."""

from datetime import date
from decimal import Decimal

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.admins import time_zone_of_admin
from echodiary.features.llm_policy.domain import Policy
from echodiary.features.usage import metrics
from echodiary.features.usage.domain import Budget, BudgetStanding, Period, Price, Tokens, is_nearly_spent, month_of
from echodiary.features.usage.models import BudgetRow
from echodiary.features.usage.repository import BudgetRepository
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock
from echodiary.platform.database import after_commit

log = structlog.get_logger()


class BudgetBooks:
    """Reads the budget and writes the books, within one transaction."""

    def __init__(self, session: AsyncSession, clock: Clock, rules: UsageRules) -> None:
        self.budgets = BudgetRepository(session)
        self._session = session
        self._clock = clock
        self._rules = rules

    async def budget(self) -> Budget:
        """The version in force."""
        row = await self.budgets.get_newest()
        return self._rules.budget() if row is None else budget_of(row)

    async def month(self) -> Period:
        """The running month."""
        return month_of(self._clock.now(), await time_zone_of_admin(self._session))

    async def standing(self) -> BudgetStanding:
        """How the budget stands."""
        zone = await time_zone_of_admin(self._session)
        month = month_of(self._clock.now(), zone)
        sums = await self.budgets.get_sums(month.begins)
        return BudgetStanding(
            budget=await self.budget(),
            month=month.begins,
            time_zone=zone,
            spent_usd=sums.spent,
            reserved_usd=sums.reserved,
            unpriced_calls=sums.unpriced_calls,
            resets_at=month.resets_at,
        )

    async def cost_of(self, budget: Budget, policy: Policy, model: str, tokens: Tokens) -> Decimal | None:
        """What a call would cost at most: at the admin's price, else the listed one; None where neither is known."""
        own = budget.prices.get(model)
        if own is not None:
            return own.of(tokens)
        return await self._rules.prices.cost_of(policy.provider, model, tokens)

    async def warn_if_nearly_spent(self, month: date, spent: Decimal) -> None:
        """Tell the log and the meters when most of the budget is spent: once for each amount of it."""
        limit = (await self.budget()).monthly_usd
        if limit is None or not is_nearly_spent(limit, spent):
            return
        if await self.budgets.note_warned(month, limit):
            after_commit(self._session, lambda: _warn(spent, limit, month))


def budget_of(row: BudgetRow) -> Budget:
    """The budget of a stored version."""
    prices = {model: Price(Decimal(price["input"]), Decimal(price["output"])) for model, price in row.prices.items()}
    return Budget(row.version, row.monthly_usd, prices, row.saved_by, row.saved_at)


def _warn(spent: Decimal, limit: Decimal, month: date) -> None:
    metrics.BUDGET_WARNINGS.inc()
    log.warning(
        "usage.budget_nearly_spent",
        spent_usd=float(spent),
        budget_usd=float(limit),
        month=month.isoformat(),
    )
