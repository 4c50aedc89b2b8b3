"""The most that a draft can come to, told before it is sent."""

from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.usage.domain import Kind, Tokens
from echodiary.features.usage.reserving import Work
from echodiary.writing.model_writer import OUTPUT_TOKENS, TOKENS_A_CHARACTER
from echodiary.writing.prompting import messages_for
from echodiary.writing.request import WritingRequest


def work_of(request: WritingRequest, policy: Policy, role: ModelRole) -> Work:
    """A draft as work to be reserved for."""
    # The built-in writer costs nothing, so that no prompt need be made to count it.
    return Work(Kind.DRAFT, policy, role, most_tokens(request) if policy.provider.is_external else Tokens())


def most_tokens(request: WritingRequest) -> Tokens:
    """A token a character of the prompt (tokenisers need fewer, in Korean too), and all the room the answer is given.

    The room is the model writer's own limit (`model_writer._room`); a test holds the two together.
    """
    typed = len(request.memo.as_text()) + len(request.previous_text or "")
    return Tokens(
        input=sum(len(message.text) for message in messages_for(request)),
        output=OUTPUT_TOKENS[request.length] + TOKENS_A_CHARACTER * typed,
    )
