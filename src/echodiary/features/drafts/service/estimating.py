"""The most that a draft can come to, told before it is sent."""

from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.usage.domain import Kind, Tokens
from echodiary.features.usage.reserving import Work
from echodiary.writing.model_writer import most_tokens
from echodiary.writing.request import WritingRequest


def work_of(request: WritingRequest, policy: Policy, role: ModelRole) -> Work:
    """A draft as work to be reserved for."""
    # The built-in writer costs nothing, so that no prompt need be made to count it.
    return Work(Kind.DRAFT, policy, role, Tokens(*most_tokens(request)) if policy.provider.is_external else Tokens())
