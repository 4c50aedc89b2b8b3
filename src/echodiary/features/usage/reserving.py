"""What work may come to, and the row that holds it reserved."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.usage.books import BudgetBooks
from echodiary.features.usage.domain import NOTHING, Budget, Kind, Period, Price, ReservationState, Tokens
from echodiary.features.usage.models import ReservationRow

# Longer than any work lasts, its retries and rescues included. Work that ends is settled by whoever ends it; this is
# for work that vanished (an account deleted in the middle of a draft).
RESERVED_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done: of which kind, by which model, and the most tokens that it can come to."""

    kind: Kind
    policy: Policy
    role: ModelRole
    tokens: Tokens

    @property
    def model(self) -> str:
        """The model that does it."""
        return self.policy.model_for(self.role)


@dataclass(frozen=True, slots=True)
class Money:
    """What work may cost, against which month; `cost` None: nobody knows the price."""

    budget: Budget
    month: Period
    cost: Decimal | None
    own: Price | None


async def money_for(books: BudgetBooks, work: Work) -> Money | None:
    """What work may cost; None: the built-in writer costs nothing, and no budget is asked."""
    if not work.policy.provider.is_external:
        return None
    budget = await books.budget()
    cost = await books.cost_of(budget, work.policy, work.model, work.tokens)
    return Money(budget, await books.month(), cost, budget.prices.get(work.model))


def reservation(
    work_id: UUID, work: Work, money: Money | None, now: datetime, period: date, account_id: UUID | None
) -> ReservationRow:
    """The row of a reservation; `account_id` None: the house's own work, which is in nobody's share."""
    return ReservationRow(
        id=work_id,
        account_id=account_id,
        kind=work.kind,
        period=period,
        month=money.month.begins if money else None,
        provider=work.policy.provider,
        model=work.model,
        role=work.role,
        reserved_usd=(money.cost or NOTHING) if money else NOTHING,
        price_known=money is None or money.cost is not None,
        own_input=money.own.input if money and money.own else None,
        own_output=money.own.output if money and money.own else None,
        state=ReservationState.RESERVED,
        created_at=now,
        expires_at=now + RESERVED_FOR,
    )
