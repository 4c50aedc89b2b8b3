"""The policy for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.llm_policy.administration import PolicyAdministration
from echodiary.features.llm_policy.ports import ModelOpener, TrialBooks
from echodiary.features.llm_policy.proving import PolicyProving
from echodiary.features.llm_policy.service import LlmPolicyService, PolicyRules
from echodiary.web.deps import ClockDep, DatabaseDep, ReadingDep, SessionDep
from echodiary.web.ports import port

OpenerDep = Annotated[ModelOpener, Depends(port(ModelOpener))]
TrialBooksDep = Annotated[TrialBooks, Depends(port(TrialBooks))]
PolicyRulesDep = Annotated[PolicyRules, Depends(port(PolicyRules))]


async def get_policy(session: SessionDep, rules: PolicyRulesDep) -> LlmPolicyService:
    """The policy as this request's transaction sees it."""
    return LlmPolicyService(session, rules)


async def get_policy_reader(session: ReadingDep, rules: PolicyRulesDep) -> LlmPolicyService:
    """The policy for pages that only show it."""
    return LlmPolicyService(session, rules)


async def get_administration(session: SessionDep, rules: PolicyRulesDep, clock: ClockDep) -> PolicyAdministration:
    """The admin's use cases on this request's transaction."""
    return PolicyAdministration(session, rules, clock)


async def get_administration_reader(
    session: ReadingDep, rules: PolicyRulesDep, clock: ClockDep
) -> PolicyAdministration:
    """The same on a session that only reads."""
    return PolicyAdministration(session, rules, clock)


async def get_proving(
    database: DatabaseDep, rules: PolicyRulesDep, clock: ClockDep, opener: OpenerDep, books: TrialBooksDep
) -> PolicyProving:
    """Tries policies outside any transaction."""
    return PolicyProving(database, rules, clock, opener, books)


PolicyDep = Annotated[LlmPolicyService, Depends(get_policy)]
PolicyReaderDep = Annotated[LlmPolicyService, Depends(get_policy_reader)]
PolicyAdminDep = Annotated[PolicyAdministration, Depends(get_administration)]
PolicyAdminReaderDep = Annotated[PolicyAdministration, Depends(get_administration_reader)]
ProvingDep = Annotated[PolicyProving, Depends(get_proving)]
