"""Work that the house does for itself, such as the checklist: it is in the budget, and in nobody's share."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from echodiary.features.usage import metrics
from echodiary.features.usage.books import BudgetBooks
from echodiary.features.usage.domain import NOTHING, CallEnded, Tokens, rounded_up
from echodiary.features.usage.errors import BudgetSpent
from echodiary.features.usage.ledger import UsageLedger
from echodiary.features.usage.repository import UsageRepository
from echodiary.features.usage.reserving import Work, money_for, reservation
from echodiary.features.usage.rules import UsageRules
from echodiary.llm.events import Usage
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database


class HouseUsage:
    """Reserves and settles in transactions of its own: no place in the pool is held while a model speaks."""

    def __init__(self, database: Database, clock: Clock, rules: UsageRules) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules

    async def most_cost_of(self, works: Sequence[Work]) -> tuple[Decimal, int]:
        """The most that all of this can come to, in US dollars, and how much of it has no known price."""
        async with self._database.reading() as session:
            books = BudgetBooks(session, self._clock, self._rules)
            budget = await books.budget()
            costs = [
                await books.cost_of(budget, work.policy, work.model, work.tokens)
                for work in works
                if work.policy.provider.is_external
            ]
        return sum((cost for cost in costs if cost is not None), Decimal(0)), costs.count(None)

    async def reserve(self, work_id: UUID, work: Work) -> bool:
        """Reserve for one call; False when the month's budget has no room for it."""
        async with self._database.transaction() as session:
            books = BudgetBooks(session, self._clock, self._rules)
            money = await money_for(books, work)
            if money is None:
                return True
            usage = UsageRepository(session)
            await usage.add(reservation(work_id, work, money, self._clock.now(), money.month.begins, None))
            if not money.cost or await books.budgets.reserve(money.month.begins, money.cost, money.budget.monthly_usd):
                return True
            await usage.remove(work_id)
            metrics.RESERVATIONS.labels(work.kind, BudgetSpent.code).inc()
            return False

    async def settle(self, work_id: UUID, ended: CallEnded) -> Decimal | None:
        """Settle one call; returns what it cost, None where that is not known."""
        async with self._database.transaction() as session:
            return await UsageLedger(session, self._clock, self._rules).settle(work_id, ended)

    async def book(self, provider: str, role: str, model: str, usage: Usage) -> None:
        """Add a call that nothing was reserved for, and that could not be refused (a `TrialBooks`)."""
        tokens = Tokens(usage.input_tokens, usage.output_tokens)
        async with self._database.transaction() as session:
            books = BudgetBooks(session, self._clock, self._rules)
            own = (await books.budget()).prices.get(model)
            cost = own.of(tokens) if own else usage.cost_usd
            month = (await books.month()).begins
            spent = NOTHING if cost is None else rounded_up(cost)
            total = await books.budgets.settle(month, spent=spent, reserved=NOTHING, unpriced_calls=int(cost is None))
            if spent:
                metrics.CHARGED.labels(provider, role).inc(float(spent))
                await books.warn_if_nearly_spent(month, total)
