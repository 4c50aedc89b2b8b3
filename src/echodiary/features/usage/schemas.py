"""What the JSON API of usage takes and gives. Money is in US dollars."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from echodiary.features.llm_policy.schemas import ModelName
from echodiary.features.usage.administration import BudgetReport
from echodiary.features.usage.domain import BUDGET_MAX, PRICE_MAX, PRICES_MAX, Allowance, Budget, BudgetStanding, Price

Amount = Annotated[Decimal, Field(ge=0, le=BUDGET_MAX, max_digits=13, decimal_places=6)]
PriceAmount = Annotated[Decimal, Field(ge=0, le=PRICE_MAX, max_digits=12, decimal_places=6)]


class AllowanceView(BaseModel):
    """What an account has used of a share and has left, until when."""

    used: int
    limit: int
    left: int
    resets_at: datetime

    @classmethod
    def of(cls, allowance: Allowance) -> Self:
        """The view of an allowance."""
        return cls(used=allowance.used, limit=allowance.limit, left=allowance.left, resets_at=allowance.resets_at)


class ServerBudgetView(BaseModel):
    """Whether the server's budget for models is spent, and when the next one begins. Amounts are the admin's."""

    is_spent: bool
    resets_at: datetime


class UsageView(BaseModel):
    """What this account has used and has left: drafts today, images this month."""

    drafts: AllowanceView
    images: AllowanceView
    budget: ServerBudgetView

    @classmethod
    def of(cls, drafts: Allowance, images: Allowance, standing: BudgetStanding) -> Self:
        """The view of an account's usage."""
        budget = ServerBudgetView(is_spent=standing.is_spent, resets_at=standing.resets_at)
        return cls(drafts=AllowanceView.of(drafts), images=AllowanceView.of(images), budget=budget)


class PriceBody(BaseModel):
    """What a model costs, for a million tokens."""

    input: PriceAmount
    output: PriceAmount

    def price(self) -> Price:
        """The price that the use case takes."""
        return Price(self.input, self.output)


class BudgetBody(BaseModel):
    """A budget to be saved: a month's amount, null for no limit; `prices` left out stay as they are."""

    monthly_usd: Amount | None
    prices: Annotated[dict[ModelName, PriceBody], Field(max_length=PRICES_MAX)] | None = None

    def own_prices(self) -> dict[str, Price] | None:
        """The prices that the use case takes."""
        return None if self.prices is None else {model: price.price() for model, price in self.prices.items()}


class PriceView(BaseModel):
    """What a model costs on this server, for a million tokens."""

    input: float
    output: float


class BudgetVersionView(BaseModel):
    """A version of the budget."""

    version: int
    monthly_usd: float | None
    prices: dict[str, PriceView]
    saved_by: UUID | None
    saved_at: datetime | None

    @classmethod
    def of(cls, budget: Budget) -> Self:
        """The view of a version."""
        return cls(**_fields_of(budget))


class BudgetView(BudgetVersionView):
    """The budget in force, and how it stands in the running month."""

    month: str
    time_zone: str
    spent_usd: float
    reserved_usd: float
    left_usd: float | None
    warning: bool
    is_spent: bool
    unpriced_calls: int
    unpriced_models: list[str]
    resets_at: datetime

    @classmethod
    def of_report(cls, report: BudgetReport) -> Self:
        """The view of the budget in force."""
        standing = report.standing
        left = standing.left_usd
        return cls(
            **_fields_of(standing.budget),
            month=f"{standing.month:%Y-%m}",
            time_zone=standing.time_zone,
            spent_usd=float(standing.spent_usd),
            reserved_usd=float(standing.reserved_usd),
            left_usd=None if left is None else float(left),
            warning=standing.warns,
            is_spent=standing.is_spent,
            unpriced_calls=standing.unpriced_calls,
            unpriced_models=list(report.unpriced_models),
            resets_at=standing.resets_at,
        )


class BudgetVersionList(BaseModel):
    """A page of the history."""

    items: list[BudgetVersionView]
    next_cursor: str | None = None


def _fields_of(budget: Budget) -> dict[str, object]:
    return {
        "version": budget.version,
        "monthly_usd": None if budget.monthly_usd is None else float(budget.monthly_usd),
        "prices": {
            model: PriceView(input=float(price.input), output=float(price.output))
            for model, price in budget.prices.items()
        },
        "saved_by": budget.saved_by,
        "saved_at": budget.saved_at,
    }
