"""The policy for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.llm_policy.service import LlmPolicyService, PolicyRules
from echodiary.web.deps import ReadingDep, SessionDep
from echodiary.web.ports import port

PolicyRulesDep = Annotated[PolicyRules, Depends(port(PolicyRules))]


async def get_policy(session: SessionDep, rules: PolicyRulesDep) -> LlmPolicyService:
    """The policy as this request's transaction sees it."""
    return LlmPolicyService(session, rules)


async def get_policy_reader(session: ReadingDep, rules: PolicyRulesDep) -> LlmPolicyService:
    """The policy for pages that only show it."""
    return LlmPolicyService(session, rules)


PolicyDep = Annotated[LlmPolicyService, Depends(get_policy)]
PolicyReaderDep = Annotated[LlmPolicyService, Depends(get_policy_reader)]
