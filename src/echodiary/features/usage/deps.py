"""Usage for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.llm_policy.deps import PolicyDep, PolicyReaderDep
from echodiary.features.usage.administration import BudgetAdministration
from echodiary.features.usage.domain import Consumer
from echodiary.features.usage.rules import UsageRules
from echodiary.features.usage.service import UsageService
from echodiary.web.deps import ClockDep, ReadingDep, SessionDep
from echodiary.web.ports import port

UsageRulesDep = Annotated[UsageRules, Depends(port(UsageRules))]


async def get_usage(session: SessionDep, clock: ClockDep, rules: UsageRulesDep, who: SignedInDep) -> UsageService:
    """What whoever is signed in may use, on this request's transaction."""
    return UsageService(session, clock, rules, _consumer(who))


async def get_usage_reader(
    session: ReadingDep, clock: ClockDep, rules: UsageRulesDep, who: SignedInDep
) -> UsageService:
    """The same on a session that only reads."""
    return UsageService(session, clock, rules, _consumer(who))


def _consumer(who: SignedIn) -> Consumer:
    return Consumer(who.account_id, who.time_zone, who.day_start_minutes)


async def get_budget_administration(
    session: SessionDep, clock: ClockDep, rules: UsageRulesDep, policy: PolicyDep
) -> BudgetAdministration:
    """The admin's use cases on this request's transaction."""
    return BudgetAdministration(session, clock, rules, policy)


async def get_budget_administration_reader(
    session: ReadingDep, clock: ClockDep, rules: UsageRulesDep, policy: PolicyReaderDep
) -> BudgetAdministration:
    """The same on a session that only reads."""
    return BudgetAdministration(session, clock, rules, policy)


UsageDep = Annotated[UsageService, Depends(get_usage)]
UsageReaderDep = Annotated[UsageService, Depends(get_usage_reader)]
BudgetAdminDep = Annotated[BudgetAdministration, Depends(get_budget_administration)]
BudgetAdminReaderDep = Annotated[BudgetAdministration, Depends(get_budget_administration_reader)]
