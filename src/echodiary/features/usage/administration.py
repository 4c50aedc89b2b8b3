"""What an admin does with the budget: look at it, save a new version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.domain import ModelRole
from echodiary.features.llm_policy.service import LlmPolicyService
from echodiary.features.usage.books import BudgetBooks, budget_of
from echodiary.features.usage.domain import Budget, BudgetStanding, Price, Tokens
from echodiary.features.usage.errors import BudgetStale
from echodiary.features.usage.models import BudgetRow
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """How the budget stands, and which models in force have no known price: their calls count as nothing."""

    standing: BudgetStanding
    unpriced_models: tuple[str, ...]


class BudgetAdministration:
    """The use cases of the budget's admin within one transaction."""

    def __init__(self, session: AsyncSession, clock: Clock, rules: UsageRules, policy: LlmPolicyService) -> None:
        self._books = BudgetBooks(session, clock, rules)
        self._rules = rules
        self._clock = clock
        self._policy = policy

    async def report(self) -> BudgetReport:
        """The version in force, and what it is up to now."""
        standing = await self._books.standing()
        return BudgetReport(standing, await self._unpriced_models(standing.budget))

    async def list_versions(self, limit: int, before: int | None = None) -> Sequence[Budget]:
        """Versions, the newest first; the settings' own is not among them."""
        return [budget_of(row) for row in await self._books.budgets.list_versions(limit, before)]

    async def save(
        self, who: UUID, monthly_usd: Decimal | None, prices: Mapping[str, Price] | None, expected: int | None
    ) -> BudgetReport:
        """Store a new version, in force from here on, for the running month too; prices None: as they are.

        Raises BudgetStale when another version than `expected` is in force.
        """
        in_force = await self._books.budgets.lock_saving()
        before = await self._books.budget()
        if expected is not None and expected != in_force:
            raise BudgetStale(current=before)
        kept = before.prices if prices is None else prices
        await self._books.budgets.add(
            BudgetRow(
                version=in_force + 1,
                monthly_usd=monthly_usd,
                prices={model: {"input": str(one.input), "output": str(one.output)} for model, one in kept.items()},
                saved_by=who,
                saved_at=self._clock.now(),
            )
        )
        return await self.report()

    async def _unpriced_models(self, budget: Budget) -> tuple[str, ...]:
        policy = await self._policy.current(never_send=False)
        if not policy.provider.is_external:
            return ()
        names = dict.fromkeys(policy.model_for(role) for role in ModelRole)
        one = Tokens(1000, 1000)
        return tuple([name for name in names if await self._books.cost_of(budget, policy, name, one) is None])
